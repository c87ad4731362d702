"""The collection as a source of units of the portal, so that the bench takes the way of any content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from wagtail.models import Page

from search import sources
from search.contract import Hit, IndexUnit, SearchRequest
from search.pages import PageSource


class UnitSource:
    """Units kept in memory, in the place of pages read from the database."""

    prefix = "bench"
    under: type[Page] | None = None

    def __init__(self, units: Sequence[IndexUnit]) -> None:
        self._units = units
        self._pages = PageSource()

    def ids(self) -> Iterator[int]:
        yield from range(len(self._units))

    def unit(self, pk: int) -> IndexUnit | None:
        return self._units[pk]

    def readable(self, ids: Collection[int], audiences: frozenset[str]) -> set[int]:
        """Ask the database what it is asked of pages, for the cost of it, and let everything be read."""
        list(self._pages.readable(ids, audiences))
        return set(ids)

    def titles(self, request: SearchRequest) -> tuple[list[Hit], int]:
        return [], 0

    def dates(self, ids: Collection[int]) -> dict[int, tuple[datetime, datetime]]:
        return {}


def uid(rank: int) -> str:
    """Return the uid of the unit of that rank."""
    return sources.uid_of(UnitSource.prefix, rank)


def serve(units: Sequence[IndexUnit]) -> None:
    """Register units as a source of the portal."""
    sources.register(UnitSource(units))
