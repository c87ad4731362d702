"""The engine of Elasticsearch: the contract of every engine, and what only a cluster can do."""

import os
import secrets

import pytest
from elasticsearch import Elasticsearch

from search.engines.elasticsearch import Cluster, ElasticsearchEngine, TimeLimits
from tests.search.contract import SearchEngineContract

URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(not URL, reason="no TEST_ELASTICSEARCH_URL: see scripts/services"),
]

PATIENT = TimeLimits(question=20, vocabulary=20, writing=30)


@pytest.fixture(scope="session")
def client():
    with Elasticsearch(URL, request_timeout=30) as client:
        yield client


@pytest.fixture
def cluster(client):
    """A cluster with an alias of its own, whose indexes are gone after the test."""
    alias = f"tests-{secrets.token_hex(6)}"
    yield Cluster((URL,), alias, limits=PATIENT)
    if found := list(client.indices.get(index=f"{alias}*")):
        client.indices.delete(index=found)


@pytest.fixture
def engine(cluster):
    engine = ElasticsearchEngine(cluster)
    engine.begin_rebuild()
    engine.finish_rebuild()
    return engine


class TestElasticsearchEngine(SearchEngineContract):
    pass
