"""Whoever writes the index is killed at any moment, again and again: in the end the index is the database."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import dj_database_url
import psycopg
import pytest
from elasticsearch import Elasticsearch

ROOT = Path(__file__).parents[2]
CHANGES = 200
SEED = 20261122


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """The environment of a portal with a folder and a database of its own, migrated."""
    data = tmp_path_factory.mktemp("killed")
    given = os.environ.get("DATABASE_URL", "")
    name = f"killed_{uuid.uuid4().hex[:12]}"
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATA_DIR": str(data),
        "DATABASE_URL": given.rpartition("/")[0] + f"/{name}" if given else "",
        "LOG_LEVEL": "ERROR",
    }
    if given:
        execute(given, f'CREATE DATABASE "{name}"')
    try:
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=variables, check=True)
        yield variables
    finally:
        if given:
            execute(given, f'DROP DATABASE "{name}" WITH (FORCE)')


def execute(url, sql):
    """Do what is done outside of any transaction."""
    server = dj_database_url.parse(url)
    with psycopg.connect(
        host=server["HOST"],
        port=server["PORT"] or None,
        user=server["USER"],
        password=server["PASSWORD"],
        dbname=server["NAME"],
        autocommit=True,
    ) as connection:
        connection.execute(sql)


@pytest.fixture(params=["embedded", "elasticsearch"])
def portal(request, environment, tmp_path):
    """The environment of the portal on one engine, with an empty index; Elasticsearch is never missing in CI."""
    if request.param == "embedded":
        yield environment | {"SEARCH_ENGINE": "embedded"}
        return
    address = os.environ.get("TEST_ELASTICSEARCH_URL")
    if not address:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("TEST_ELASTICSEARCH_URL is not set")
    name = f"killed-{uuid.uuid4().hex[:12]}"
    yield environment | {
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": address,
        "ELASTICSEARCH_INDEX": name,
    }
    with Elasticsearch(address) as client:
        for index in client.indices.get(index=f"{name}-*"):
            client.indices.delete(index=index)


def start(portal, *arguments):
    """Start a program of the portal."""
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=portal, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


@pytest.mark.xdist_group("kill")
def test_index_is_the_database_in_the_end_whoever_was_killed(portal):
    chance = random.Random(SEED)
    subprocess.run(
        [sys.executable, "manage.py", "search_rebuild"], cwd=ROOT, env=portal, check=True, capture_output=True
    )
    running = {
        "editor": start(portal, "-m", "tests.search.killing", "edit", str(SEED), str(CHANGES)),
        "drainer": start(portal, "-m", "tests.search.killing", "write", str(SEED)),
        "worker": start(portal, "manage.py", "worker"),
    }
    workers_killed = 0
    try:
        while running["editor"].poll() is None:
            time.sleep(chance.uniform(5, 12))
            running["worker"].kill()
            running["worker"].wait()
            workers_killed += 1
            running["worker"] = start(portal, "manage.py", "worker")
        running["drainer"].send_signal(signal.SIGTERM)
        drainers_killed = int(running["drainer"].communicate(timeout=20)[0])
        end = start(portal, "-m", "tests.search.killing", "settle")
        outcome = json.loads(end.communicate(timeout=60)[0])
        running["worker"].send_signal(signal.SIGTERM)
        stopped = running["worker"].wait(timeout=30)
    finally:
        for process in running.values():
            process.kill()
            process.wait()

    sys.stdout.write(f"{portal['SEARCH_ENGINE']}: {workers_killed} workers and {drainers_killed} drainers killed\n")
    assert (running["editor"].returncode, stopped) == (0, 0)
    assert (outcome["waiting"], outcome["different"]) == (0, [])
    assert outcome["index"] == outcome["database"]
    assert len(outcome["database"]) > 10
    assert drainers_killed > 10
