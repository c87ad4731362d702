"""The cache that the server's processes and the worker share, in files of DATA_DIR."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache


class FileCache(FileBasedCache):
    """Django's cache in files, whose folder may be missing until something is kept: a check says what is wrong."""

    def __init__(self, dir: str, params: dict[str, Any]) -> None:  # noqa: A002  # Django's own name
        with suppress(OSError):
            super().__init__(dir, params)
