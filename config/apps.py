"""The project itself, as an app: it holds the checks of the settings."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the system checks of the settings."""

    name = "config"

    def ready(self) -> None:
        from config import checks  # noqa: F401, PLC0415
