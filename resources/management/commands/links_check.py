"""Look where the links of the portal lead."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from resources.links import addresses, check, due, forget_unused
from resources.models import LinkCheck


class Command(BaseCommand):
    """Ask the addresses that are due whether they answer, and tell what was found."""

    help = "Look where the links of pages and snippets lead: those that are due, or all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--all", action="store_true", help="Look at every address, whenever it was last seen.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, remember and tell."""
        found = check(sorted(addresses()) if options["all"] else due(timezone.now()))
        forget_unused()
        for status in LinkCheck.Status:
            self.stdout.write(f"{status.value:<8} {found[status]}")
        for broken in LinkCheck.objects.filter(status=LinkCheck.Status.BROKEN).order_by("url"):
            self.stdout.write(f"  {broken.url} ({broken.detail})")
