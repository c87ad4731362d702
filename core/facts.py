"""What is known of an organisation, a person or a territory, in words, for the head of its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Value
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.dates import UnevenDate
from core.models.organisations import Organisation, OrganisationName, Person, PersonFunction
from core.models.territories import Territory
from search.text import sort_key

ORGANISATION, PERSON, TERRITORY = "organisation", "person", "territory"
"""Families of things that have a page; the navigation knows where."""
KINDS = tuple(Territory.Kind)
"""Kinds of territory, from the largest."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a fact names: in words, with its family and key where it has a page, or with an address."""

    label: str
    family: str = ""
    key: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, and what it names."""

    label: str
    mentions: list[Mention]


def of_organisation(body: Organisation) -> list[Fact]:
    """Return the facts of a body; in one query, where its successor and its territory were read with it."""
    former, spelt, replaced = _other_names(body)
    territory = [_territory(body.territory)] if body.territory else []
    return _known(
        [
            Fact(_("Kind of organisation"), [Mention(body.get_kind_display())]),
            Fact(_("Acronym"), _plain([body.acronym])),
            Fact(_("Formerly"), former),
            Fact(_("Also written"), spelt),
            Fact(_("Replaced by"), [_organisation(body.replaced_by)] if body.replaced_by else []),
            Fact(_("Replaces"), replaced),
            Fact(_("Territory"), territory),
            Fact(_("Website"), [Mention(body.website, url=body.website)] if body.website else []),
        ]
    )


def of_person(person: Person) -> list[Fact]:
    """Return the functions of a person, those still held first, then the latest begun."""
    functions = sorted(person.functions.select_related("organisation"), key=_begun, reverse=True)
    return [Fact(function.title, [_held(function)]) for function in functions]


def of_territory(territory: Territory) -> list[Fact]:
    """Return the facts of a territory, its neighbours in one query."""
    around: dict[str, list[Mention]] = {}
    for other in sorted(Territory.objects.around(territory), key=place):
        around.setdefault(other.relation, []).append(_territory(other))
    successors = around.get("successor", [])
    containing = [other for other in around.get("containing", []) if other not in successors]
    population = [number_format(territory.population, force_grouping=True)] if territory.population else []
    return _known(
        [
            Fact(_("Kind of territory"), [Mention(territory.get_kind_display(), note=territory.code)]),
            Fact(_("Inhabitants"), _plain(population)),
            Fact(_("Existed"), _plain([period(_day(territory.valid_from), _day(territory.valid_to))])),
            Fact(_("Lies in"), list(reversed(containing))),
            Fact(_("Replaced by"), successors),
            Fact(_("Replaces"), around.get("predecessor", [])),
            Fact(_("Holds"), around.get("held", [])),
        ]
    )


def period(since: UnevenDate | None, until: UnevenDate | None) -> str:
    """Return from when to when, in words; empty where neither is known."""
    if since and until:
        return _("from %(since)s to %(until)s") % {"since": since.short(), "until": until.short()}
    if since:
        return _("since %(since)s") % {"since": since.short()}
    return _("until %(until)s") % {"until": until.short()} if until else ""


def _known(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.mentions]


def _plain(texts: Iterable[str]) -> list[Mention]:
    return [Mention(text) for text in texts if text]


def _organisation(body: Organisation) -> Mention:
    return Mention(body.name, ORGANISATION, body.key)


def _territory(territory: Territory) -> Mention:
    """Return a territory; a former one says until when it existed."""
    until = _("until %(until)s") % {"until": territory.valid_to.year} if territory.valid_to else ""
    return Mention(territory.name, TERRITORY, territory.key, note=until)


def _held(function: PersonFunction) -> Mention:
    body, dates = function.organisation, period(function.since, function.until)
    return Mention(body.name, ORGANISATION, body.key, note=dates) if body else Mention("", note=dates)


def _begun(function: PersonFunction) -> tuple[bool, date]:
    return function.until is None, function.since.start if function.since else date.min


def _day(day: date | None) -> UnevenDate | None:
    return UnevenDate.from_days(day) if day else None


def place(territory: Territory) -> tuple[int, str]:
    """Return what sorts territories from the largest kind, then by name."""
    return KINDS.index(territory.kind), sort_key(territory.name)


def _other_names(body: Organisation) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Return former names, other spellings, and the bodies that this one replaces, in one query."""
    no = Value(value=False, output_field=BooleanField())
    names = OrganisationName.objects.filter(organisation=body).order_by().annotate(body=Value(0))
    replaced = Organisation.objects.filter(replaced_by=body).order_by().annotate(former=no)
    found = names.values_list("former", "body", "name").union(replaced.values_list("former", "pk", "name"))
    rows = sorted(found, key=lambda row: sort_key(row[2]))
    former = [Mention(name) for is_former, pk, name in rows if not pk and is_former]
    spelt = [Mention(name) for is_former, pk, name in rows if not pk and not is_former]
    return former, spelt, [Mention(name, ORGANISATION, str(pk)) for _former, pk, name in rows if pk]
