"""The kind and the facets that every page shares."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.models import Audience, Territory, Theme
from search.facets import Facet, Term, register
from search.kinds import Kind
from search.kinds import register as register_kind

SHOWN_ORDER = ("departement", "region", "commune", "epci", "qpv", "other", "national")


def register_all() -> None:
    """Register the kind of standard pages and the facets theme, territory and audience."""
    register_kind(Kind("page", _("Page"), _("Pages"), "page"))
    register(Facet("theme", "theme", _("Theme"), _themes))
    register(Facet("territory", "territoire", _("Territory"), _territories, whole=False))
    register(Facet("audience", "public", _("Audience"), _audiences))


def _themes(keys: Collection[str]) -> list[Term]:
    themes = Theme.objects.filter(locale__language_code=get_language())
    return [Term(theme.key, theme.name, theme.slug, rank=1 if theme.parent_id else 0) for theme in themes]


def _audiences(keys: Collection[str]) -> list[Term]:
    audiences = Audience.objects.filter(locale__language_code=get_language())
    return [Term(audience.key, audience.name, audience.slug) for audience in audiences]


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
