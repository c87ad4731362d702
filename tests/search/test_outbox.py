"""From a publication to the index: nothing waits for nothing, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import StandardPage
from search import outbox, service
from search.contract import SearchRequest, SearchUnavailable
from search.engines.embedded import EmbeddedEngine
from search.locks import drain_lock
from search.models import OutboxRow
from search.rebuild import rebuild
from tests.factories import ExperiencePageFactory, StandardPageFactory, UserFactory, publish


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
    group = Group.objects.create(name="Adhérents")
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
    groups = [Group.objects.create(name=name) for name in ("Adhérents", "Bureau")]
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


def test_engine_away_keeps_the_rows_and_tries_again(home, monkeypatch):
    page = StandardPageFactory(parent=home, title="Médiation")

    def refuse(engine, units):
        raise SearchUnavailable("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(EmbeddedEngine, "upsert", refuse)
        page.save_revision().publish()
        assert outbox.drain().failed == 1
    assert OutboxRow.objects.get().error == "disk full"

    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=True):
        outbox.drain()
    assert found("médiation") == ["Médiation"]
    assert OutboxRow.objects.count() == 0


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
