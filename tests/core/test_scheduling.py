"""What editors planned is carried out, each object in a transaction of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, Revision

from core import scheduling
from core.models import StandardPage
from search import outbox
from search.models import OutboxRow
from tests.factories import StandardPageFactory, publish

SOON, LATER = timedelta(minutes=5), timedelta(hours=2)


def plan(home, title, *, within=SOON):
    """Plan the publication of a new page."""
    page = StandardPageFactory(parent=home, title=title, live=False)
    page.go_live_at = timezone.now() + within
    page.save_revision().publish()
    OutboxRow.objects.all().delete()
    return page


def carry_out():
    """Carry out what is due in an hour."""
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        return scheduling.carry_out()


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_publication_is_carried_out_at_its_hour_and_noted(home):
    due, later = plan(home, "Maintenant"), plan(home, "Plus tard", within=LATER)

    assert carry_out() == 1

    assert (is_live(due), is_live(later)) == (True, False)
    assert [row.uid for row in OutboxRow.objects.all()] == [f"page:{due.pk}"]
    assert carry_out() == 0


def test_withdrawal_is_carried_out_at_its_hour_and_noted(home):
    page, other = publish(StandardPageFactory(parent=home)), publish(StandardPageFactory(parent=home))
    StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() + SOON)
    StandardPage.objects.filter(pk=other.pk).update(expire_at=timezone.now() + LATER)

    assert carry_out() == 1

    assert (is_live(page), is_live(other), Page.objects.get(pk=page.pk).expired) == (False, True, True)
    assert [row.uid for row in OutboxRow.objects.all()] == [f"page:{page.pk}"]


@pytest.mark.parametrize("kind", ["publication", "withdrawal"])
def test_what_cannot_be_noted_is_not_done_and_holds_nothing_else(home, monkeypatch, kind):
    if kind == "publication":
        pages = [plan(home, f"Page {number}") for number in range(3)]
    else:
        pages = [publish(StandardPageFactory(parent=home)) for _ in range(3)]
        Page.objects.filter(pk__in=[page.pk for page in pages]).update(expire_at=timezone.now() + SOON)
    note = outbox.append

    def fail_once(uids):
        uids = list(uids)
        if uids == [f"page:{pages[1].pk}"]:
            raise OSError("database gone")
        note(uids)

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "append", fail_once)
        assert carry_out() == 2

    done = kind == "publication"
    assert [is_live(page) for page in pages] == [done, not done, done]
    assert carry_out() == 1
    assert is_live(pages[1]) is done


def test_what_was_cancelled_meanwhile_is_not_done(home, monkeypatch):
    first, second = (plan(home, title) for title in ("Première", "Seconde"))
    note = outbox.append

    def cancel_the_other(uids):
        Revision.objects.filter(object_id=str(second.pk)).update(approved_go_live_at=None)
        note(uids)

    monkeypatch.setattr(outbox, "append", cancel_the_other)

    assert carry_out() == 1
    assert (is_live(first), is_live(second)) == (True, False)
