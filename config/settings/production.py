"""Production runs on the base settings as they are."""

from config.settings.base import *  # noqa: F403
