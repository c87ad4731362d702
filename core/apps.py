"""What every page of the portal shares."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Registers the kinds, facets and signals of the shared content."""

    name = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from core import facets, groups, languages, signals, sources, synonyms  # noqa: PLC0415

        facets.register_all()
        sources.register_all()
        synonyms.register_all()
        signals.connect()
        groups.connect()
        languages.connect(self)
