"""What becomes of visitors and editors when a real Elasticsearch fails, and how all is well again without a hand."""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
import time
import urllib.error
import urllib.request
import uuid
from datetime import timedelta

import pytest

from core.management.commands.worker import Task, Watch, write_changes
from core.models import HomePage
from scripts.testbed.elasticsearch import start_node
from scripts.testbed.ports import LOOPBACK, free_port
from scripts.testbed.service import UnavailableError
from search import outbox
from search.engines import engine
from search.engines.elasticsearch import ElasticsearchEngine
from search.models import IndexState, OutboxRow
from search.rebuild import rebuild
from search.reconcile import Difference, compare
from tests.factories import StandardPageFactory

pytestmark = [pytest.mark.elasticsearch, pytest.mark.faults, pytest.mark.xdist_group("elasticsearch-faults")]

log = logging.getLogger(__name__)

NOTICE = "La recherche complète est momentanément indisponible"
AT_MOST = 1.0
"""Seconds that a page of results may take, whatever the state of the engine."""
PATIENCE = 60.0


def private_node(folder, **settings):
    """Start a node of our own; where none can be had, CI fails and others do without."""
    in_ci = os.environ.get("CI") == "true"
    if not (in_ci or os.environ.get("TEST_ELASTICSEARCH_URL")):
        pytest.skip("TEST_ELASTICSEARCH_URL is not set")
    try:
        return start_node(folder, settings=settings)
    except UnavailableError as reason:
        (pytest.fail if in_ci else pytest.skip)(str(reason))


@pytest.fixture(scope="module")
def the_node(tmp_path_factory):
    """One node for the tests that hurt one."""
    node = private_node(tmp_path_factory.mktemp("node") / "one")
    yield node
    node.remove()


@pytest.fixture(scope="module")
def both_nodes(tmp_path_factory):
    """A cluster of two nodes; the second one is never its master, so that the first can do without."""
    folder, ports = tmp_path_factory.mktemp("nodes"), (free_port(), free_port())
    common = {
        "cluster.name": f"faults-{uuid.uuid4().hex[:8]}",
        "discovery.type": "",
        "discovery.seed_hosts": f"{LOOPBACK}:{ports[0]}",
        "cluster.routing.allocation.node_concurrent_recoveries": "10",
        "cluster.fault_detection.follower_check.timeout": "1s",
    }
    first = private_node(
        folder / "first",
        **common | {"node.name": "first", "cluster.initial_master_nodes": "first", "transport.port": str(ports[0])},
    )
    try:
        second = private_node(
            folder / "second",
            **common | {"node.name": "second", "node.roles": "[data]", "transport.port": str(ports[1])},
        )
    except BaseException:
        first.remove()
        raise
    yield first, second
    second.remove()
    first.remove()


@pytest.fixture
def hasty(monkeypatch):
    """Shorter pauses than in production: only how long the tests take depends on them."""
    monkeypatch.setattr("search.breaker.PAUSE", 1.0)
    monkeypatch.setattr("core.management.commands.worker.GRACE", 5.0)
    monkeypatch.setattr(outbox, "ENGINE_PAUSE", timedelta(seconds=1))
    # The worker's code runs here inside the transaction of the test, whose connection must stay open.
    monkeypatch.setattr("core.management.commands.worker.close_old_connections", lambda: None)


@pytest.fixture
def serve(db, settings, hasty, client):
    """Have the portal served by nodes, with an index of its own and its templates read; return the home page."""

    def serve(*nodes, replicas=0):
        settings.SEARCH_ENGINE = "elasticsearch"
        settings.ELASTICSEARCH_URL = [node.url for node in nodes]
        settings.ELASTICSEARCH_INDEX = f"faults-{uuid.uuid4().hex[:12]}"
        settings.ELASTICSEARCH_REPLICAS = replicas
        rebuild()
        client.get("/recherche/", {"q": "avant"})
        return HomePage.objects.get()

    return serve


