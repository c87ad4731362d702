"""Settings of the tests, plus the linter of migrations, which no other program needs."""

from __future__ import annotations

from config.settings.test import *  # noqa: F403
from config.settings.test import INSTALLED_APPS
from scripts import ROOT

MIGRATION_LINTER_OPTIONS = {
    "include_apps": [app for app in INSTALLED_APPS if (ROOT / app).is_dir()],
    "no_cache": True,
    # It drops a column whose content the migration before it moved; no two versions of the portal run at once.
    "ignore_name": ["0004_drop_video_url"],
}
INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
