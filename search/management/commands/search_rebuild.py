"""Write the whole index anew, beside the one that serves."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.contract import SearchUnavailable
from search.rebuild import RebuildBusy, rebuild


class Command(BaseCommand):
    """Rebuild the index of the search; the old one serves until the new one is whole."""

    help = "Rebuild the index of the search; the old one serves until the new one is whole."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            written = rebuild(lambda done: self.stdout.write(f"{done} units"))
        except RebuildBusy as error:
            raise CommandError("Another program is writing the index: try again in a minute.") from error
        except SearchUnavailable as error:
            raise CommandError(f"The engine does not answer: {error}") from error
        self.stdout.write(f"{written} units indexed in {time.monotonic() - started:.1f} s")
