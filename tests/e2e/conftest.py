"""A portal of its own for the walks: a fresh database with the demo, a web server, a worker, and Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from elasticsearch import Elasticsearch
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SERVER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
PATIENCE = 60.0


def pytest_itemcollected(item):
    """Send the walks to one worker: the demo of a second portal takes longer to load than another worker would save."""
    if item.get_closest_marker("e2e"):
        item.add_marker(pytest.mark.xdist_group("e2e"))


def pytest_collection_modifyitems(items):
    """Let the walks begin first, for they are the longest, and follow each other as written: they share one portal."""
    walks = [item for item in items if item.get_closest_marker("e2e")]
    others = [item for item in items if not item.get_closest_marker("e2e")]
    items[:] = [*sorted(walks, key=lambda item: (*item.location[:2], item.nodeid)), *others]


@dataclass(frozen=True)
class Portal:
    """A running portal: its address, the login of its editor, and the environment of its programs."""

    address: str
    user: str
    password: str
    environment: dict[str, str]


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """A portal that runs as `make run` starts it."""
    data, port = tmp_path_factory.mktemp("portal"), free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATA_DIR": str(data),
        "PORT": str(port),
        "DATABASE_URL": fresh_database(),
    }
    reading = ["shell", "-v0", "-c", "from documents.reading import read_next\nwhile read_next(): pass"]
    for command in (["migrate", "--no-input", "-v0"], ["demo"], reading, ["search_rebuild"], ["search_reconcile"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, timeout=300)
    with running(environment, ["runserver", "--noreload", f"127.0.0.1:{port}"], ["worker"]):
        wait_for(f"http://127.0.0.1:{port}/")
        user, password = (data / "demo-login.txt").read_text().split()
        yield Portal(f"http://127.0.0.1:{port}", user, password, environment)


@pytest.fixture(scope="session")
def portal_on_elasticsearch(portal):
    """The same contents, searched by a real node; never missing in continuous integration."""
    node, port = os.environ.get("TEST_ELASTICSEARCH_URL"), free_port()
    if not node:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("TEST_ELASTICSEARCH_URL is not set")
    index = f"walks-{os.getpid()}"
    environment = portal.environment | {
        "PORT": str(port),
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": node,
        "ELASTICSEARCH_INDEX": index,
        "ELASTICSEARCH_REPLICAS": "0",
    }
    subprocess.run([sys.executable, "manage.py", "search_rebuild"], cwd=ROOT, env=environment, check=True, timeout=300)
    try:
        with running(environment, ["runserver", "--noreload", f"127.0.0.1:{port}"]):
            wait_for(f"http://127.0.0.1:{port}/")
            yield replace(portal, address=f"http://127.0.0.1:{port}", environment=environment)
    finally:
        with Elasticsearch(node) as client:
            client.indices.delete(index=list(client.indices.get(index=f"{index}*")))


@contextmanager
def running(environment, *commands):
    """Have programs of the portal run meanwhile."""
    programs = [
        subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT, env=environment) for command in commands
    ]
    try:
        yield
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait(timeout=20)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def fresh_database():
    """Return the address of an empty database beside the one of the tests; empty for SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return ""
    parts, name = urlsplit(url), f"portal_e2e_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(parts._replace(path=f"/{name}"))


def wait_for(address):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def browser():
    """Chromium, as CHROMIUM or the system names it; never missing in continuous integration.

    Playwright keeps an event loop running, which Django takes for an asynchronous program in the tests that follow.
    """
    executable = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not Path(executable).is_file():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{executable} is not there")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=SERVER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, portal):
    """Open an address of the portal in a new context of the browser; its options are Playwright's."""
    contexts = []

    def open_one(path="/", **options):
        context = browser.new_context(locale="fr-FR", base_url=portal.address, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
