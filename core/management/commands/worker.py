"""The work that no visitor waits for: what remains to be indexed, and scheduled publications."""

from __future__ import annotations

import logging
import signal
import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from search import outbox
from search.engines import engine
from search.rebuild import rebuild

log = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two looks at the outbox."""
SCHEDULE = 30.0
"""Seconds between two looks at the scheduled publications."""


def rebuild_if_unreadable() -> None:
    """Write the index when there is none that this version of the code can read."""
    if not engine().health().ready:
        log.info("%d units indexed", rebuild())


class Command(BaseCommand):
    """Run the worker until it is told to stop."""

    help = "Write what changed to the index, and publish what is scheduled, until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        next_schedule = 0.0
        self.attempt(rebuild_if_unreadable)
        while not stopping.is_set():
            self.attempt(outbox.drain)
            if time.monotonic() >= next_schedule:
                next_schedule = time.monotonic() + SCHEDULE
                self.attempt(lambda: call_command("publish_scheduled", verbosity=0))
            stopping.wait(PAUSE)

    @staticmethod
    def attempt(work: Any) -> None:
        """Do one piece of work; a failure is logged and never stops the worker."""
        try:
            close_old_connections()
            work()
        except Exception:
            log.exception("the worker goes on")
