"""What a bench asks of the portal: an index filled by its rebuild, and a visitor's requests to its service."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

from bench.collection import Document
from bench.source import serve, uid
from bench.units import FACETS, unit_of
from search import rebuild, service
from search.contract import PUBLIC, Hit, SearchRequest, SearchResponse
from search.engines import engine


class EngineAwayError(Exception):
    """The engine did not answer during a bench."""


def fill(documents: Iterable[Document], *, dated: bool = False) -> tuple[int, float]:
    """Index documents and return how many pages they have and the seconds that it took."""
    units = [unit_of(rank, document, dated=dated) for rank, document in enumerate(documents)]
    serve(units)
    started = time.perf_counter()
    rebuild.rebuild()
    return sum(len(unit.pages) or 1 for unit in units), time.perf_counter() - started


def ask(text: str, *, page: int = 1, filters: Mapping[str, tuple[str, ...]] | None = None) -> SearchResponse:
    """Answer as the search page does: facets, ten hits, two extracts of each, a suggestion."""
    return _answered(service.search(SearchRequest(text=text, facets=FACETS, page=page, filters=filters or {})))


def first(text: str, count: int) -> SearchResponse:
    """Return the first hits of a question, and nothing else of its answer."""
    return _answered(service.search(SearchRequest(text=text, per_page=count, passages=0, suggest=False)))


def rank_of(hit: Hit) -> int:
    """Return the rank in the collection of the document that was found."""
    return int(hit.uid.partition(":")[2])


def complete(prefix: str) -> tuple[str, ...]:
    """Return the completions that the search field offers."""
    return engine().complete(prefix, audiences=frozenset({PUBLIC}))


def similar(rank: int) -> SearchResponse:
    """Return what is shown beside the document of that rank."""
    return _answered(service.similar(uid(rank), limit=12))


def _answered(response: SearchResponse) -> SearchResponse:
    """Refuse what the portal answers without its engine: it would be measured for nothing."""
    if response.degraded:
        raise EngineAwayError
    return response
