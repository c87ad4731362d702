"""The demo content, and the command that loads it."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demo content."""

    name = "demo"
