"""Settings of the tests: real components, cheap passwords, a folder thrown away at the end."""

from __future__ import annotations

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES

DATA_DIR = Path(tempfile.mkdtemp(prefix="portal-tests-"))
SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = DATA_DIR / "media"
DOCUMENTS_ROOT = DATA_DIR / "documents"
SHOW_MAILBOX = True
EMAIL_FILE_PATH = DATA_DIR / "mails"
SEARCH_INDEX_DIR = DATA_DIR / "search"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
