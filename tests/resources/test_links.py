"""Looking where links lead: what a real server answers, who is never asked, what is remembered and told."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from typing import ClassVar

import pytest
from django.core.management import call_command
from django.urls import reverse

from core import background
from core.models import Organisation
from resources import link_request, links
from resources.link_request import Outcome, is_public, look
from resources.management.commands import links_check
from resources.models import LinkCheck
from tests.factories import OrganisationFactory, UserFactory
from tests.resources.factories import NewsPageFactory, PublicationPageFactory

Status = LinkCheck.Status
NIGHT = datetime(2026, 3, 12, 4, tzinfo=UTC)
OK, FAILING = Outcome(Status.OK, "200 OK"), Outcome(Status.FAILING, "500 Internal Server Error")


class Site(BaseHTTPRequestHandler):
    """A site whose paths each answer in their own way; it notes what it was asked."""

    asked: ClassVar[list[str]] = []
    over = threading.Event()

    def do_HEAD(self):
        self.asked.append(f"{self.command} {self.path}")
        getattr(self, self.path.strip("/").split("/")[0].replace("-", "_"))()

    do_GET = do_HEAD  # noqa: N815  # http.server's name

    def answer(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def fine(self):
        self.answer(200)

    def fr(self):
        self.answer(200 if self.path == "/fr/%C3%A9tude?page=%C3%A0" else 404)

    def no_head(self):
        self.answer(405 if self.command == "HEAD" else 200)

    def hangs_up_on_head(self):
        if self.command == "GET":
            self.answer(200)

    def gone(self):
        self.answer(410)

    def forbidden(self):
        self.answer(403)

    def broken(self):
        self.answer(500)

    def moved(self):
        self.answer(301, Location="/no-head")

    def circle(self):
        self.answer(302, Location="/circle")

    def inside(self):
        self.answer(302, Location=f"http://127.0.0.2:{self.server.server_port}/fine")

    def to_file(self):
        self.answer(302, Location="file:///etc/hostname")

    def silent(self):
        self.over.wait(30)

    def endless(self):
        self.wfile.write(b"HTTP/1.1 2")
        self.wfile.flush()
        self.over.wait(30)

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield site
    Site.over.set()
    site.shutdown()
    site.server_close()


@pytest.fixture
def ask(server):
    """Look at a path of the local site, which is allowed for once; forget what it was asked before."""
    Site.asked.clear()

    def ask(path):
        url = f"http://127.0.0.1:{server.server_port}/{path}"
        return look(url, allowed=lambda address: address == "127.0.0.1").status

    return ask


@pytest.mark.parametrize(
    ("path", "status", "asked"),
    [
        ("fine", Status.OK, ["HEAD /fine"]),
        ("fr/étude?page=à", Status.OK, ["HEAD /fr/%C3%A9tude?page=%C3%A0"]),
        ("no-head", Status.OK, ["HEAD /no-head", "GET /no-head"]),
        ("hangs-up-on-head", Status.OK, ["HEAD /hangs-up-on-head", "GET /hangs-up-on-head"]),
        ("gone", Status.BROKEN, ["HEAD /gone", "GET /gone"]),
        ("forbidden", Status.UNKNOWN, ["HEAD /forbidden", "GET /forbidden"]),
        ("broken", Status.FAILING, ["HEAD /broken", "GET /broken"]),
        ("moved", Status.OK, ["HEAD /moved", "HEAD /no-head", "GET /no-head"]),
        ("circle", Status.FAILING, ["HEAD /circle"] * (link_request.REDIRECTS + 1)),
        ("inside", Status.UNKNOWN, ["HEAD /inside"]),
        ("to-file", Status.UNKNOWN, ["HEAD /to-file"]),
    ],
)
def test_look_finds_what_a_server_answers(ask, path, status, asked):
    assert (ask(path), Site.asked) == (status, asked)


def test_look_does_not_wait_for_a_silent_host(ask, monkeypatch):
    monkeypatch.setattr(link_request, "TIMEOUT", 0.2)

    assert ask("silent") == Status.FAILING


def test_look_hangs_up_on_an_endless_answer(ask, monkeypatch):
    monkeypatch.setattr(link_request, "DEADLINE", 0.2)

    assert ask("endless") == Status.FAILING


def test_look_asks_no_host_that_is_not_public(server):
    Site.asked.clear()

    outcome = look(f"http://127.0.0.1:{server.server_port}/fine")

    assert (outcome.status, Site.asked) == (Status.UNKNOWN, [])


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://example.org/", "javascript:alert(1)", "https://", "ici"]
)
def test_look_asks_nothing_but_the_web(url):
    assert look(url, allowed=pytest.fail).status == Status.UNKNOWN


def test_look_at_a_port_that_is_none_fails_in_silence():
    assert look("http://127.0.0.1:99999/", allowed=lambda address: True).status == Status.FAILING


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.10", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
    ],
)
def test_only_public_addresses_are_asked(address, public):
    assert is_public(address) == public


def test_addresses_are_those_of_published_pages_and_of_snippets(resource_index, news_index):
    PublicationPageFactory(parent=resource_index, external_url="https://example.org/etude")
    PublicationPageFactory(parent=resource_index, external_url="https://example.org/brouillon", live=False)
    NewsPageFactory(parent=news_index, source_url="https://example.org/avis")
    OrganisationFactory(website="https://example.net/")

    assert links.addresses() == {"https://example.org/etude", "https://example.org/avis", "https://example.net/"}


def test_owners_are_all_those_who_lead_to_an_address(resource_index, news_index):
    url = "https://example.org/etude"
    first = PublicationPageFactory(parent=resource_index, external_url=url)
    second = NewsPageFactory(parent=news_index, source_url=url)
    body = OrganisationFactory(website="https://example.net/")

    found = links.owners([url, "https://example.net/"])

    assert {address: sorted(str(owner) for owner in owners) for address, owners in found.items()} == {
        url: sorted([str(second), str(first)]),
        "https://example.net/": [str(body)],
    }


def test_host_that_fails_for_days_is_broken(db):
    url = "https://example.org/"
    states = [
        links.remember(url, outcome, NIGHT + timedelta(days=day)).status
        for day, outcome in [(0, OK), (1, FAILING), (2, FAILING), (4, FAILING), (5, OK), (6, FAILING)]
    ]

    assert states == [Status.OK, Status.FAILING, Status.FAILING, Status.BROKEN, Status.OK, Status.FAILING]


def test_page_that_is_gone_is_broken_at_once(db):
    check = links.remember("https://example.org/", Outcome(Status.BROKEN, "404 Not Found"), NIGHT)

    assert (check.is_broken, check.failing_since, check.detail) == (True, NIGHT, "404 Not Found")


def test_due_are_the_new_the_troubled_and_the_old(db):
    seen = [
        ("https://example.org/hier", Status.OK, timedelta(days=1)),
        ("https://example.org/ancien", Status.OK, timedelta(days=8)),
        ("https://example.org/panne", Status.FAILING, timedelta(days=1)),
        ("https://example.org/cette-nuit", Status.FAILING, timedelta(minutes=10)),
        ("https://example.org/oublie", Status.OK, timedelta(days=30)),
    ]
    for url, status, ago in seen:
        LinkCheck.objects.create(url=url, status=status, checked_at=NIGHT - ago)
    for url in (*(url for url, _status, _ago in seen[:-1]), "https://example.org/nouveau"):
        OrganisationFactory(website=url)

    assert links.due(NIGHT) == [
        "https://example.org/nouveau",
        "https://example.org/ancien",
        "https://example.org/panne",
    ]


def test_one_host_is_asked_with_pauses_and_others_without(db, monkeypatch):
    clock, slept = [100.0], []
    monkeypatch.setattr(links.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(links.time, "sleep", slept.append)

    links.check(["https://a.example/1", "https://b.example/1", "https://a.example/2"], asked=lambda url: OK, pause=2)

    assert slept == [0.0, 0.0, 2.0]


def test_command_looks_and_tells(db, monkeypatch):
    OrganisationFactory(website="https://example.org/")
    OrganisationFactory(website="https://example.net/")
    LinkCheck.objects.create(url="https://example.com/oublie", status=Status.OK, checked_at=NIGHT)
    gone = Outcome(Status.BROKEN, "404 Not Found")
    asked = partial(links.check, asked=lambda url: gone if "net" in url else OK, pause=0)
    monkeypatch.setattr(links_check, "check", asked)
    told = StringIO()

    call_command("links_check", stdout=told)

    assert told.getvalue().split("\n")[0].split() == ["ok", "1"]
    assert "https://example.net/ (404 Not Found)" in told.getvalue()
    assert list(LinkCheck.objects.order_by("url").values_list("url", "status")) == [
        ("https://example.net/", "broken"),
        ("https://example.org/", "ok"),
    ]


def test_worker_looks_at_links():
    assert [work.do for work in background.works() if work.name == "links"] == [links.check_due]


def test_report_names_the_contents_to_mend(editor, resource_index):
    page = PublicationPageFactory(parent=resource_index, external_url="https://example.org/etude")
    body = OrganisationFactory(name="Un réseau", website="https://example.org/etude")
    links.remember("https://example.org/etude", Outcome(Status.BROKEN, "404 Not Found"), NIGHT)
    links.remember("https://example.net/", OK, NIGHT)

    (link,) = editor.get(reverse("broken_links")).context["links"]

    assert (link.check.url, link.since) == ("https://example.org/etude", NIGHT)
    assert {(owner.title, owner.url) for owner in link.owners} == {
        (page.title, reverse("wagtailadmin_pages:edit", args=[page.pk])),
        ("Un réseau", reverse(f"wagtailsnippets_core_{Organisation._meta.model_name}:edit", args=[body.pk])),
    }


def test_report_is_for_those_who_write(client, db):
    client.force_login(UserFactory())

    assert client.get(reverse("broken_links")).status_code == 302