@pytest.fixture
def portal(serve, the_node, client):
    """The home page of a portal on one node, where « Avant la panne » is found."""
    home = serve(the_node)
    publish(home, "Avant la panne")
    work_until(lambda: found(client, "avant") == ["Avant la panne"])
    yield home
    the_node.signal(signal.SIGCONT)
    if not the_node.signal(0):
        the_node.start()


def publish(home, title):
    """Publish as an editor does, who never waits for the engine."""
    started = time.monotonic()
    StandardPageFactory(parent=home, title=title).save_revision().publish()
    assert time.monotonic() - started < AT_MOST


def ask(client, text):
    """Return the page of results, which is never late."""
    started = time.monotonic()
    response = client.get("/recherche/", {"q": text})
    seconds = time.monotonic() - started
    degraded = response.context["listing"].response.degraded
    log.info("« %s »: %d in %.2f s%s", text, response.status_code, seconds, ", titles" if degraded else "")
    assert (response.status_code, seconds < AT_MOST) == (200, True)
    assert (NOTICE in response.content.decode()) == degraded
    return response


def titles(response):
    return [entry.hit.title for entry in response.context["listing"].entries]


def found(client, text):
    """Return what the engine finds, or nothing while it does not answer."""
    response = ask(client, text)
    return [] if response.context["listing"].response.degraded else titles(response)


def work_until(done):
    """Do what the worker does until something is so; fail when it never is."""
    tasks = [Task(Watch().rebuild_if_unreadable, 1), Task(write_changes, 0.2)]
    started = time.monotonic()
    while not done():
        assert time.monotonic() - started < PATIENCE
        for task in tasks:
            task.run_if_due()
        time.sleep(0.2)
    log.info("as it should be after %.1f s", time.monotonic() - started)


def work_for(seconds):
    """Do what the worker does for a while."""
    end = time.monotonic() + seconds
    work_until(lambda: time.monotonic() > end)


def assert_degraded_and_waiting(client, home):
    """Visitors get titles, small lists say so, and what an editor publishes waits."""
    assert titles(ask(client, "avant")) == ["Avant la panne"]
    publish(home, "Pendant la panne")
    work_for(2)
    assert titles(ask(client, "pendant")) == ["Pendant la panne"]
    started = time.monotonic()
    assert NOTICE in client.get("/").content.decode()
    assert time.monotonic() - started < AT_MOST
    assert (OutboxRow.objects.count(), IndexState.load().away_since is None) == (1, False)


def assert_well_again(client):
    """Everything is found, and nothing waits."""
    work_until(lambda: found(client, "pendant") == ["Pendant la panne"] and not OutboxRow.objects.exists())
    assert found(client, "avant") == ["Avant la panne"]
    assert compare() == Difference()
    assert IndexState.load().away_since is None


def test_node_stopped_and_started(portal, the_node, client):
    the_node.stop()
    assert_degraded_and_waiting(client, portal)

    the_node.start()

    assert_well_again(client)


def test_node_frozen_and_thawed(portal, the_node, client):
    the_node.signal(signal.SIGSTOP)
    assert_degraded_and_waiting(client, portal)

    the_node.signal(signal.SIGCONT)

    assert_well_again(client)


def test_node_killed_and_restarted_keeps_its_index(portal, the_node, client):
    index = engine().health().index
    the_node.kill()
    publish(portal, "Pendant la panne")

    the_node.start()

    assert_well_again(client)
    assert engine().health().index == index


def test_index_deleted_is_written_anew(portal, the_node, client, settings):
    index = engine().health().index
    request(the_node, "DELETE", f"/{index}")

    assert titles(ask(client, "avant")) == ["Avant la panne"]
    publish(portal, "Pendant la panne")

    assert_well_again(client)
    assert engine().health().index != index


@pytest.mark.parametrize("cause", ["setting", "watermark"])
def test_index_that_a_full_disk_makes_read_only(portal, the_node, client, cause):
    full, free = {"setting": (block, unblock), "watermark": (fill, empty)}[cause]
    full(the_node)
    try:
        publish(portal, "Pendant la panne")
        work_until(lambda: IndexState.load().away_since is not None)
        assert found(client, "avant") == ["Avant la panne"]
        assert found(client, "pendant") == []
        assert OutboxRow.objects.count() == 1
    finally:
        free(the_node)

    assert_well_again(client)


