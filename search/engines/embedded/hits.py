"""The entries of a list: items as they are shown, their titles marked, with extracts of their best pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tantivy import Query

from search.contract import Hit, Passage
from search.engines.embedded import schema
from search.engines.embedded.documents import StoredPage, read_hit, read_page
from search.engines.embedded.querying import body_matches, every, one_of, unscored
from search.engines.embedded.ranking import Ranked
from search.engines.embedded.reading import Snapshot
from search.engines.unit_reading import uid_number
from search.highlight import extract, mark_title
from search.query import Concept
from search.query import Query as ParsedQuery
from search.text import analysed_as

_MOST_PAGES = 5_000
"""Pages of one item that may be told to match."""


class HitBuilder:
    """Draws the hits of one request."""

    def __init__(self, snapshot: Snapshot, queries: dict[str, ParsedQuery], passages: int) -> None:
        self._snapshot = snapshot
        self._queries = queries
        self._passages = passages

    def hits(self, ranked: Sequence[Ranked]) -> tuple[Hit, ...]:
        """Return the hits of items, in their order."""
        stored = self._stored([found.item for found in ranked])
        return tuple(self._hit(stored[found.item], found) for found in ranked if found.item in stored)

    def _stored(self, items: list[int]) -> dict[int, Hit]:
        """Return items as they are stored."""
        if not items:
            return {}
        searcher = self._snapshot.items
        found = searcher.search(one_of(schema.ITEMS, "item", items), limit=len(items), count=False).hits
        hits = [read_hit(searcher.doc(address).get_first("source") or b"") for _, address in found]
        return {uid_number(hit.uid): hit for hit in hits}

    def _hit(self, hit: Hit, ranked: Ranked) -> Hit:
        language = analysed_as(hit.locale)
        query = self._queries.get(language)
        concepts = query.concepts if query else ()
        passages, matched = self._found_pages(ranked.item, language, concepts) if concepts else ((), 0)
        return replace(
            hit,
            title_html=mark_title(hit.title, concepts, language),
            passages=passages,
            matched_pages=matched,
            score=ranked.score,
        )

    def _found_pages(self, item: int, language: str, concepts: Sequence[Concept]) -> tuple[tuple[Passage, ...], int]:
        """Return extracts of the best pages of an item, and how many of its pages hold a word."""
        pages = self._snapshot.pages(language)
        own = unscored(Query.term_query(schema.PAGES, "item", item))
        found = pages.search(every([own, body_matches(concepts)]), limit=_MOST_PAGES, count=False).hits
        addresses = [address for _, address in found]
        matched = sum(1 for number in pages.fast_field_values("number", addresses) if number)
        best = [read_page(pages.doc(address).get_first("source") or b"") for address in addresses[: self._passages]]
        passages = (_passage(page, concepts, language) for page in best)
        return tuple(passage for passage in passages if passage.html), matched


def _passage(page: StoredPage, concepts: Sequence[Concept], language: str) -> Passage:
    return Passage(page.number, page.label, extract(page.text, concepts, language), page.file)
