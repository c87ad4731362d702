"""Settings of `make run`: one machine, plain HTTP, a key of its own, mails readable in the browser."""

from __future__ import annotations

from django.core.management.utils import get_random_secret_key

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR, STORAGES


def kept_secret_key() -> str:
    """Return the key kept in the data folder, made at the first start."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key(), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8")


DEBUG = env.boolean("DEBUG")
SHOW_MAILBOX = True
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECRET_KEY = env.text("SECRET_KEY") or kept_secret_key()
SITE_URL = f"http://localhost:{env.integer('PORT', 1, 65535)}"
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS: list[str] = []

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
