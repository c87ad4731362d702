"""What the processes of `test_kill` do, each in an interpreter of its own: `python -m tests.search.killing WORK …`."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from contextlib import suppress

import django

PATIENCE = 40.0
"""Seconds after which an index that is still not the database never will be."""


def edit(seed: str, count: str) -> None:
    """Publish, withdraw, rename, move and delete pages; each change in one transaction, as a request does it."""
    from django.conf import settings
    from django.db import transaction
    from wagtail.models import Page

    from core.models import HomePage
    from search import outbox
    from tests.factories import StandardPageFactory

    chance, home = random.Random(seed), HomePage.objects.get()
    pages = Page.objects.order_by("pk").descendant_of(home)
    for number in range(int(count)):
        outbox.AT_ONCE = chance.choice((0, 0, 0, 5))
        with transaction.atomic():
            page = Page.objects.filter(pk=chance.choice([*pages.values_list("pk", flat=True), 0])).specific().first()
            action = chance.choices((add, rename, readdress, withdraw, move, remove), (8, 4, 2, 3, 4, 3))[0]
            if page is None or action is add:
                parent = chance.choice([page or home, HomePage.objects.get()])
                page = StandardPageFactory(
                    parent=parent, title=f"Page {number}", slug=f"{settings.SEARCH_ENGINE}-{number}"
                )
                page.save_revision().publish()
            else:
                action(page, number, chance, home)


def add() -> None:
    """Stand for the publication of a new page."""


def rename(page, number, chance, home):
    page.title = f"Page {number}"
    page.save_revision().publish()


def readdress(page, number, chance, home):
    page.slug = f"{page.slug}-{number}"
    page.save_revision().publish()


def withdraw(page, number, chance, home):
    page.unpublish()


def move(page, number, chance, home):
    """Put a page under another, never under itself."""
    others = home.get_descendants(inclusive=True).exclude(path__startswith=page.path)
    page.move(chance.choice(list(others.order_by("pk"))), pos="last-child")


def remove(page, number, chance, home):
    page.delete()


def write(seed: str) -> None:
    """Have drainers and rebuilders killed at random moments, one after the other, until told to stop."""
    from search import outbox, rebuild

    chance, stopping = random.Random(seed), []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    killed = 0
    while not stopping:
        work, delay = chance.choices((outbox.drain, rebuild.rebuild), (6, 1))[0], chance.uniform(0.02, 0.6)
        child = os.fork()
        if not child:
            again_and_again(work)
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        killed += 1
    sys.stdout.write(str(killed))


def again_and_again(work):
    """Do a work until killed."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        with suppress(Exception):
            work()
        time.sleep(0.03)


def settle() -> None:
    """Wait until nothing waits and the index is the database; print both, and what a comparison finds."""
    from search import outbox
    from search.models import OutboxRow
    from search.reconcile import compare

    # Only the worker is left to write this one: it is alive when nothing waits any more.
    outbox.append(["page:0", *(f"page:{number}" for number in range(-outbox.AT_ONCE, 0))])
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and (OutboxRow.objects.exists() or in_database() != in_index()):
        time.sleep(0.2)
    outcome = {
        "database": in_database(),
        "index": in_index(),
        "different": compare().uids,
        "waiting": OutboxRow.objects.count(),
    }
    sys.stdout.write(json.dumps(outcome))


def in_database():
    from search import sources

    units = filter(None, map(sources.unit, sources.all_uids()))
    return {unit.uid: [unit.title, unit.url] for unit in units}


def in_index():
    from search.contract import SearchRequest, SearchUnavailable
    from search.engines import engine

    try:
        hits = engine().search(SearchRequest(per_page=1000, passages=0)).hits
    except SearchUnavailable:
        return None
    return {hit.uid: [hit.title, hit.url] for hit in hits}


if __name__ == "__main__":
    django.setup()
    {"edit": edit, "write": write, "settle": settle}[sys.argv[1]](*sys.argv[2:])
