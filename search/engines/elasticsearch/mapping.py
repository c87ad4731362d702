"""What the index holds: one document an item, its pages nested in it, and one field a language for each text.

`full` says what is found and is never scored; `title`, `lead` and `pages` are scored. Nothing of a text is kept twice:
the document as sent is not stored but for what a list shows, and each page keeps its own text for the extracts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elasticsearch.dsl import Date, Field, Index, Integer, Keyword, Long, Mapping, Nested, Object, Text

from search.contract import LOCALES, MAX_RESULTS
from search.engines.elasticsearch.analysis import stemmed

SCHEMA_VERSION = 4
"""To be raised with any change of fields or of analysis: an index of another version is not read."""

MOST_PAGES = 20_000
"""Pages of one item that Elasticsearch takes."""

SIMILARITY = {"type": "BM25", "k1": 0.6, "b": 0.3}
"""Less weight to repetition and to length than Lucene's own: measured better on the pages of this field."""

DAY = "uuuu-MM-dd"
STORED = ("shown",)


def by_language(make: Callable[[str], Field]) -> Object:
    """Return a field with one sub-field a language."""
    return Object(dynamic="strict", properties={language: make(language) for language in LOCALES})


def mapping() -> Mapping:
    """Return the fields of an item."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.meta("_source", includes=list(STORED))
    fields.meta("dynamic_templates", [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}])
    fields.field("shown", Object(enabled=False))
    for name in ("uid", "signature", "language", "audience", "title_key"):
        fields.field(name, Keyword())
    for name in ("number", "version"):
        fields.field(name, Long())
    for name in ("start", "end"):
        fields.field(name, Date(format=DAY))
    fields.field("facets", Object(dynamic=True, subobjects=False))
    fields.field("full", by_language(lambda language: Text(analyzer=stemmed(language), norms=False)))
    fields.field("words", by_language(lambda _language: Keyword()))
    for name in ("title", "lead"):
        fields.field(name, by_language(lambda language: Text(analyzer=stemmed(language))))
    fields.field("pages", Nested(dynamic="strict", properties=_page()))
    return fields


def _page() -> dict[str, Field]:
    return {
        "number": Integer(),
        "is_body": Integer(),
        "label": Keyword(index=False),
        "file": Keyword(index=False),
        "shown": Text(index=False, store=True),
        "text": by_language(lambda language: Text(analyzer=stemmed(language))),
    }


def definition(replicas: int) -> dict[str, Any]:
    """Return the body that creates an index: its fields, its chains of analysis and its settings."""
    index = Index("definition")
    index.mapping(mapping())
    index.settings(
        number_of_shards=1,
        number_of_replicas=replicas,
        max_result_window=MAX_RESULTS,
        mapping={"nested_objects": {"limit": MOST_PAGES}},
        similarity={"default": SIMILARITY},
    )
    body: dict[str, Any] = index.to_dict()
    return body
