"""What visitors write to the team: what is sent, what is refused and said, what programs get, what is kept."""

from __future__ import annotations

import re
import socketserver
import threading
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.mail import get_connection
from django.utils import translation
from django.utils.translation import gettext

from core.contact import guard
from core.models import PortalSettings
from tests.factories import StandardPageFactory, publish

NOON = "2026-11-23T12:00:00+00:00"
CONTACT = {
    "subject": "question",
    "name": "Aïssa Benali",
    "email": "aissa@example.org",
    "message": "Où trouver le guide ?\n\nMerci.",
    "website": "",
}
REPORT = {"page": "/missions/", "kind": "link", "message": "Le guide ne s’ouvre pas.", "email": "", "website": ""}


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def team(home):
    return PortalSettings.objects.create(email="equipe@example.org")


def fill(client, clock, address, fields, *, after=timedelta(minutes=1), **headers):
    """Open a form, wait, and send it as a browser does."""
    opened = re.search(r'name="opened" value="([^"]+)"', client.get(address).content.decode())[1]
    clock.shift(after)
    return client.post(address, {**fields, "opened": opened}, headers=headers)


def errors(response):
    return response.context["form"].errors


def test_message_goes_to_the_team_which_answers_the_visitor(client, clock, team, settings):
    response = fill(client, clock, "/contact/", CONTACT)

    (sent,) = mail.outbox
    assert (response.status_code, response.url) == (302, "/contact/merci/")
    assert (sent.to, sent.from_email, sent.reply_to) == (
        ["equipe@example.org"],
        settings.DEFAULT_FROM_EMAIL,
        ["aissa@example.org"],
    )
    assert "Aïssa Benali" in sent.body
    assert "Où trouver le guide ?\n\nMerci." in sent.body


def test_message_is_in_french_for_the_team_whatever_the_visitor_reads(client, clock, team):
    fill(client, clock, "/contact/", CONTACT)
    fill(client, clock, "/en/contact/", CONTACT)

    assert mail.outbox[0].subject == mail.outbox[1].subject
    assert mail.outbox[0].body == mail.outbox[1].body


def test_team_without_address_is_written_to_where_the_portal_writes_from(client, clock, home, settings):
    fill(client, clock, "/contact/", CONTACT)

    assert mail.outbox[0].to == [settings.DEFAULT_FROM_EMAIL]


def test_page_offers_to_report_its_errors(client, home):
    page = publish(StandardPageFactory(parent=home, slug="missions"))

    link = re.search(r'href="(/signaler/[^"]*)"', client.get(page.url).content.decode())[1]
    content = client.get(link).content.decode()

    assert link == "/signaler/?page=/missions/"
    assert '<input type="hidden" name="page" value="/missions/"' in content


def test_report_tells_the_team_which_page(client, clock, team, settings):
    response = fill(client, clock, "/signaler/?page=/missions/", REPORT)

    (sent,) = mail.outbox
    assert response.url == "/contact/merci/?page=%2Fmissions%2F"
    assert f"{settings.SITE_URL}/missions/" in sent.body
    assert "Le guide ne s’ouvre pas." in sent.body
    assert sent.reply_to == []
    assert 'href="/missions/"' in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "/%5cexample.org",
        "javascript:alert(1)",
        "/a\nb",
        "x",
    ],
)
def test_address_of_another_site_is_not_taken_over(client, clock, team, address):
    shown = client.get("/signaler/", {"page": address})
    thanked = client.get("/contact/merci/", {"page": address})
    sent = fill(client, clock, "/signaler/", {**REPORT, "page": address})

    assert shown.context["reported"] == ""
    assert thanked.context["back"] == ""
    assert "page" in errors(sent) if sent.status_code == 422 else address not in mail.outbox[0].body


@pytest.mark.parametrize(
    ("form", "fields", "wrong"),
    [
        ("/contact/", {"subject": "", "name": "", "email": "", "message": ""}, {"subject", "name", "email", "message"}),
        ("/contact/", {"email": "aissa"}, {"email"}),
        ("/contact/", {"subject": "rien"}, {"subject"}),
        ("/contact/", {"message": "x" * 5001}, {"message"}),
        ("/signaler/", {"kind": "", "message": ""}, {"kind", "message"}),
        ("/signaler/", {"email": "aissa@"}, {"email"}),
    ],
)
def test_error_stands_beside_its_field_and_what_was_typed_stays(client, clock, team, form, fields, wrong):
    typed = {**(CONTACT if form == "/contact/" else REPORT), **fields}

    response = fill(client, clock, form, typed)

    content = response.content.decode()
    assert (response.status_code, set(errors(response))) == (422, wrong)
    assert mail.outbox == []
    for name, value in typed.items():
        assert response.context["form"][name].value() == value
    for name in wrong:
        assert f'id="id_{name}_error"' in content
        assert f'aria-describedby="{"id_email_helptext " if name == "email" else ""}' in content


@pytest.mark.parametrize("form", ["/contact/", "/signaler/"])
def test_trap_that_is_filled_sends_nothing(client, clock, team, form):
    response = fill(
        client, clock, form, {**(CONTACT if form == "/contact/" else REPORT), "website": "https://x.example"}
    )

    assert (set(errors(response)), mail.outbox) == ({"website"}, [])


