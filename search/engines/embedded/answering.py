"""From a request to its answer: which reading of the text is kept, then the hits, the facets and the suggestion."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query, Searcher

from search.contract import LOCALES, MAX_RESULTS, FacetValue, Mode, SearchRequest, SearchResponse
from search.engines.embedded import schema
from search.engines.embedded.hits import HitBuilder
from search.engines.embedded.lexicon import Lexicon
from search.engines.embedded.querying import Selection, but, count_items
from search.engines.embedded.ranking import rank
from search.engines.embedded.reading import Snapshot
from search.query import ENOUGH, enough, parse
from search.query import Query as ParsedQuery
from search.text import analysed_as


@dataclass(frozen=True, slots=True)
class Found:
    """The items of a request: groups of them in the order of the list, and how many there are."""

    groups: tuple[Query, ...]
    total: int
    strict: int
    """How many hold all the words."""
    mode: Mode
    relaxed: bool = False


def answer(snapshot: Snapshot, lexicon: Lexicon, request: SearchRequest) -> SearchResponse:
    """Answer a request from one state of the index."""
    queries = _read_text(snapshot, lexicon, request)
    selection = Selection(request, queries)
    found = _find(snapshot.items, selection)
    first, last = _window(request, found.total)
    ranked = rank(snapshot, selection, found.groups, last) if first < last else []
    return SearchResponse(
        hits=HitBuilder(snapshot, queries, request.passages).hits(ranked[first:last]),
        total=found.total,
        facets={key: _facet(snapshot.items, selection, found, key) for key in request.facets},
        relaxed=found.relaxed,
        expansions=queries[analysed_as(request.locale)].expansions,
        suggestion=_suggestion(snapshot, lexicon, request, found),
    )


def _read_text(snapshot: Snapshot, lexicon: Lexicon, request: SearchRequest) -> dict[str, ParsedQuery]:
    """Return the text as each language reads it, its accents put back."""
    if not request.text.strip():
        return dict.fromkeys(LOCALES, ParsedQuery())
    asked = {*request.filters.get("locale", ()), request.locale}
    languages = LOCALES if "locale" in request.facets else {analysed_as(locale) for locale in asked}
    return {
        language: parse(lexicon.vocabulary(snapshot, language).restore(request.text), language, request.synonyms)
        for language in languages
    }


def _find(items: Searcher, selection: Selection) -> Found:
    """Find the items with all the words, or some of them where too few have them all."""
    mode = selection.request.mode
    strict_mode = Mode.ALL if mode is Mode.AUTO else mode
    strict = selection.items(strict_mode)
    count = count_items(items, strict)
    found = Found((strict,), count, count, strict_mode)
    if mode is not Mode.AUTO or count >= enough(selection.longest) or selection.longest < 2:
        return found
    relaxed = selection.items(Mode.AUTO)
    total = count_items(items, relaxed)
    return Found((strict, but(relaxed, strict)), total, count, Mode.AUTO, relaxed=True) if total > count else found


def _window(request: SearchRequest, total: int) -> tuple[int, int]:
    """Return the ranks of the hits wanted, within what exists and what may be asked."""
    size = max(0, request.per_page)
    first = (max(1, request.page) - 1) * size
    return first, min(first + size, total, MAX_RESULTS)


def _facet(items: Searcher, selection: Selection, found: Found, key: str) -> tuple[FacetValue, ...]:
    """Return the values of a facet, its own filter aside; the selected ones are always there."""
    query = selection.items(found.mode, without=key)
    counted = items.terms_with_prefix("facet", schema.facet_term(key, ""), query, None)
    counts = {term.partition(schema.SEPARATOR)[2]: items_found for term, items_found in counted}
    selected = selection.request.filters.get(key, ())
    ordered = sorted({**dict.fromkeys(selected, 0), **counts}.items(), key=lambda value: (-value[1], value[0]))
    values = [FacetValue(value, count, value in selected) for value, count in ordered]
    size = max(0, selection.request.facet_size)
    return (*values[:size], *(value for value in values[size:] if value.selected))


def _suggestion(snapshot: Snapshot, lexicon: Lexicon, request: SearchRequest, found: Found) -> str | None:
    if not request.suggest or not request.text.strip() or found.strict >= ENOUGH:
        return None
    return lexicon.vocabulary(snapshot, analysed_as(request.locale)).suggest(request.text)
