"""Dossiers, publications, videos, slide decks and news."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Registers the kinds and the facets of the resources."""

    name = "resources"
    verbose_name = _("Resources")

    def ready(self) -> None:
        from resources import dossier_kinds, facets  # noqa: PLC0415

        dossier_kinds.register_all()
        facets.register_all()
