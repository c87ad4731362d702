"""What a bench asks of Elasticsearch beside the portal; Django must be set up before this is used."""

from __future__ import annotations

from elasticsearch import Elasticsearch

from search.engines import cluster
from search.engines.elasticsearch.client import connect

_TIMEOUT = 60.0
_MB = 1_000_000


def size() -> float:
    """Return the size of the scratch index, in MB."""
    with _client() as client:
        stats = client.indices.stats(index=f"{cluster().alias}-v*", metric="store")
        return float(stats["_all"]["primaries"]["store"]["size_in_bytes"]) / _MB


def remove() -> None:
    """Remove the indexes of the scratch alias."""
    with _client() as client:
        if found := list(client.indices.get(index=f"{cluster().alias}-v*")):
            client.indices.delete(index=found)


def _client() -> Elasticsearch:
    return connect(cluster(), timeout=_TIMEOUT, retries=2, retry_on_timeout=True)
