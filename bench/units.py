"""Documents as units of the index, with filters drawn at random, as many and as common as on a real portal."""

from __future__ import annotations

import random
from datetime import date, timedelta

from bench.collection import Document
from bench.source import uid
from search.contract import PUBLIC, IndexUnit, PageText

FACETS = ("kind", "theme", "territory", "audience", "year")
"""The facets asked for with each question: those of the search page."""

_KINDS = ("resource", "experience", "event", "news")
_FILE = "document"
_THEMES = tuple(f"theme-{number}" for number in range(1, 31))
_REGION, _DEPARTMENTS, _TOWNS_EACH = "region", 9, 12
_AUDIENCES = tuple(f"public-{number}" for number in range(1, 9))
_FIRST_DAY, _DAYS = date(2010, 1, 1), 15 * 365


def unit_of(rank: int, document: Document, *, dated: bool) -> IndexUnit:
    """Return a document as the unit of that rank; its filters depend on its id alone.

    Only a `dated` unit has its day, which the ranking takes into account; another has the year of it, as a filter.
    """
    chance = random.Random(document.id)
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    return IndexUnit(
        uid=uid(rank),
        kind=_FILE if document.is_file else _common(chance, _KINDS),
        locale="fr",
        title=document.title,
        url=f"/{document.id}/",
        audiences=(PUBLIC,),
        body="" if document.is_file else "".join(document.pages),
        pages=_pages(document),
        facets={
            "theme": tuple({_common(chance, _THEMES) for _ in range(chance.randint(1, 3))}),
            "territory": _territories(chance),
            "audience": tuple({_common(chance, _AUDIENCES) for _ in range(chance.randint(1, 2))}),
            "year": (str(day.year),),
        },
        start=day if dated else None,
        published_by="Centre de ressources",
    )


def _pages(document: Document) -> tuple[PageText, ...]:
    if not document.is_file:
        return ()
    return tuple(PageText(number, text) for number, text in enumerate(document.pages, start=1))


def _common(chance: random.Random, values: tuple[str, ...]) -> str:
    """Return one of the values, the first ones far more often, as editors use them."""
    return values[min(int(len(values) * chance.random() ** 2), len(values) - 1)]


def _territories(chance: random.Random) -> tuple[str, ...]:
    """Return a town and what holds it, a department and its region, or the region alone."""
    department = chance.randrange(_DEPARTMENTS)
    town = chance.randrange(_TOWNS_EACH)
    names = (_REGION, f"department-{department}", f"town-{department}-{town}")
    return names[: chance.choice((1, 2, 3, 3))]
