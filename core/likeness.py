"""Why two contents are alike, in words: « 3 thèmes communs », « même organisme », « même territoire »."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.models import Territory

if TYPE_CHECKING:
    from core.naming import Named
    from search.shown import Entry

PRECISE = tuple(Territory.Kind(kind).value for kind in ("qpv", "commune", "epci", "other", "departement", "region"))
"""Kinds of territories, the most precise first; to lie in the same country is no likeness."""


def own_facets(named: Mapping[str, Sequence[Named]], bodies: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the facets of a page by which others are like it, from what it names, without a query."""
    return {
        "theme": tuple(theme.facet for theme in named["themes"]),
        "territory": tuple(territory.key for territory in named["territories"]),
        "organisation": tuple(body.key for relation in bodies for body in named[relation] if body.key),
    }


def with_reasons(entries: Iterable[Entry], own: Mapping[str, Sequence[str]]) -> list[Entry]:
    """Return entries that say what they have in common with the content of these facets."""
    return [replace(entry, reasons=tuple(reasons(own, entry.hit.facets))) for entry in entries]


def reasons(own: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what the facets of two contents have in common, in words, what weighs most first."""
    themes = len(set(own.get("theme", ())) & set(other.get("theme", ())))
    told = [ngettext("%(number)d theme in common", "%(number)d themes in common", themes) % {"number": themes}]
    found = told if themes else []
    if set(own.get("organisation", ())) & set(other.get("organisation", ())):
        found.append(_("same organisation"))
    if most_precise(own.get("territory", ())) & most_precise(other.get("territory", ())):
        found.append(_("same territory"))
    return found


def most_precise(territories: Iterable[str]) -> set[str]:
    """Return those of the most precise kind: the facet of a content holds all that contain its territories too."""
    keys = set(territories)
    by_kind = ({key for key in keys if key.startswith(f"{kind}-")} for kind in PRECISE)
    return next((found for found in by_kind if found), set())
