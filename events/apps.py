"""Cycles, events and their programmes."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Registers the kinds and the facets of the events."""

    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from events import facets  # noqa: PLC0415

        facets.register_all()
