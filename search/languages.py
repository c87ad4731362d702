"""Which contents the reader of a language is shown: those in that language, and French ones without translation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.conf import settings

from search.contract import IndexUnit, SearchRequest

READERS = "readers"
"""The facet of the languages in whose lists an item stands."""


def readers(locale: str, translated: Collection[str] = ()) -> tuple[str, ...]:
    """Return the languages in whose lists a content of `locale`, `translated` into others, stands."""
    if locale != settings.LANGUAGE_CODE:
        return (locale,)
    return tuple(code for code, _name in settings.LANGUAGES if code == locale or code not in translated)


def with_readers(unit: IndexUnit) -> IndexUnit:
    """Return the unit with its readers; one whose source says nothing of translations has none."""
    if READERS in unit.facets:
        return unit
    return replace(unit, facets={**unit.facets, READERS: readers(unit.locale)})


def for_readers(request: SearchRequest) -> SearchRequest:
    """Let a request in another language find, beside its own contents, the French ones that were not translated.

    Items asked for by name are found in whichever of the two languages they are.
    """
    source = settings.LANGUAGE_CODE
    if request.locale == source or "locale" in request.filters:
        return request
    asked: dict[str, tuple[str, ...]] = {"locale": (request.locale, source)}
    if not request.uids:
        asked[READERS] = (request.locale,)
    return replace(request, filters={**request.filters, **asked})
