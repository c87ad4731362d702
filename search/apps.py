"""The search: index, engines, questions and listings. It knows no page type of the portal."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Listens to what changes, and registers the checks."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import checks, pages, signals  # noqa: F401, PLC0415

        pages.register()
        signals.connect()
