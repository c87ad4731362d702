"""Cycles, events and their programmes."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """The events that the centre organises."""

    name = "events"
    verbose_name = _("Events")
