"""Items that resemble another: our own tf-idf, for tantivy's panics once documents were deleted."""

from __future__ import annotations

import math
from collections import Counter

from tantivy import Query, Searcher

from search.contract import Hit
from search.engines.embedded import schema
from search.engines.embedded.documents import read_hit, read_page
from search.engines.embedded.hits import HitBuilder
from search.engines.embedded.querying import but, every, one_of, readable_by, some
from search.engines.embedded.ranking import Ranked
from search.engines.embedded.reading import Snapshot
from search.engines.unit_reading import ENTRY, uid_number
from search.text import analysed_as, analyzer, clean

_PAGES_READ = 40
_CHARACTERS_READ = 60_000
_TITLE_WEIGHT = 3
_CANDIDATES = 400
_TERMS = 25
_SHORTEST_TERM = 3


def similar(snapshot: Snapshot, uid: str, *, audiences: frozenset[str], limit: int) -> tuple[Hit, ...]:
    """Return the readable items of the same language that share most of the telling words of an item."""
    item = uid_number(uid)
    source = _readable(snapshot.items, item, audiences)
    if source is None or limit < 1:
        return ()
    language = analysed_as(source.locale)
    weights = _telling_terms(snapshot, item, source.title, language)
    if not weights:
        return ()
    field = schema.full(language)
    terms = [Query.boost_query(Query.term_query(schema.ITEMS, field, term), weight) for term, weight in weights.items()]
    limits = [
        one_of(schema.ITEMS, "facet", [schema.facet_term(*limit)])
        for limit in (("locale", source.locale), (ENTRY, "1"))
    ]
    alike = every([some(terms, max(1, len(terms) // 4)), readable_by(audiences), *limits])
    query = but(alike, Query.term_query(schema.ITEMS, "item", item))
    found = snapshot.items.search(query, limit=limit, count=False).hits
    numbers = snapshot.items.fast_field_values("item", [address for _, address in found])
    ranked = [Ranked(int(number or 0), score) for (score, _), number in zip(found, numbers, strict=True)]
    return HitBuilder(snapshot, {}, 0).hits(ranked)


def _readable(items: Searcher, item: int, audiences: frozenset[str]) -> Hit | None:
    query = every([Query.term_query(schema.ITEMS, "item", item), readable_by(audiences)])
    found = items.search(query, limit=1, count=False).hits
    return read_hit(items.doc(found[0][1]).get_first("source") or b"") if found else None


def _telling_terms(snapshot: Snapshot, item: int, title: str, language: str) -> dict[str, float]:
    """Return the terms that tell an item from others, with their weights, the strongest 1."""
    pages = snapshot.pages(language)
    own = pages.search(Query.term_query(schema.PAGES, "item", item), limit=_PAGES_READ, count=False).hits
    texts = [read_page(pages.doc(address).get_first("source") or b"").text for _, address in own]
    text = " ".join([*[clean(title)] * _TITLE_WEIGHT, *texts])[:_CHARACTERS_READ]
    total = max(1, snapshot.items.num_docs)
    weights: dict[str, float] = {}
    for term, count in Counter(analyzer(language).terms(text)).most_common(_CANDIDATES):
        items = snapshot.items.doc_freq(schema.full(language), term)
        if items > 1 and len(term) >= _SHORTEST_TERM:
            weights[term] = count * math.log(1 + total / items)
    strongest = sorted(weights.items(), key=lambda weight: (-weight[1], weight[0]))[:_TERMS]
    return {term: weight / strongest[0][1] for term, weight in strongest}
