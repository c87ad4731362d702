"""In which order items come: by a stored key, or by the score of their best page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, zip_longest

from tantivy import DocAddress, Order, Query, Searcher

from search.contract import Sort
from search.engines.embedded import schema
from search.engines.embedded.querying import Selection, count_items, every, one_of, page_scores
from search.engines.embedded.reading import Snapshot

_RECENCY = 0.15
"""What being of today adds to a score, at most; half of it five years later."""

_HALF_LIFE = 5 * 365.25
_FIRST_PAGES = 500
_FEW_ITEMS = 300
"""Found items up to which only their pages are scored, rather than all pages and the items sorted out afterwards."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item and the score of its best page, 0 where the order is another."""

    item: int
    score: float = 0.0


def rank(snapshot: Snapshot, selection: Selection, groups: Sequence[Query], need: int) -> list[Ranked]:
    """Return the first items of the groups, each whole group before the next."""
    ranked: list[Ranked] = []
    for group in groups:
        if len(ranked) < need:
            ranked += _rank_group(snapshot, selection, group, need - len(ranked))
    return ranked


def _rank_group(snapshot: Snapshot, selection: Selection, group: Query, need: int) -> list[Ranked]:
    sort = selection.request.sort
    if sort is not Sort.RELEVANCE or not selection.has_words:
        return _by_key(snapshot.items, group, Sort.NEWEST if sort is Sort.RELEVANCE else sort, need)
    languages = [language for language in selection.languages if selection.queries[language].concepts]
    lists = [_by_best_page(snapshot, selection, group, language, need) for language in languages]
    return _interleaved(lists)[:need]


def _by_key(items: Searcher, group: Query, sort: Sort, need: int) -> list[Ranked]:
    """Return items by one of the stored keys, which end on the uid: no two are equal."""
    found = items.search(group, limit=need, count=False, order_by_field=sort.value, order=Order.Asc)
    return [Ranked(item) for item in _values(items, "item", [address for _, address in found.hits])]


def _by_best_page(snapshot: Snapshot, selection: Selection, group: Query, language: str, need: int) -> list[Ranked]:
    """Return items of a language by their best page, reading no more pages than it takes to be sure of the order."""
    wanted = every([group, one_of(schema.ITEMS, "language", [language])])
    pages = snapshot.pages(language)
    query = page_scores(selection.queries[language])
    few = _few_items(snapshot.items, wanted)
    if few is not None:
        query = every([query, one_of(schema.PAGES, "item", few)])
    limit = max(_FIRST_PAGES, need * 20)
    while True:
        scores, lowest = _best_pages(pages, query, limit)
        allowed = frozenset(few) if few is not None else _among(snapshot.items, wanted, scores)
        ranked = sorted((Ranked(item, scores[item]) for item in allowed & scores.keys()), key=_rank_key)
        if lowest is None or (len(ranked) >= need and ranked[need - 1].score > lowest * (1 + _RECENCY)):
            return ranked[:need]
        limit *= 8


def _best_pages(pages: Searcher, query: Query, limit: int) -> tuple[dict[int, float], float | None]:
    """Return the score of each item met on the best pages, and that of the last page read if there may be more."""
    hits = pages.search(query, limit=limit, count=False).hits
    addresses = [address for _, address in hits]
    today = datetime.now(UTC).date().toordinal()
    scores: dict[int, float] = {}
    for (score, _), item, start in zip(
        hits, _values(pages, "item", addresses), pages.fast_field_values("start", addresses), strict=True
    ):
        if item not in scores:
            scores[item] = score * _freshness(int(start), today) if start else score
    return scores, hits[-1][0] if len(hits) == limit else None


def _freshness(start: int, today: int) -> float:
    return 1 + _RECENCY * math.pow(0.5, max(0, today - start) / _HALF_LIFE)


def _few_items(items: Searcher, wanted: Query) -> list[int] | None:
    """Return the items wanted when they are few."""
    if count_items(items, wanted) > _FEW_ITEMS:
        return None
    found = items.search(wanted, limit=_FEW_ITEMS, count=False)
    return _values(items, "item", [address for _, address in found.hits])


def _among(items: Searcher, wanted: Query, candidates: Iterable[int]) -> frozenset[int]:
    """Return the candidates that are wanted."""
    numbers = list(candidates)
    if not numbers:
        return frozenset()
    found = items.search(every([wanted, one_of(schema.ITEMS, "item", numbers)]), limit=len(numbers), count=False)
    return frozenset(_values(items, "item", [address for _, address in found.hits]))


def _interleaved(lists: Sequence[Sequence[Ranked]]) -> list[Ranked]:
    """Merge by rank: scores of different languages are not on one scale."""
    return [ranked for ranked in chain.from_iterable(zip_longest(*lists)) if ranked is not None]


def _rank_key(ranked: Ranked) -> tuple[float, int]:
    """Order by score, then by the number that stands for the uid."""
    return -ranked.score, ranked.item


def _values(searcher: Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)]
