"""The things that a fiche names — bodies, territories, themes, audiences — read in one query, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from core.models import Organisation, PageAudience, PageTerritory, PageTheme

if TYPE_CHECKING:
    from experiences.models import ExperiencePage


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a page names: in words, with the key that its listing takes, or the address of its own site."""

    label: str
    key: str = ""
    website: str = ""


RELATIONS = ("carrier", "territories", "themes", "audiences", "partners", "funders")


def named_by(page: ExperiencePage, *, saved: bool = True) -> dict[str, list[Named]]:
    """Return the things that `page` names, by relation, each in the editor's order.

    A preview is not `saved`: its relations are read from the form that is being written.
    """
    return _from_database(page) if saved else _from_form(page)


def _from_form(page: ExperiencePage) -> dict[str, list[Named]]:
    return {
        "carrier": [body for body in [_body(page.carrier)] if body],
        "territories": [Named(link.territory.name, link.territory.key) for link in page.territory_links.all()],
        "themes": [Named(link.theme.name, link.theme.slug) for link in page.theme_links.all()],
        "audiences": [Named(link.audience.name, link.audience.slug) for link in page.audience_links.all()],
        "partners": [_body(link.organisation) or Named(link.name) for link in page.partners.all()],
        "funders": [_body(link.organisation) or Named(link.name) for link in page.funders.all()],
    }


def _body(organisation: Organisation | None) -> Named | None:
    return Named(organisation.name, website=organisation.website) if organisation else None


def _from_database(page: ExperiencePage) -> dict[str, list[Named]]:
    named: dict[str, list[Named]] = {relation: [] for relation in RELATIONS}
    parts = [
        _rows("territories", PageTerritory.objects.filter(page=page.pk), "territory__name", _territory_key()),
        _rows("themes", PageTheme.objects.filter(page=page.pk), "theme__name", F("theme__slug")),
        _rows("audiences", PageAudience.objects.filter(page=page.pk), "audience__name", F("audience__slug")),
        _bodies("partners", page.partners.model.objects.filter(page=page.pk)),
        _bodies("funders", page.funders.model.objects.filter(page=page.pk)),
        _carrier(page),
    ]
    first, *others = parts
    for relation, _place, label, key, website in first.union(*others, all=True).order_by("relation", "place"):
        named[relation].append(Named(label, key, website))
    return named


def _rows(relation: str, links: QuerySet[Any], label: str, key: Any) -> QuerySet[Any]:
    return _columns(relation, links, F("sort_order"), F(label), key, Value(""))


def _bodies(relation: str, links: QuerySet[Any]) -> QuerySet[Any]:
    label = Coalesce("organisation__name", "name")
    return _columns(relation, links, F("sort_order"), label, Value(""), Coalesce("organisation__website", Value("")))


def _carrier(page: ExperiencePage) -> QuerySet[Any]:
    bodies = Organisation.objects.filter(pk=page.carrier_id).order_by()
    return _columns("carrier", bodies, Value(0), F("name"), Value(""), F("website"))


def _columns(relation: str, rows: QuerySet[Any], place: Any, label: Any, key: Any, website: Any) -> QuerySet[Any]:
    columns: QuerySet[Any] = (
        rows.order_by()
        .annotate(
            relation=Value(relation, CharField()),
            place=place,
            shown=Cast(label, CharField(max_length=250)),
            key=Cast(key, CharField(max_length=250)),
            site=Cast(website, CharField(max_length=250)),
        )
        .values_list("relation", "place", "shown", "key", "site")
    )
    return columns


def _territory_key() -> Any:
    return Concat("territory__kind", Value("-"), "territory__code")