def block(node):
    """Block the index for as long as it takes: a node that watches its disk would soon lift the block by itself."""
    watched = {"cluster.routing.allocation.disk.threshold_enabled": False}
    request(node, "PUT", "/_cluster/settings", {"persistent": watched})
    request(node, "PUT", f"/{engine().health().index}/_settings", {"index.blocks.read_only_allow_delete": True})


def unblock(node):
    request(node, "PUT", f"/{engine().health().index}/_settings", {"index.blocks.read_only_allow_delete": None})


def fill(node):
    """Have the node find its disk too full, as it looks at it every ten seconds."""
    marks = dict.fromkeys(("low", "high", "flood_stage"), "1000tb")
    disk = {"threshold_enabled": True, **{f"watermark.{mark}": free for mark, free in marks.items()}}
    settings = {f"cluster.routing.allocation.disk.{key}": value for key, value in disk.items()}
    request(node, "PUT", "/_cluster/settings", {"persistent": {**settings, "cluster.info.update.interval": "10s"}})
    deadline = time.monotonic() + PATIENCE
    while "read_only_allow_delete" not in request(node, "GET", f"/{engine().health().index}/_settings"):
        assert time.monotonic() < deadline
        time.sleep(0.5)


def empty(node):
    """Give the disk its room back: the node lifts the block by itself."""
    marks = dict.fromkeys(("low", "high", "flood_stage"), "1mb")
    settings = {f"cluster.routing.allocation.disk.watermark.{mark}": free for mark, free in marks.items()}
    request(node, "PUT", "/_cluster/settings", {"persistent": settings})


def request(node, method, path, body=None):
    """Ask the node something in its own language; return its answer."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(node.url + path, data, headers, method=method)) as answer:
        return answer.read().decode()


def wait_for(node, **expected):
    """Wait until the cluster is as expected."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            health = json.loads(request(node, "GET", "/_cluster/health"))
        except urllib.error.URLError:
            health = {}
        if expected.items() <= health.items():
            return
        time.sleep(0.2)
    pytest.fail(f"the cluster is not {expected}")


@pytest.fixture
def two_nodes(both_nodes):
    """The two nodes, the second of which a test kills; it is there again for the next one."""
    yield both_nodes
    both_nodes[1].start()


def test_one_of_two_nodes_dies_during_searches(serve, two_nodes, client):
    first, second = two_nodes
    home = serve(*two_nodes, replicas=1)
    publish(home, "Avant la panne")
    work_until(lambda: found(client, "avant") == ["Avant la panne"])
    wait_for(first, status="green", number_of_nodes=2)

    death = threading.Timer(0.5, second.kill)
    death.start()
    answers = [titles(ask(client, "avant")) for _ in range(60)]
    death.join()
    publish(home, "Pendant la panne")

    assert answers == [["Avant la panne"]] * 60
    assert_well_again(client)


def test_one_of_two_nodes_dies_during_a_bulk(serve, two_nodes, client, monkeypatch):
    first, second = two_nodes
    home = serve(*two_nodes, replicas=1)
    wait_for(first, status="green", number_of_nodes=2)
    text = [("text", "Médiation sociale. " * 1000)]
    pages = [StandardPageFactory(parent=home, title=f"Page {number}", body=text) for number in range(150)]
    outbox.append(f"page:{page.pk}" for page in pages)
    death = threading.Timer(0.05, second.kill)
    write = ElasticsearchEngine.upsert

    def write_while_it_dies(engine, units):
        if not death.ident:
            death.start()
        write(engine, units)

    monkeypatch.setattr(ElasticsearchEngine, "upsert", write_while_it_dies)
    work_until(lambda: not OutboxRow.objects.exists())
    death.join()

    assert compare() == Difference()
    assert ask(client, "médiation").context["listing"].total == 150
