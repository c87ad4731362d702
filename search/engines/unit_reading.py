"""What every engine reads in a unit, in the same way, whatever it then writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from search.contract import IndexUnit, PageText
from search.text import clean, surface_analyzer

_LONGEST_INTERVAL = 100


def uid_number(uid: str) -> int:
    """Return the number that stands for a uid, and settles ties of relevance."""
    return int.from_bytes(hashlib.blake2b(uid.encode(), digest_size=8).digest(), "big") >> 1


def first_day(unit: IndexUnit) -> date | None:
    """Return the day that a unit is dated by."""
    return unit.start or unit.end


def last_day(unit: IndexUnit) -> date | None:
    """Return the day on which a unit ends, never before the first."""
    first = first_day(unit)
    return max(unit.end or first, first) if first else None


def facets(unit: IndexUnit) -> dict[str, tuple[str, ...]]:
    """Return every facet of a unit, those that the contract derives from it included."""
    return {"year": _years(unit), **unit.facets, "kind": (unit.kind,), "locale": (unit.locale,)}


def _years(unit: IndexUnit) -> tuple[str, ...]:
    """Return each year that a unit covers."""
    first, last = first_day(unit), last_day(unit)
    if first is None or last is None:
        return ()
    return tuple(str(year) for year in range(first.year, min(last.year, first.year + _LONGEST_INTERVAL) + 1))


def lead(unit: IndexUnit) -> str:
    """Return what is read with the lead of a unit: its keywords too."""
    return clean(f"{unit.lead} {unit.keywords}").strip()


def pages(unit: IndexUnit) -> list[PageText]:
    """Return the pages that score a unit, clean: its body (number 0) if it has one, or nothing else, then its own."""
    body = [PageText(0, unit.body, "")] if unit.body or not unit.pages else []
    return [PageText(page.number, clean(page.text), page.label) for page in (*body, *unit.pages)]


def words(texts: Iterable[str], language: str) -> set[str]:
    """Return the distinct words of clean texts, as written: to complete and to correct with, numbers left out."""
    terms = surface_analyzer(language).terms
    found = {word for text in texts for word in terms(text)}
    return {word for word in found if len(word) > 1 and not word.isdigit()}
