"""The work that no visitor waits for: what remains to be indexed, and what editors planned."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections
from django.utils import timezone

from core import background, scheduling
from search import outbox
from search.contract import SearchUnavailable
from search.engines import engine
from search.rebuild import RebuildBusy, rebuild
from search.reconcile import is_due, reconcile

log = logging.getLogger(__name__)

BATCH = 100
"""Changes written between two looks at what else is to be done."""
GRACE = 15.0
"""Seconds that an index elsewhere may take to come back after a restart, before it is written anew."""


@dataclass(slots=True)
class Task:
    """Something done again and again, `seconds` apart; at once again when it says that there is more."""

    work: Callable[[], bool]
    seconds: float
    next: float = 0.0

    def run_if_due(self) -> None:
        """Do it when its time has come; a failure is logged and never stops the worker."""
        if time.monotonic() < self.next:
            return
        more = False
        try:
            close_old_connections()
            more = self.work()
        except (RebuildBusy, SearchUnavailable) as reason:
            log.warning("%s waits: %s", self.work.__name__, reason or "another program writes the index")
        except Exception:
            log.exception("the worker goes on")
        self.next = 0.0 if more else time.monotonic() + self.seconds


def write_changes() -> bool:
    """Write what waits in the outbox; return whether more does."""
    done = outbox.drain(limit=BATCH)
    return done.written + done.removed >= BATCH


@dataclass(slots=True)
class Watch:
    """Since when the engine answers, but has no index that this version of the code can read."""

    since: float | None = None

    def rebuild_if_unreadable(self) -> bool:
        """Write the index when there is none to be read."""
        if self.is_unreadable():
            log.info("%d units indexed", rebuild())
        return False

    def is_unreadable(self) -> bool:
        """Tell whether the index will not come back by itself."""
        health, now = engine().health(), time.monotonic()
        if health.ready or not health.answers:
            self.since = None
            return False
        self.since = self.since or now
        return engine().local or now - self.since >= GRACE


def reconcile_by_night() -> bool:
    """Compare the index with the database once a night."""
    if is_due(timezone.now()) and engine().health().ready:
        found = reconcile()
        log.info(
            "index compared: %d missing, %d superfluous, %d stale",
            *(len(uids) for uids in (found.missing, found.superfluous, found.stale)),
        )
    return False


def carry_out_plans() -> bool:
    """Publish and withdraw what editors planned."""
    scheduling.carry_out()
    return False


class Command(BaseCommand):
    """Run the worker until it is told to stop."""

    help = "Write what changed to the index, and publish what is scheduled, until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        index = [Task(Watch().rebuild_if_unreadable, 5), Task(write_changes, 0.5)]
        # Apart, so that no publication waits for an engine that is slow.
        indexing = threading.Thread(target=repeat, args=(index, stopping), name="index")
        indexing.start()
        # Each apart too, and abandoned at the end: it is long, or waits for other people's hosts.
        comparison = background.Work("comparison", reconcile_by_night, 60)
        for work in (comparison, *background.works()):
            task = Task(work.do, work.seconds)
            threading.Thread(target=repeat, args=([task], stopping), name=work.name, daemon=True).start()
        repeat([Task(carry_out_plans, 30)], stopping)
        indexing.join()


def repeat(tasks: list[Task], stopping: threading.Event) -> None:
    """Do tasks in turn until told to stop."""
    while not stopping.is_set():
        for task in tasks:
            task.run_if_due()
        stopping.wait(max(0.0, min(task.next for task in tasks) - time.monotonic()))
    connections.close_all()
