"""Load the demo content; what is already there is left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from demo import editor, pages, references, snippets


class Command(BaseCommand):
    """Load the demo: themes, territories, organisations, pages and the accounts.

    What refers to what is written once, at the end: it would else take more than half of the time.
    """

    help = "Load the demo content; running it again changes nothing that people edited."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("territoires, thèmes, organismes et glossaire")
        with transaction.atomic():
            snippets.load(Locale.get_default())
            references.load(Locale.get_default())
            with disable_reference_index_auto_update():
                pages.load(self.stdout.write)
            for page in Page.objects.specific().iterator():
                ReferenceIndex.create_or_update_for_object(page)
        editor.load(Path(settings.DATA_DIR) / "demo-login.txt")
