"""Load the reference territories, or a file in the same format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import territories
from core.territories_loading import load


class Command(BaseCommand):
    """Create or update the territories of a CSV file; core/data/README.md describes its columns."""

    help = "Create or update the territories of a CSV file; core/data/README.md describes its columns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=territories.REFERENCE_FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = territories.read(options["file"])
        except (OSError, territories.TerritoryFileError) as error:
            raise CommandError(str(error)) from error
        read, known = load(rows)
        self.stdout.write(f"{read} territories read, {known} known")
