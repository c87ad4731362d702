"""The engine of Elasticsearch: the contract of every engine, and what only a cluster can do."""

import os
import secrets
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from scripts.testbed.ports import free_port
from search.contract import LOCALES, EngineHealth, SearchUnavailable, UnitsRefused
from search.engines.elasticsearch import Cluster, ElasticsearchEngine, TimeLimits
from search.engines.elasticsearch.mapping import MOST_PAGES
from search.text import analyzer
from tests.search.contract import SearchEngineContract
from tests.search.units import ask, found, unit

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


def indexes(client, cluster):
    return sorted(client.indices.get(index=f"{cluster.alias}*"))


def test_engine_without_index_is_unavailable(cluster):
    engine = ElasticsearchEngine(cluster)

    for call in (
        lambda: ask(engine),
        lambda: engine.upsert([unit()]),
        lambda: engine.delete(["page:1"]),
        lambda: engine.complete("san", audiences=frozenset({"public"})),
        engine.audiences,
    ):
        with pytest.raises(SearchUnavailable, match="no index yet: rebuild it"):
            call()
    assert engine.health() == EngineHealth("elasticsearch", ready=False, detail="no index yet: rebuild it")


def test_engine_where_nothing_listens_is_unavailable_and_does_not_answer(cluster):
    engine = ElasticsearchEngine(replace(cluster, urls=(f"http://127.0.0.1:{free_port()}",)))

    with pytest.raises(SearchUnavailable, match="no Elasticsearch answers there"):
        ask(engine)
    assert (engine.health().ready, engine.health().answers) == (False, False)


def test_index_that_is_removed_under_the_engine_is_not_made_again_by_a_writing(engine, client, cluster):
    client.indices.delete(index=indexes(client, cluster))

    for call in (lambda: ask(engine), lambda: engine.upsert([unit()])):
        with pytest.raises(SearchUnavailable, match="no index yet: rebuild it"):
            call()
    assert indexes(client, cluster) == []


def test_index_of_another_format_is_unavailable_and_replaced_by_a_rebuild(engine, client, cluster, monkeypatch):
    engine.upsert([unit("page:old")])
    monkeypatch.setattr("search.engines.elasticsearch.indexes.SCHEMA_VERSION", 999)
    newer = ElasticsearchEngine(cluster)
    with pytest.raises(SearchUnavailable, match="the index is of another format"):
        ask(newer)

    newer.begin_rebuild()
    newer.upsert([unit("page:new")])
    newer.finish_rebuild()

    assert found(newer) == ["page:new"]
    assert [name.rsplit("-", 2)[0] for name in indexes(client, cluster)] == [f"{cluster.alias}-v999"]


@pytest.mark.parametrize("call", ["add", "finish_rebuild"])
def test_rebuild_must_have_begun(engine, call):
    with pytest.raises(SearchUnavailable, match="no rebuild is under way"):
        engine.add([unit()]) if call == "add" else engine.finish_rebuild()


def test_rebuild_leaves_one_index_and_touches_no_other_portal(engine, client, cluster):
    (before,) = indexes(client, cluster)
    other = ElasticsearchEngine(replace(cluster, alias=f"{cluster.alias}-v2"))
    other.begin_rebuild()
    other.finish_rebuild()

    engine.begin_rebuild()
    engine.begin_rebuild()
    engine.finish_rebuild()

    after = engine.health().index
    assert after != before
    assert indexes(client, cluster) == sorted([after, other.health().index])


def test_another_process_sees_writes_and_rebuilds(engine, cluster):
    other = ElasticsearchEngine(cluster)
    engine.upsert([unit("page:1")])
    before = found(other)

    engine.begin_rebuild()
    engine.add([unit("page:2")])
    other.upsert([unit("page:3")])
    engine.finish_rebuild()

    assert (before, sorted(found(other))) == (["page:1"], ["page:2", "page:3"])


def test_older_version_never_takes_the_place_of_a_newer(engine):
    engine.upsert([unit(title="Nouveau", version=7)])

    engine.upsert([unit(title="Ancien", version=6), unit("page:2", version=1)])

    assert sorted((hit.uid, hit.title) for hit in ask(engine).hits) == [("page:1", "Nouveau"), ("page:2", "Sans titre")]
    assert dict(engine.versions()) == {"page:1": 7, "page:2": 1}


def test_unit_removed_then_published_again_during_a_rebuild_is_found(engine):
    engine.upsert([unit(version=1)])
    engine.begin_rebuild()

    engine.delete(["page:1"])
    engine.upsert([unit(title="De retour", version=3)])
    engine.finish_rebuild()

    assert [hit.title for hit in ask(engine).hits] == ["De retour"]


def test_health_tells_a_rebuild_under_way(engine):
    engine.begin_rebuild()

    assert engine.health().detail == "rebuilding"


def test_unit_with_too_many_pages_is_refused_alone(engine):
    with pytest.raises(UnitsRefused) as refusal:
        engine.upsert([unit("document:1", pages=["x"] * (MOST_PAGES + 1)), unit("page:2")])

    assert list(refusal.value.reasons) == ["document:1"]
    assert found(engine) == ["page:2"]


def test_index_has_the_copies_that_the_settings_ask_for(client, cluster):
    engine = ElasticsearchEngine(replace(cluster, replicas=2))
    engine.begin_rebuild()
    engine.finish_rebuild()

    (settings,) = client.indices.get_settings(index=cluster.alias).values()

    assert settings["settings"]["index"]["number_of_replicas"] == "2"
    assert settings["settings"]["index"]["refresh_interval"] == "1s"


def test_text_is_kept_once_and_out_of_the_source(engine, client, cluster):
    engine.upsert([unit("document:1", body="Médiation", pages=["Une page"])])

    source = client.get(index=cluster.alias, id="document:1")["_source"]

    assert list(source) == ["shown"]


@pytest.mark.parametrize("locale", LOCALES)
def test_words_are_read_as_the_highlighter_reads_them(engine, client, cluster, locale):
    text = (
        "L’été n° 12, d'avril à l'École : les quartièrs du compte-rendu, rénovations_x 3.5 œuvre m² QP034001 policies"
    )

    answer = client.indices.analyze(
        index=cluster.alias, analyzer=f"{locale}_stemmed", text=analyzer(locale).prepare(text)
    )

    ours = [(token.text, token.position) for token in analyzer(locale).tokens(text)]
    assert [(token["token"], token["position"]) for token in answer["tokens"]] == ours
