"""Read the text of the files of the whole stock, now, instead of waiting for the worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet

from documents.care import FINE
from documents.models import FileReading
from documents.reading import read

BAR = 24
"""Characters of the bar."""


class Command(BaseCommand):
    """Read the files that wait; with options, those that failed, or all of them once more."""

    help = "Read the text of the files that wait; corrections of the team are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--again", action="store_true", help="read all files once more")
        which.add_argument("--failed", action="store_true", help="read once more those that could not be read")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = list(_chosen(again=options["again"], failed=options["failed"]).order_by("pk"))
        for done, reading in enumerate(chosen, 1):
            if read(reading):
                read(reading)
            self._show(done, len(chosen), reading)
        failed = sum(reading.has_failed for reading in chosen)
        if chosen and self.stdout.isatty():
            self.stdout.write("")
        self.stdout.write(f"{len(chosen)} files read, {failed} without text or damaged")

    def _show(self, done: int, total: int, reading: FileReading) -> None:
        """Rewrite the line of a terminal, or write one line for each file."""
        if self.stdout.isatty():
            bar = ("█" * (BAR * done // total)).ljust(BAR, "░")
            self.stdout.write(f"\r\033[K{bar} {done}/{total}", ending="")
            self.stdout.flush()
        else:
            self.stdout.write(f"{done}/{total} {reading.sha256[:12]}.{reading.format}: {reading.state}")


def _chosen(*, again: bool, failed: bool) -> QuerySet[FileReading]:
    readings = FileReading.objects.all()
    if again:
        return readings
    return readings.exclude(state__in=FINE) if failed else readings.filter(state=FileReading.State.WAITING)
