"""Fiches d'expérience."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExperiencesConfig(AppConfig):
    """Registers the kind, the facet and the verification of the fiches d'expérience."""

    name = "experiences"
    verbose_name = _("Experiences")

    def ready(self) -> None:
        from experiences import checking, facets  # noqa: PLC0415

        facets.register_all()
        checking.register_all()
