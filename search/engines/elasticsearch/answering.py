"""From a request to its answer: which reading of the text is kept, then one question for hits, facets and extracts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Query

from search.contract import LOCALES, MAX_RESULTS, Mode, SearchRequest, SearchResponse, Sort
from search.engines.elasticsearch import facets
from search.engines.elasticsearch.hits import HitReader
from search.engines.elasticsearch.lexicon import Lexicon
from search.engines.elasticsearch.querying import Selection, every
from search.query import ENOUGH, enough, parse
from search.query import Query as ParsedQuery
from search.text import analysed_as

_ORDERS: Mapping[Sort, list[dict[str, Any]]] = {
    Sort.NEWEST: [{"start": {"order": "desc", "missing": "_last"}}, {"uid": "asc"}],
    Sort.OLDEST: [{"start": {"order": "asc", "missing": "_last"}}, {"uid": "asc"}],
    Sort.TITLE: [{"title_key": "asc"}, {"uid": "asc"}],
}
_BY_SCORE: dict[str, Any] = {"_score": "desc"}


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text is read: which mode, and how many items hold all the words, as far as it matters."""

    mode: Mode
    strict: int | None = None

    @property
    def relaxed(self) -> bool:
        """Tell whether items that lack some of the words are taken too."""
        return self.strict is not None


class Asker:
    """Answers requests from one index."""

    def __init__(self, client: Elasticsearch, index: str, lexicon: Lexicon) -> None:
        self._client = client
        self._index = index
        self._lexicon = lexicon

    def answer(self, request: SearchRequest) -> SearchResponse:
        """Answer a request."""
        queries = self._read_text(request)
        selection = Selection(request, queries)
        reading = self._reading(selection)
        hits = HitReader(queries, request.passages)
        found = self._search(selection, reading, hits)
        total = int(found["hits"]["total"]["value"])
        strict = total if reading.strict is None else reading.strict
        return SearchResponse(
            hits=tuple(map(hits.read, found["hits"]["hits"])),
            total=total,
            facets={key: facets.read(found["aggregations"], selection, key) for key in request.facets},
            relaxed=reading.relaxed and total > strict,
            expansions=queries[analysed_as(request.locale)].expansions,
            suggestion=self._suggestion(request, strict),
        )

    def _read_text(self, request: SearchRequest) -> dict[str, ParsedQuery]:
        """Return the text as each language reads it, its accents put back."""
        if not request.text.strip():
            return dict.fromkeys(LOCALES, ParsedQuery())
        asked = {*request.filters.get("locale", ()), request.locale}
        languages = LOCALES if "locale" in request.facets else {analysed_as(locale) for locale in asked}
        return {
            language: parse(self._lexicon.vocabulary(language).restore(request.text), language, request.synonyms)
            for language in languages
        }

    def _reading(self, selection: Selection) -> Reading:
        """Return all the words asked for, or some of them where too few items have them all."""
        mode = selection.request.mode
        if mode is not Mode.AUTO:
            return Reading(mode)
        wanted = enough(selection.longest)
        if selection.longest < 2:
            return Reading(Mode.ALL)
        filters = [*selection.base(Mode.ALL), *selection.facet_filters.values()]
        counting = Search[Any]()[:0].extra(track_total_hits=wanted)
        strict = int(self._ask(every(filters), counting)["hits"]["total"]["value"])
        return Reading(Mode.ALL) if strict >= wanted else Reading(Mode.AUTO, strict)

    def _search(self, selection: Selection, reading: Reading, hits: HitReader) -> dict[str, Any]:
        """Ask for the hits wanted, with their extracts and the facets."""
        request = selection.request
        strict_first = reading.relaxed and bool(reading.strict)
        by_score = request.sort is Sort.RELEVANCE and selection.has_words
        asked = selection.scored if by_score else selection.listed
        first, last = window(request)
        search = Search[Any]()[first:last].extra(track_total_hits=True).source(["shown"] if first < last else False)
        search = search.sort(*order(request.sort, by_score=by_score, strict_first=strict_first))
        if counted := facets.counted_filters(selection):
            search = search.post_filter(every(counted))
        for key in request.facets:
            facets.count(search.aggs, selection, key)
        return self._ask(asked(reading.mode, hits.wanted, strict_first=strict_first), search)

    def _suggestion(self, request: SearchRequest, strict: int) -> str | None:
        if not request.suggest or not request.text.strip() or strict >= ENOUGH:
            return None
        return self._lexicon.vocabulary(analysed_as(request.locale)).suggest(request.text)

    def _ask(self, query: Query, search: Search[Any]) -> dict[str, Any]:
        """Return the answer to a search for a query, put in last: a search copies all that it holds at each step."""
        answer = self._client.search(index=self._index, body={**search.to_dict(), "query": query.to_dict()})
        body: dict[str, Any] = answer.body
        return body


def window(request: SearchRequest) -> tuple[int, int]:
    """Return the ranks of the hits wanted, within what may be asked."""
    size = max(0, request.per_page)
    first = min((max(1, request.page) - 1) * size, MAX_RESULTS)
    return first, min(first + size, MAX_RESULTS)


def order(sort: Sort, *, by_score: bool, strict_first: bool) -> list[dict[str, Any]]:
    """Return the keys of an order, which end on the uid, or on its number: no two items are equal."""
    if by_score:
        return [_BY_SCORE, {"number": "asc"}]
    keys = _ORDERS[Sort.NEWEST if sort is Sort.RELEVANCE else sort]
    return [_BY_SCORE, *keys] if strict_first else keys
