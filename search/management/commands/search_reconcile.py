"""Compare the index with the database, and mend what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.contract import SearchUnavailable
from search.rebuild import RebuildBusy
from search.reconcile import compare, reconcile
from search.reports import named

SHOWN = 50
"""Names of each kind that are printed."""


class Command(BaseCommand):
    """Find the units that the index lacks, holds in vain or holds in an older state, and have them written again."""

    help = "Compare the index of the search with the database, and mend every difference."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--dry-run", action="store_true", help="Tell the differences and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, tell and mend."""
        try:
            found = compare() if options["dry_run"] else reconcile()
        except RebuildBusy as error:
            raise CommandError("Another program is writing the index: try again in a minute.") from error
        except SearchUnavailable as error:
            raise CommandError(f"The engine does not answer: {error}") from error
        for kind, uids in (("missing", found.missing), ("superfluous", found.superfluous), ("stale", found.stale)):
            self.stdout.write(f"{kind:<12} {len(uids)}")
            for subject in named(sorted(uids)[:SHOWN]):
                self.stdout.write(f"  {subject.uid} {subject.title}")
        if found.uids:
            self.stdout.write("nothing was changed" if options["dry_run"] else "mended")
