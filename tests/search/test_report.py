"""The state of the search, read by an editor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import StandardPage
from search import outbox
from search.contract import EngineHealth
from search.engines.embedded import EmbeddedEngine
from search.models import IndexState, OutboxRow
from search.reports import SetAside, Subject, state
from tests.factories import StandardPageFactory, UserFactory, publish


@pytest.fixture
def report(home, client):
    """Read the report as an editor; post it with `post=True`."""
    client.force_login(UserFactory(is_superuser=True))

    def read(*, post=False):
        address = reverse("search_state")
        response = client.post(address, follow=True) if post else client.get(address)
        return response.content.decode()

    return read


@pytest.fixture
def broken(home, monkeypatch):
    """A page that cannot be read."""
    page = StandardPageFactory(parent=home, title="Cassée")
    read = StandardPage.search_unit
    monkeypatch.setattr(StandardPage, "search_unit", lambda each: 1 / 0 if each.pk == page.pk else read(each))
    outbox.append([f"page:{page.pk}", "page:999999"])
    outbox.drain()
    return page


def test_state_counts_what_waits_apart_from_what_is_set_aside(home, broken):
    publish(StandardPageFactory(parent=home))
    OutboxRow.objects.create(uid="page:1")
    OutboxRow.objects.create(uid="page:2", created=timezone.now() - timedelta(hours=1))

    shown = state()

    assert (shown.waiting, shown.failed, shown.health.items) == (2, 1, 1)
    assert shown.oldest == OutboxRow.objects.get(uid="page:2").created
    row = OutboxRow.objects.get(attempts=1)
    subject = Subject(f"page:{broken.pk}", "Cassée", reverse("wagtailadmin_pages:edit", args=[broken.pk]))
    assert shown.set_aside == [SetAside(subject, "ZeroDivisionError: division by zero", 1, row.next_try)]


def test_report_is_in_the_menu_of_those_who_work_on_pages(home, client):
    client.force_login(UserFactory(is_superuser=True))

    content = client.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("search_state") in content


def test_report_is_refused_to_those_who_work_on_no_page(home, client):
    client.force_login(UserFactory())

    assert client.get(reverse("search_state")).status_code == 302
    assert client.post(reverse("search_state")).status_code == 302


def test_report_says_that_all_is_well(report):
    assert "La recherche fonctionne normalement." in report()


@pytest.mark.parametrize(
    ("health", "sentence"),
    [
        (EngineHealth("embedded", ready=False, answers=False), "Le moteur de recherche ne répond pas."),
        (EngineHealth("embedded", ready=False), "L’index est absent, ou d’une forme ancienne."),
    ],
)
def test_report_says_what_is_wrong_with_the_engine(report, monkeypatch, health, sentence):
    monkeypatch.setattr(EmbeddedEngine, "health", lambda engine: health)

    assert sentence in report()


def test_report_says_since_when_the_index_refuses_changes(report):
    IndexState.note(away_since=timezone.now(), away_because="disk full")

    content = report()

    assert "L’index refuse les changements." in content
    assert "disk full" in content


def test_report_names_what_is_set_aside(report, broken):
    content = report()

    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[broken.pk])}">Cassée</a>' in content
    assert "ZeroDivisionError: division by zero" in content


def test_button_tries_again_at_once(report, broken, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(StandardPage, "search_unit", lambda page: None)
    IndexState.note(next_try=timezone.now() + timedelta(seconds=5))

    with django_capture_on_commit_callbacks(execute=True):
        report(post=True)

    assert OutboxRow.objects.count() == 0
    assert "Réessayer" not in report()
