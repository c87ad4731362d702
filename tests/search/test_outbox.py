"""From a publication to the index: nothing waits for nothing, and nothing is lost."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import StandardPage
from search import outbox, service
from search.contract import EngineHealth, SearchRequest, SearchUnavailable
from search.engines.embedded import EmbeddedEngine
from search.locks import drain_lock
from search.models import IndexState, OutboxRow
from search.outbox import Drained
from search.rebuild import RebuildBusy, rebuild
from tests.factories import ExperiencePageFactory, StandardPageFactory, UserFactory, publish

LINKS = ("theme_links", "territory_links", "audience_links", "comments")


def found(text="", user=None):
    return [hit.title for hit in service.search(SearchRequest(text=text), user=user).hits]


def test_publication_reaches_the_index_after_the_commit(home, django_capture_on_commit_callbacks):
    page = StandardPageFactory(parent=home, title="Médiation sociale")

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert found("médiation") == ["Médiation sociale"]
    assert OutboxRow.objects.count() == 0


def test_withdrawal_leaves_the_index(home):
    page = publish(StandardPageFactory(parent=home, title="Médiation sociale"))

    page.unpublish()
    outbox.drain()

    assert found("médiation") == []


def test_draft_is_not_found(home):
    page = publish(StandardPageFactory(parent=home, title="Médiation sociale"))
    page.title = "Gestion urbaine"

    page.save_revision()
    outbox.drain()

    assert found("gestion urbaine") == []
    assert found("médiation") == ["Médiation sociale"]


def test_deletion_takes_the_subtree_out(home):
    parent = publish(StandardPageFactory(parent=home, title="Missions"))
    publish(StandardPageFactory(parent=parent, title="Mission d’appui"))

    parent.delete()
    outbox.drain()

    assert found() == []


def test_move_changes_the_addresses_of_the_subtree(home):
    parent = publish(StandardPageFactory(parent=home, title="Missions", slug="missions"))
    child = publish(StandardPageFactory(parent=parent, title="Appui", slug="appui"))
    other = publish(StandardPageFactory(parent=home, title="Équipe", slug="equipe"))

    StandardPage.objects.get(pk=parent.pk).move(other, pos="last-child")
    outbox.drain()

    addresses = {hit.uid: hit.url for hit in service.search(SearchRequest()).hits}
    assert addresses[f"page:{child.pk}"] == "/equipe/missions/appui/"


def test_slug_changes_the_addresses_of_the_subtree(home):
    parent = publish(StandardPageFactory(parent=home, title="Missions", slug="missions"))
    child = publish(StandardPageFactory(parent=parent, title="Appui", slug="appui"))

    parent.slug = "nos-missions"
    parent.save_revision().publish()
    outbox.drain()

    addresses = {hit.uid: hit.url for hit in service.search(SearchRequest()).hits}
    assert addresses[f"page:{child.pk}"] == "/nos-missions/appui/"


def test_restriction_hides_the_subtree_and_its_release_shows_it_again(home):
    parent = publish(StandardPageFactory(parent=home, title="Réservé"))
    publish(StandardPageFactory(parent=parent, title="Sous-page"))
    group = Group.objects.create(name="Adhérents du centre")
    restriction = PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)
    outbox.drain()
    member, stranger = UserFactory(), UserFactory()
    member.groups.add(group)

    assert (found(), found(user=stranger), len(found(user=member))) == ([], [], 2)

    restriction.delete()
    outbox.drain()
    assert len(found()) == 2


def test_nested_group_restrictions_ask_for_both_groups(home):
    parent = publish(StandardPageFactory(parent=home, title="Réservé"))
    child = publish(StandardPageFactory(parent=parent, title="Doublement réservé"))
    groups = [Group.objects.create(name=name) for name in ("Adhérents du centre", "Bureau")]
    for page, group in zip((parent, child), groups, strict=True):
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(group)
    outbox.drain()
    member, officer = UserFactory(), UserFactory()
    member.groups.add(groups[0])
    officer.groups.add(*groups)

    assert found(user=member) == ["Réservé"]
    assert sorted(found(user=officer)) == ["Doublement réservé", "Réservé"]


def test_password_keeps_a_page_out_of_the_index(home):
    page = publish(StandardPageFactory(parent=home, title="Sous clé"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")
    outbox.drain()

    assert found(user=UserFactory(is_superuser=True)) == []


def test_late_index_never_shows_a_page_that_was_withdrawn(home):
    page = publish(StandardPageFactory(parent=home, title="Médiation"))
    StandardPage.objects.filter(pk=page.pk).update(live=False)

    response = service.search(SearchRequest(text="médiation"))

    assert (response.hits, response.total) == ((), 0)


def test_late_index_never_shows_a_page_that_was_restricted(home):
    page = publish(StandardPageFactory(parent=home, title="Médiation"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert found("médiation") == []
    assert found("médiation", user=UserFactory(is_superuser=True)) == ["Médiation"]


def test_unit_that_cannot_be_read_never_holds_the_others(home, monkeypatch):
    broken = StandardPageFactory(parent=home, title="Cassée")
    whole = StandardPageFactory(parent=home, title="Entière")
    read = StandardPage.search_unit
    monkeypatch.setattr(StandardPage, "search_unit", lambda page: 1 / 0 if page.pk == broken.pk else read(page))

    outbox.append([f"page:{broken.pk}", f"page:{whole.pk}"])
    drained = outbox.drain()

    assert (drained.written, drained.failed) == (1, 1)
    assert found() == ["Entière"]
    assert OutboxRow.objects.get().error == "ZeroDivisionError: division by zero"


def refuse(*args):
    raise SearchUnavailable("disk full")


def later(**delay):
    return time_machine.travel(timezone.now() + timedelta(**delay), tick=True)


def test_engine_away_keeps_the_rows_and_is_tried_again_within_seconds(home, monkeypatch):
    page = StandardPageFactory(parent=home, title="Médiation")

    with monkeypatch.context() as patch:
        patch.setattr(EmbeddedEngine, "upsert", refuse)
        page.save_revision().publish()
        assert outbox.drain().away == "disk full"
    row, state = OutboxRow.objects.get(), IndexState.load()
    assert (row.attempts, row.error, state.away_because) == (0, "", "disk full")

    assert outbox.drain() == Drained()
    with later(seconds=6):
        assert outbox.drain() == Drained(written=1)
    assert found("médiation") == ["Médiation"]
    assert (OutboxRow.objects.count(), IndexState.load().away_since) == (0, None)


def test_engine_away_is_away_since_its_first_failure(home, monkeypatch):
    StandardPageFactory(parent=home).save_revision().publish()
    monkeypatch.setattr(EmbeddedEngine, "upsert", refuse)

    outbox.drain()
    since = IndexState.load().away_since
    with later(minutes=5):
        outbox.drain()

    assert IndexState.load().away_since == since


def test_engine_elsewhere_is_asked_before_it_is_written(home, monkeypatch):
    StandardPageFactory(parent=home).save_revision().publish()
    monkeypatch.setattr(EmbeddedEngine, "local", False)
    monkeypatch.setattr(EmbeddedEngine, "health", lambda engine: EngineHealth("embedded", ready=False, detail="frozen"))
    monkeypatch.setattr(EmbeddedEngine, "upsert", lambda engine, units: pytest.fail("written"))

    assert outbox.drain() == Drained(away="frozen")


def test_engine_elsewhere_never_keeps_a_request_waiting(home, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(EmbeddedEngine, "local", False)

    with django_capture_on_commit_callbacks(execute=True):
        StandardPageFactory(parent=home, title="Médiation").save_revision().publish()

    assert (OutboxRow.objects.count(), found()) == (1, [])


@pytest.fixture
def broken(home, monkeypatch):
    """A page whose text no engine takes: half of a character."""
    page = StandardPageFactory(parent=home, title="Cassée")
    monkeypatch.setattr(StandardPage, "index_body", lambda each: "Demi \ud83d" if each.pk == page.pk else "")
    return page


def test_unit_that_the_engine_refuses_is_set_aside(home, broken):
    whole = StandardPageFactory(parent=home, title="Entière")

    outbox.append([f"page:{broken.pk}", f"page:{whole.pk}"])

    assert outbox.drain() == Drained(written=1, failed=1)
    assert found() == ["Entière"]
    assert OutboxRow.objects.get().uid == f"page:{broken.pk}"


def test_engine_that_fails_on_one_unit_writes_the_others(home, monkeypatch):
    pages = [StandardPageFactory(parent=home, title=title) for title in ("Une", "Deux", "Trois")]
    write = EmbeddedEngine.upsert

    def fail(engine, units):
        if any(unit.title == "Deux" for unit in units):
            raise OverflowError("too long")
        write(engine, units)

    monkeypatch.setattr(EmbeddedEngine, "upsert", fail)
    outbox.append(f"page:{page.pk}" for page in pages)

    assert outbox.drain() == Drained(written=2, failed=1)
    assert OutboxRow.objects.get().error == "OverflowError: too long"


def test_unit_set_aside_is_tried_less_and_less_often(home, monkeypatch):
    page = StandardPageFactory(parent=home)
    monkeypatch.setattr(StandardPage, "search_unit", lambda page: 1 / 0)
    outbox.append([f"page:{page.pk}"])
    pauses = []
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False) as clock:
        OutboxRow.objects.update(next_try=timezone.now())
        for _ in range(11):
            outbox.drain()
            pauses.append((OutboxRow.objects.get().next_try - timezone.now()).total_seconds())
            clock.shift(pauses[-1])

    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 512, 3600, 3600]


def test_unit_set_aside_and_published_again_leaves_no_row(home, monkeypatch):
    page = StandardPageFactory(parent=home, title="Médiation")
    with monkeypatch.context() as patch:
        patch.setattr(StandardPage, "search_unit", lambda page: 1 / 0)
        outbox.append([f"page:{page.pk}"])
        outbox.drain()

    outbox.append([f"page:{page.pk}"])
    outbox.drain()

    assert (found(), OutboxRow.objects.count()) == (["Médiation"], 0)


def test_unit_that_fails_twice_keeps_one_row(home, monkeypatch):
    page = StandardPageFactory(parent=home)
    monkeypatch.setattr(StandardPage, "search_unit", lambda page: 1 / 0)

    for _ in range(2):
        outbox.append([f"page:{page.pk}"])
        outbox.drain()

    assert OutboxRow.objects.get().attempts == 2


def test_change_that_appears_while_its_unit_is_read_stays(home, monkeypatch):
    page = StandardPageFactory(parent=home)
    outbox.append([f"page:{page.pk}"])
    read = StandardPage.search_unit

    def change_meanwhile(page):
        outbox.append([f"page:{page.pk}"])
        return read(page)

    with monkeypatch.context() as patch:
        patch.setattr(StandardPage, "search_unit", change_meanwhile)
        outbox.drain(limit=1)

    assert OutboxRow.objects.count() == 1


def test_second_drainer_leaves_the_work_to_the_first(home):
    StandardPageFactory(parent=home).save_revision().publish()

    with drain_lock(0) as held:
        assert held
        # PostgreSQL gives an advisory lock again to the session that holds it: only the file lock refuses here.
        with drain_lock(0) as again:
            from django.db import connection

            assert again == (connection.vendor == "postgresql")


def test_rebuild_writes_every_page_and_forgets_what_waited(home, experience_index):
    publish(ExperiencePageFactory(parent=experience_index, title="Une fiche"))
    StandardPageFactory(parent=home, title="Une page").save_revision().publish()

    written = rebuild()

    assert written == 2
    assert sorted(found()) == ["Une fiche", "Une page"]
    assert OutboxRow.objects.count() == 0


def test_rebuild_passes_over_a_unit_that_cannot_be_read(home, monkeypatch):
    page = publish(StandardPageFactory(parent=home))
    monkeypatch.setattr(StandardPage, "search_unit", lambda page: 1 / 0)

    assert rebuild() == 0
    assert OutboxRow.objects.get().uid == f"page:{page.pk}"


def test_versions_grow_with_each_write(home, index):
    page = publish(StandardPageFactory(parent=home))
    before = dict(index.versions())[f"page:{page.pk}"]

    publish(page)

    assert dict(index.versions())[f"page:{page.pk}"] > before


@pytest.mark.parametrize("count", [2, 7])
def test_publication_of_many_waits_for_the_worker(home, count, django_capture_on_commit_callbacks):
    pages = [StandardPageFactory(parent=home) for _ in range(count)]

    with django_capture_on_commit_callbacks(execute=True):
        outbox.append(f"page:{page.pk}" for page in pages)

    assert OutboxRow.objects.count() == (0 if count <= outbox.AT_ONCE else count)


def test_rebuild_is_done_by_one_at_a_time(home, monkeypatch):
    busy = contextmanager(lambda: (yield False))
    monkeypatch.setattr("search.rebuild.rebuild_lock", busy)

    with pytest.raises(RebuildBusy):
        rebuild()


def test_rebuild_keeps_the_changes_that_appear_meanwhile(home, monkeypatch):
    page = publish(StandardPageFactory(parent=home))
    read = StandardPage.search_unit

    def change_meanwhile(page):
        OutboxRow.objects.create(uid=f"page:{page.pk}")
        return read(page)

    monkeypatch.setattr(StandardPage, "search_unit", change_meanwhile)
    rebuild()

    assert [row.uid for row in OutboxRow.objects.all()] == [f"page:{page.pk}"]


def test_rebuild_sets_aside_a_unit_that_the_engine_refuses(home, broken):
    publish(StandardPageFactory(parent=home, title="Entière"))

    assert (rebuild(), found()) == (1, ["Entière"])
    assert OutboxRow.objects.get().uid == f"page:{broken.pk}"


@pytest.mark.parametrize("action", ["move", "slug", "publish", "unpublish", "delete"])
def test_request_that_cannot_note_a_change_changes_nothing(home, client, monkeypatch, action):
    page = publish(StandardPageFactory(parent=home, title="Avant", slug="avant"))
    other = publish(StandardPageFactory(parent=home, slug="autre"))
    client.force_login(UserFactory(is_superuser=True))
    client.raise_request_exception = False
    form = {"title": "Après", "slug": "apres" if action == "slug" else "avant", "lead": "", "body-count": 0}
    form |= {f"{name}-{field}": 0 for name in LINKS for field in ("TOTAL_FORMS", "INITIAL_FORMS")}
    address, data = {
        "move": (reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]), {}),
        "slug": (reverse("wagtailadmin_pages:edit", args=[page.pk]), form | {"action-publish": "1"}),
        "publish": (reverse("wagtailadmin_pages:edit", args=[page.pk]), form | {"action-publish": "1"}),
        "unpublish": (reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {}),
        "delete": (reverse("wagtailadmin_pages:delete", args=[page.pk]), {}),
    }[action]

    def fail(uids):
        raise OSError("database gone")

    monkeypatch.setattr(outbox, "append", fail)
    response = client.post(address, data)

    after = StandardPage.objects.get(pk=page.pk)
    assert response.status_code == 500
    assert (after.url_path, after.title, after.live) == (page.url_path, "Avant", True)
