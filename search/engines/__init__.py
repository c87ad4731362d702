"""The engine that the settings name, behind the contract."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from search.contract import SearchEngine

if TYPE_CHECKING:
    from search.engines.elasticsearch import Cluster


def engine() -> SearchEngine:
    """Return the engine of SEARCH_ENGINE; one object a process and index."""
    if settings.SEARCH_ENGINE == "elasticsearch":
        return _elasticsearch(cluster())
    return _embedded(str(settings.SEARCH_INDEX_DIR))


def cluster() -> Cluster:
    """Return the cluster that the settings describe."""
    from search.engines.elasticsearch import Cluster  # noqa: PLC0415  # only the engine in use is imported

    return Cluster(
        urls=tuple(settings.ELASTICSEARCH_URL),
        alias=settings.ELASTICSEARCH_INDEX,
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca_certs=settings.ELASTICSEARCH_CA_CERTS,
        replicas=settings.ELASTICSEARCH_REPLICAS,
    )


@cache
def _embedded(folder: str) -> SearchEngine:
    from search.engines.embedded import EmbeddedEngine  # noqa: PLC0415  # only the engine in use is imported

    return EmbeddedEngine(Path(folder))


@cache
def _elasticsearch(described: Cluster) -> SearchEngine:
    from search.engines.elasticsearch import ElasticsearchEngine  # noqa: PLC0415  # only the engine in use is imported

    return ElasticsearchEngine(described)
