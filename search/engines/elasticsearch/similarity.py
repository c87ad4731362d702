"""Items that resemble another: Elasticsearch's own choice of the telling words of its text."""

from __future__ import annotations

from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, MatchAll, MoreLikeThis, Nested, Query

from search.contract import Hit
from search.engines.elasticsearch.hits import HitReader
from search.engines.elasticsearch.querying import every, one_of, readable_by
from search.engines.unit_reading import ENTRY, read_shown
from search.text import analysed_as, analyzer, clean

_PAGES_READ = 40
_CHARACTERS_READ = 60_000
_TITLE_WEIGHT = 3


def similar(client: Elasticsearch, index: str, uid: str, *, audiences: frozenset[str], limit: int) -> tuple[Hit, ...]:
    """Return the readable items of the same language that share most of the telling words of an item."""
    source = _source(client, index, uid, audiences)
    if source is None or limit < 1:
        return ()
    hit, text = source
    likeness = MoreLikeThis(
        fields=[f"full.{analysed_as(hit.locale)}"],
        like=analyzer(hit.locale).prepare(text),
        max_query_terms=25,
        min_term_freq=1,
        min_doc_freq=2,
        min_word_length=3,
        minimum_should_match="25%",
    )
    limits = [readable_by(audiences), one_of("facets.locale", [hit.locale]), one_of(f"facets.{ENTRY}", ["1"])]
    query = Bool(must=[likeness], filter=limits, must_not=[one_of("uid", [uid])])
    search = Search[Any]().query(query).sort("_score", "number")[:limit]
    found = client.search(index=index, body=search.to_dict())
    return tuple(map(HitReader({}, 0).read, found["hits"]["hits"]))


def _source(client: Elasticsearch, index: str, uid: str, audiences: frozenset[str]) -> tuple[Hit, str] | None:
    """Return an item as it is shown, and enough of its text, if these audiences may read it."""
    pages = _first_pages()
    item = every([one_of("uid", [uid]), readable_by(audiences)])
    search = Search[Any]().query(Bool(filter=[item], should=[pages]))[:1]
    found = client.search(index=index, body=search.to_dict())["hits"]["hits"]
    if not found:
        return None
    hit = read_shown(found[0]["_source"]["shown"])
    texts = [
        text
        for page in found[0]["inner_hits"]["pages"]["hits"]["hits"]
        for values in page.get("fields", {}).values()
        for text in values
    ]
    return hit, " ".join([*[clean(hit.title)] * _TITLE_WEIGHT, *texts])[:_CHARACTERS_READ]


def _first_pages() -> Query:
    inner_hits = {
        "name": "pages",
        "size": _PAGES_READ,
        "_source": False,
        "stored_fields": ["pages.shown"],
        "sort": [{"pages.number": "asc"}],
    }
    return Nested(path="pages", query=MatchAll(), score_mode="none", inner_hits=inner_hits)
