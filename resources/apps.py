"""Dossiers, publications, videos, slide decks and news."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Registers the kinds and the facets of the resources, and the nightly look at their links."""

    name = "resources"
    verbose_name = _("Resources")

    def ready(self) -> None:
        from core import background  # noqa: PLC0415
        from resources import dossier_kinds, facets, links, signals  # noqa: PLC0415

        dossier_kinds.register_all()
        facets.register_all()
        signals.connect()
        background.register("links", links.check_due, seconds=300)
