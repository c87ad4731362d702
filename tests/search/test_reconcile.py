"""What differs between the index and the database is found, told and mended."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.management.commands.worker import Watch, reconcile_by_night
from core.models import StandardPage
from search import outbox, service, sources
from search.contract import EngineHealth, SearchRequest, SearchUnavailable
from search.engines.embedded import EmbeddedEngine
from search.models import IndexState, OutboxRow
from search.reconcile import Difference, compare, is_due, reconcile
from tests.factories import StandardPageFactory, publish
from tests.search.units import unit


def uid(page):
    return f"page:{page.pk}"


def titles():
    return sorted(hit.title for hit in service.search(SearchRequest()).hits)


@pytest.fixture
def differing(home, index):
    """An index that lacks a page, holds one that is gone and says an old title; and the three pages."""
    missing, superfluous, stale, _same = (
        publish(StandardPageFactory(parent=home, title=title))
        for title in ("Manque", "Superflue", "Ancien", "Pareille")
    )
    index.delete([uid(missing)])
    StandardPage.objects.filter(pk=superfluous.pk).update(live=False)
    StandardPage.objects.filter(pk=stale.pk).update(title="Nouveau")
    index.upsert([unit("gone:7", "D’une famille disparue")])
    return missing, superfluous, stale


def test_index_that_is_the_database_differs_in_nothing(home):
    publish(StandardPageFactory(parent=home))
    StandardPageFactory(parent=home, live=False)

    assert compare() == Difference()


def test_comparison_finds_what_is_missing_superfluous_and_stale(differing):
    missing, superfluous, stale = map(uid, differing)

    assert compare() == Difference(frozenset({missing}), frozenset({superfluous, "gone:7"}), frozenset({stale}))
    assert OutboxRow.objects.count() == 0


def test_comparison_lets_versions_follow_those_of_the_index(home, index):
    page = publish(StandardPageFactory(parent=home))
    IndexState.objects.update(version=0)

    reconcile()
    publish(page)

    assert dict(index.versions())[uid(page)] == 2


def test_comparison_leaves_out_what_waits(home):
    page = publish(StandardPageFactory(parent=home))
    StandardPage.objects.filter(pk=page.pk).update(title="Nouveau")
    outbox.append([uid(page)])

    assert compare() == Difference()


def test_comparison_leaves_out_what_cannot_be_read(home, monkeypatch):
    publish(StandardPageFactory(parent=home))
    monkeypatch.setattr(StandardPage, "search_unit", lambda page: 1 / 0)

    assert compare() == Difference()


def test_comparison_looks_twice_at_what_changes_meanwhile(home, monkeypatch):
    page = publish(StandardPageFactory(parent=home, title="Ancien"))
    every = sources.all_uids

    def change_meanwhile():
        page.title = "Nouveau"
        publish(page)
        return every()

    monkeypatch.setattr(sources, "all_uids", change_meanwhile)

    assert compare() == Difference()


def test_reconciliation_mends_every_difference_and_remembers_it(differing):
    found = reconcile()

    assert len(found.uids) == 4
    assert titles() == ["Manque", "Nouveau", "Pareille"]
    assert compare() == Difference()
    state = IndexState.load()
    assert (state.missing, state.superfluous, state.stale) == (1, 2, 1)
    assert state.reconciled is not None


def test_command_tells_and_mends(differing):
    missing, _superfluous, stale = differing
    output = StringIO()

    call_command("search_reconcile", stdout=output)

    lines = [line.split() for line in output.getvalue().splitlines()]
    assert ["missing", "1"] in lines
    assert [uid(missing), "Manque"] in lines
    assert [uid(stale), "Nouveau"] in lines
    assert lines[-1] == ["mended"]
    assert compare() == Difference()


def test_command_may_change_nothing(differing):
    output = StringIO()

    call_command("search_reconcile", "--dry-run", stdout=output)

    assert output.getvalue().splitlines()[-1] == "nothing was changed"
    assert len(compare().uids) == 4
    assert IndexState.load().reconciled is None


def test_command_says_that_the_engine_is_away(home, monkeypatch):
    def refuse(engine):
        raise SearchUnavailable("connection refused")

    monkeypatch.setattr(EmbeddedEngine, "signatures", refuse)

    with pytest.raises(CommandError, match="The engine does not answer: connection refused"):
        call_command("search_reconcile")


@pytest.mark.parametrize(
    ("reconciled", "expected"),
    [
        (None, True),
        (datetime(2026, 3, 10, 1, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 10, 2, 1, tzinfo=UTC), False),
    ],
)
def test_comparison_is_due_once_a_night_in_paris(db, reconciled, expected):
    IndexState.note(reconciled=reconciled)

    assert is_due(datetime(2026, 3, 10, 9, tzinfo=UTC)) is expected
    assert is_due(datetime(2026, 3, 11, 1, tzinfo=UTC)) is expected
    assert is_due(datetime(2026, 3, 11, 3, tzinfo=UTC))


def test_worker_compares_once_a_night(differing):
    reconcile_by_night()
    first = IndexState.load().reconciled

    reconcile_by_night()

    assert IndexState.load().reconciled == first
    assert titles() == ["Manque", "Nouveau", "Pareille"]


def test_worker_writes_an_index_that_is_missing(home, settings, tmp_path):
    publish(StandardPageFactory(parent=home, title="Médiation"))
    settings.SEARCH_INDEX_DIR = tmp_path / "other"

    Watch().rebuild_if_unreadable()

    assert titles() == ["Médiation"]
    assert IndexState.load().rebuilt is not None


def test_worker_gives_an_index_elsewhere_time_to_come_back(home, monkeypatch):
    states = {"ready": True, "answers": True}
    monkeypatch.setattr(EmbeddedEngine, "local", False)
    monkeypatch.setattr(EmbeddedEngine, "health", lambda engine: EngineHealth("embedded", **states))
    now = [0.0]
    monkeypatch.setattr("core.management.commands.worker.time.monotonic", lambda: now[0])
    watch, seen = Watch(), []

    for moment, ready, answers in [
        (10, True, True),
        (20, False, False),
        (40, False, True),
        (54, False, True),
        (55, False, True),
        (56, False, False),
        (80, False, True),
    ]:
        now[0], states["ready"], states["answers"] = float(moment), ready, answers
        seen.append((moment, watch.is_unreadable()))

    assert [moment for moment, unreadable in seen if unreadable] == [55]