@pytest.mark.parametrize("after", [timedelta(seconds=1), guard.MOST + timedelta(seconds=2)])
def test_form_that_comes_too_soon_or_too_late_can_be_sent_again(client, clock, team, after):
    refused = fill(client, clock, "/contact/", CONTACT, after=after)
    opened = refused.context["form"]["opened"].value()
    clock.shift(timedelta(seconds=10))

    sent = client.post("/contact/", {**CONTACT, "opened": opened})

    assert (set(errors(refused)), refused.status_code) == ({"__all__"}, 422)
    assert (sent.status_code, len(mail.outbox)) == (302, 1)


@pytest.mark.parametrize("opened", ["", "opened", "opened:1abcde:forged"])
def test_form_that_was_never_opened_sends_nothing(client, clock, team, opened):
    response = client.post("/contact/", {**CONTACT, "opened": opened})

    assert (set(errors(response)), mail.outbox) == ({"__all__"}, [])


def test_many_messages_from_one_address_are_refused_until_the_hour_ends(client, clock, team):
    answers = [fill(client, clock, "/contact/", CONTACT).status_code for _ in range(guard.EACH + 1)]
    elsewhere = fill(client, clock, "/contact/", CONTACT, x_forwarded_for="192.0.2.7")
    clock.shift(guard.WINDOW)
    later = fill(client, clock, "/contact/", CONTACT)

    assert answers == [302] * guard.EACH + [422]
    assert (elsewhere.status_code, later.status_code) == (302, 302)


def test_many_messages_from_everywhere_are_refused(client, clock, team):
    wait = timedelta(seconds=10)

    answers = [
        fill(client, clock, "/contact/", CONTACT, after=wait, x_forwarded_for=f"192.0.2.{n}").status_code
        for n in range(guard.ALL + 1)
    ]

    assert answers == [302] * guard.ALL + [422]


def test_address_of_the_visitor_is_the_one_that_the_nearest_proxy_wrote(rf):
    assert guard.client_address(rf.get("/", headers={"X-Forwarded-For": "10.9.9.9, 192.0.2.7"})) == "192.0.2.7"
    assert guard.client_address(rf.get("/", REMOTE_ADDR="192.0.2.8")) == "192.0.2.8"


def test_counts_are_shared_by_processes_and_name_nobody(client, clock, team, settings, tmp_path):
    settings.CACHES = {"default": {"BACKEND": "config.cache.FileCache", "LOCATION": tmp_path / "cache"}}

    fill(client, clock, "/contact/", CONTACT, x_forwarded_for="192.0.2.7")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())

    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert b"192.0.2.7" not in kept
    assert b"aissa" not in kept


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Aïssa\r\nBcc: victime@example.org"},
        {"name": "Aïssa\nSubject: autre"},
        {"email": "aissa@example.org\r\nBcc: victime@example.org"},
        {"email": '"a\x01b"@example.org'},
        {"subject": "question\r\nBcc: victime@example.org"},
    ],
)
def test_nothing_that_is_typed_adds_a_header(client, clock, team, fields):
    fill(client, clock, "/contact/", {**CONTACT, **fields})

    for sent in mail.outbox:
        headers = sent.message()
        assert set(headers.keys()) == {
            "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Reply-To", "Date",
            "Message-ID",
        }  # fmt: skip
        assert headers["To"] == "equipe@example.org"
        assert headers["Reply-To"] == "aissa@example.org"


class Sink(socketserver.StreamRequestHandler):
    """A mail server that keeps what it is given."""

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while (text := self.rfile.readline()) != b".\r\n":
                    self.server.received.append(text)
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def smtp(settings):
    """A real mail server on this machine, and Django told to use it; what it received."""
    server = socketserver.TCPServer(("127.0.0.1", 0), Sink)
    server.received = []
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.server_address[1], False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.received
    server.shutdown()
    thread.join()
    server.server_close()


def test_message_travels_through_a_mail_server(client, clock, team, smtp):
    response = fill(client, clock, "/contact/", CONTACT)

    assert response.status_code == 302
    assert b"Reply-To: aissa@example.org\r\n" in smtp
    assert b"To: equipe@example.org\r\n" in smtp


def test_mail_server_that_is_away_is_said_and_nothing_typed_is_lost(client, clock, team, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False

    response = fill(client, clock, "/contact/", CONTACT)

    assert (response.status_code, set(errors(response))) == (422, {"__all__"})
    assert response.context["form"]["message"].value() == CONTACT["message"]


def test_message_can_be_read_in_the_mailbox(client, clock, team, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)

    fill(client, clock, "/contact/", CONTACT)
    name = next(tmp_path.glob("*.log")).name

    assert "Merci." in client.get(f"/boite-aux-lettres/{name}").content.decode()
    assert get_connection().file_path == str(tmp_path)


def test_form_says_what_becomes_of_what_is_written(client, team):
    with translation.override("fr"):
        words = gettext("What becomes of what you write")

    for address in ("/contact/", "/signaler/"):
        response = client.get(address)
        assert words in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store"


def test_form_is_sent_by_post_with_its_token_only(home, clock, team):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/contact/", {**CONTACT, "opened": guard.stamp()})

    assert (response.status_code, mail.outbox) == (403, [])
