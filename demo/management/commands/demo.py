"""Load the demo content, or take it away; what people wrote is left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.models import HomePage
from demo import accounts, pages, references, removing, snippets, translations
from demo.progress import Progress


class Command(BaseCommand):
    """Load or remove the demo: themes, territories, organisations, files, pages, translations and accounts."""

    help = "Load the demo content; running it again changes nothing that people edited."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--remove", action="store_true", help="take the demo away, but for what people edited or use"
        )

    def handle(self, *args: Any, remove: bool = False, **options: Any) -> None:
        if remove:
            self._remove()
        else:
            self._load()

    def _load(self) -> None:
        """Load what is not there; what refers to what is written once, at the end of the pages.

        Each page would else write it when it is created and when it is published, which is more than half of the time.
        """
        progress = Progress(self.stdout)
        progress.say("territoires, thèmes, organismes et glossaire")
        with transaction.atomic():
            there = set(Page.objects.values_list("pk", flat=True)) - set(HomePage.objects.values_list("pk", flat=True))
            snippets.load(Locale.get_default())
            references.load(Locale.get_default())
            with disable_reference_index_auto_update():
                pages.load(progress)
            for page in Page.objects.exclude(pk__in=there).specific():
                ReferenceIndex.create_or_update_for_object(page)
        progress.say("traductions")
        translations.load()
        accounts.load(Path(settings.DATA_DIR))

    def _remove(self) -> None:
        self.stdout.write("retirés :")
        gone, kept = removing.remove(Path(settings.DATA_DIR))
        for kind, count in sorted(gone.items()):
            self.stdout.write(f"{count:4} {kind}")
        if kept:
            self.stdout.write("gardés, car quelqu’un les a modifiés ou s’en sert : " + " ; ".join(kept))
