"""The values of facets, each counted as if its own filter were not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import A
from elasticsearch.dsl.query import Query

from search.contract import FacetValue
from search.engines.elasticsearch.querying import Selection, every, one_of

_BY_COUNT = [{"_count": "desc"}, {"_key": "asc"}]


def counted_filters(selection: Selection, *, without: str = "") -> list[Query]:
    """Return the filters of the facets that are counted, one of them apart: hits satisfy all of them."""
    counted = selection.request.facets
    return [query for key, query in selection.facet_filters.items() if key in counted and key != without]


def count(aggregations: Any, selection: Selection, key: str) -> None:
    """Ask for the most frequent values of a facet, and for the selected ones whatever they are."""
    field, request = f"facets.{key}", selection.request
    bucket = aggregations.bucket(_name(selection, key), A("filter", every(counted_filters(selection, without=key))))
    if request.facet_size > 0:
        bucket.bucket("most", A("terms", field=field, size=request.facet_size, order=_BY_COUNT))
    if selected := request.filters.get(key):
        filters = {str(rank): one_of(field, [value]) for rank, value in enumerate(selected)}
        bucket.bucket("selected", A("filters", filters=filters))


def read(aggregations: Mapping[str, Any], selection: Selection, key: str) -> tuple[FacetValue, ...]:
    """Return the values of a facet by count, then value; the selected ones are always there."""
    answer = aggregations[_name(selection, key)]
    most = {bucket["key"]: bucket["doc_count"] for bucket in answer.get("most", {}).get("buckets", ())}
    selected = selection.request.filters.get(key, ())
    kept = {value: answer["selected"]["buckets"][str(rank)]["doc_count"] for rank, value in enumerate(selected)}
    values = {**most, **kept}
    ordered = sorted(values.items(), key=lambda value: (-value[1], value[0]))
    return tuple(FacetValue(value, found, value in selected) for value, found in ordered)


def _name(selection: Selection, key: str) -> str:
    """Return the name of an aggregation: keys hold signs that names may not."""
    return f"facet{selection.request.facets.index(key)}"
