"""What every engine reads in a unit, in the same way, whatever it then writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from search.contract import File, Hit, IndexUnit, PageText, Place
from search.text import clean, surface_analyzer

_LONGEST_INTERVAL = 100

ENTRY = "entry"
"""The facet of what lists show when no kind is asked for: whatever is not folded into another content."""

_SHOWN = ("uid", "kind", "locale", "title", "url", "lead", "facts", "citation", "published_by", "facets")


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
    own = {"kind": (unit.kind,), "locale": (unit.locale,), ENTRY: () if unit.folded else ("1",)}
    return {"year": _years(unit), **unit.facets, **own}


def shown(unit: IndexUnit) -> dict[str, Any]:
    """Return what a list shows of a unit, as JSON takes it."""
    stored = {name: getattr(unit, name) for name in _SHOWN}
    stored |= {name: day.isoformat() if day else None for name, day in (("start", unit.start), ("end", unit.end))}
    stored["files"] = [asdict(file) for file in unit.files]
    stored["place"] = asdict(unit.place) if unit.place else None
    return stored


def read_shown(stored: dict[str, Any]) -> Hit:
    """Return the hit that a list shows, without marks nor extracts."""
    read = {name: date.fromisoformat(stored[name]) if stored[name] else None for name in ("start", "end")}
    place = stored["place"] and Place(**stored["place"])
    files = tuple(File(**file) for file in stored["files"])
    facets = {key: tuple(values) for key, values in stored["facets"].items()}
    told = {"facts": tuple(stored["facts"]), "files": files, "place": place, "facets": facets}
    return Hit(**{**stored, **read, **told}, title_html="")


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
    return [replace(page, text=clean(page.text)) for page in (*body, *unit.pages)]


def words(texts: Iterable[str], language: str) -> set[str]:
    """Return the distinct words of clean texts, as written: to complete and to correct with, numbers left out."""
    terms = surface_analyzer(language).terms
    found = {word for text in texts for word in terms(text)}
    return {word for word in found if len(word) > 1 and not word.isdigit()}
