"""System checks of the settings: one clear line at start for each wrong environment variable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from config import env


@register(Tags.security)
def environment_is_readable(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Report the variables that the settings could not read."""
    return [Error(problem, id="config.E001") for problem in env.problems]


@register(Tags.security)
def secret_key_is_set(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start without a key: sessions and links could be forged."""
    if settings.SECRET_KEY != env.MISSING_SECRET:
        return []
    return [Error("SECRET_KEY is missing: set it to a long random text.", id="config.E002")]
