"""The leak test: whatever way out, and whatever the rules, each gets exactly what they may read."""

from __future__ import annotations

import os
import secrets

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from search import outbox, service
from search.contract import PUBLIC, SearchRequest, SearchUnavailable
from search.engines import engine
from search.reconcile import Difference, compare
from tests.documents.forest import Forest


@pytest.fixture
def on_engine(index):
    """The embedded engine, with an index of its own."""
    return index


@pytest.fixture
def on_elasticsearch(settings, home):
    """A real node, with an index of its own; never missing in continuous integration."""
    address = os.environ.get("TEST_ELASTICSEARCH_URL")
    if not address:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("TEST_ELASTICSEARCH_URL is not set")
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = [address]
    settings.ELASTICSEARCH_INDEX = f"tests-{secrets.token_hex(6)}"
    settings.ELASTICSEARCH_REPLICAS = 0
    return engine()


def empty_index():
    served = engine()
    served.begin_rebuild()
    served.finish_rebuild()


def check(home, seed):
    """Grow a portal, change it twelve times, and look through every way out after each third change."""
    empty_index()
    forest = Forest(home, seed)
    for step in range(12):
        forest.change()
        if step % 4 == 3:
            outbox.drain()
            assert compare() == Difference()
            for name in forest.visitors:
                look_through(forest, name)


def look_through(forest, name):
    user = forest.visitors[name]
    client = Client()
    if user:
        client.force_login(user)
    readable = {document.pk for document in forest.documents if forest.readers(document, name)}
    hidden = [number for number, document in enumerate(forest.documents) if document.pk not in readable]
    listed = service.search(SearchRequest(filters={"kind": ("document",)}, facets=("kind",), per_page=50), user=user)
    assert {int(hit.uid.partition(":")[2]) for hit in listed.hits} == readable
    assert listed.total == len(readable)
    assert sum(value.count for value in listed.facets["kind"] if value.value == "document") == len(readable)
    everything = service.search(SearchRequest(per_page=100, facets=("kind", "theme")), user=user)
    similar = [service.similar(f"page:{page.pk}", user=user, limit=20) for page in forest.pages[:4]]
    audiences = service._audiences(user)
    completed = engine().complete("motcac", audiences=audiences, limit=50)
    for number, document in enumerate(forest.documents):
        may = document.pk in readable
        found = service.search(SearchRequest(text=f"motcache{number}"), user=user)
        assert bool(found.total and found.hits) is may, (name, number)
        assert any("motcache" in passage.html for hit in found.hits for passage in hit.passages) is may
        assert (f"motcache{number}" in completed) is may
        opened = may or forest.works_on_files(name)
        for address in (document.url, document.text_url):
            assert (client.get(address).status_code == 200) is opened, (name, address)
    pages = [
        page for page in Page.objects.filter(pk__in=[page.pk for page in forest.pages]) if forest.opens(page, name)
    ]
    shown = [client.get(page.url).content.decode() for page in pages]
    for number in hidden:
        for answer in (*shown, *map(repr, (listed, everything, *similar))):
            assert f"secretfichier{number}" not in answer
            assert f"motcache{number}" not in answer


def look_at_feeds(forest):
    """A feed and the map of the site tell what anybody may read."""
    client = Client()
    hidden = [n for n, document in enumerate(forest.documents) if not forest.readers(document, "nobody")]
    answers = [client.get("/recherche/?flux=rss"), client.get("/recherche/?flux=atom&nature=document")]
    for answer in answers:
        for number in hidden:
            assert f"secretfichier{number}" not in answer.content.decode()


def grown(home):
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 10**9))
    def run(seed):
        with transaction.atomic():
            check(home, seed)
            transaction.set_rollback(True)

    return run


def test_nobody_gets_more_nor_less_than_they_may_read(home, on_engine):
    grown(home)()


@pytest.mark.elasticsearch
def test_nobody_gets_more_nor_less_on_elasticsearch(home, on_elasticsearch):
    grown(home)()


def test_feeds_tell_what_anybody_may_read(home, on_engine):
    for seed in range(3):
        with transaction.atomic():
            empty_index()
            forest = Forest(home, seed)
            outbox.drain()
            look_at_feeds(forest)
            transaction.set_rollback(True)


def test_titles_shown_without_an_engine_are_those_one_may_read(home, on_engine, monkeypatch):
    forest = Forest(home, 7)

    def refuse(engine, request):
        raise SearchUnavailable("no index")

    monkeypatch.setattr(type(on_engine), "search", refuse)

    for name, user in forest.visitors.items():
        answer = service.search(SearchRequest(filters={"kind": ("document",)}, per_page=50), user=user)
        assert {int(hit.uid.partition(":")[2]) for hit in answer.hits} == {
            document.pk for document in forest.documents if forest.readers(document, name)
        }
        assert answer.degraded is True


def test_suggestion_comes_from_public_words_alone(home, on_engine):
    forest = Forest(home, 11)
    outbox.drain()
    member = forest.visitors["member of both"]
    public = {n for n, document in enumerate(forest.documents) if forest.readers(document, "nobody")}

    suggested = [service.search(SearchRequest(text=f"motcahce{number}"), user=member).suggestion for number in range(5)]

    assert {s for s in suggested if s} <= {f"motcache{number}" for number in public}
    assert PUBLIC in service._audiences(member)
