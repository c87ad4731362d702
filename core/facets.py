"""The kinds of what the core publishes, and the facets that every page shares."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.addresses import number
from core.languages import preferred
from core.models import Audience, Organisation, Person, Territory, Theme
from search.facets import Facet, Term, register
from search.kinds import Kind
from search.kinds import register as register_kind

SHOWN_ORDER = ("departement", "region", "commune", "epci", "qpv", "other", "national")


def register_all() -> None:
    """Register the kinds, and the facets of themes, territories, audiences, bodies and people."""
    register_kind(Kind("page", _("Page"), _("Pages"), "page"))
    register_kind(Kind("term", _("Glossary term"), _("Glossary terms"), "term"))
    register_kind(Kind("organisation", _("Organisation"), _("Organisations"), "organisation"))
    register_kind(Kind("person", _("Person"), _("People"), "person"))
    register(Facet("theme", "theme", _("Theme"), _themes))
    register(Facet("territory", "territoire", _("Territory"), _territories, whole=False))
    register(Facet("audience", "public", _("Audience"), _audiences))
    register(Facet("organisation", "organisme", _("Organisation"), _organisations, whole=False))
    register(Facet("person", "personne", _("Person"), _people, whole=False))
    register(Facet("organisation_kind", "type", _("Kind of organisation"), _organisation_kinds))


def _themes(keys: Collection[str]) -> list[Term]:
    themes = preferred(Theme.objects.all())
    return [Term(theme.key, theme.name, theme.slug, rank=1 if theme.parent_id else 0) for theme in themes]


def _audiences(keys: Collection[str]) -> list[Term]:
    audiences = preferred(Audience.objects.all())
    return [Term(audience.key, audience.name, audience.slug) for audience in audiences]


def _organisations(keys: Collection[str]) -> list[Term]:
    bodies = Organisation.objects.filter(pk__in=_numbers(keys))
    return [Term(body.key, body.acronym or body.name, body.key) for body in bodies]


def _people(keys: Collection[str]) -> list[Term]:
    return [Term(person.key, person.name, person.key) for person in Person.objects.filter(pk__in=_numbers(keys))]


def _organisation_kinds(keys: Collection[str]) -> list[Term]:
    return [Term(kind.value, kind.label, kind.value.replace("_", "-")) for kind in Organisation.Kind]


def _numbers(keys: Collection[str]) -> list[int]:
    """Return the keys that may be those of rows; an address holds anything."""
    return [found for key in keys if (found := number(key)) is not None and str(found) == key]


def _territories(keys: Collection[str]) -> list[Term]:
    return [
        Term(territory.key, _named(territory), territory.key, SHOWN_ORDER.index(territory.kind))
        for territory in Territory.objects.by_keys(keys)
    ]


def _named(territory: Territory) -> str:
    """Return the name of a territory; a neighbourhood says what it is, a former territory until when it existed."""
    if territory.valid_to:
        return gettext("%(name)s (until %(year)s)") % {"name": territory.name, "year": territory.valid_to.year}
    return f"{territory.name} (QPV)" if territory.kind == Territory.Kind.QPV else territory.name
