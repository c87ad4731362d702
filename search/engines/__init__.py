"""The engine that the settings name, behind the contract."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from search.contract import SearchEngine


def engine() -> SearchEngine:
    """Return the engine of SEARCH_ENGINE; one object a process and index."""
    return _engine(settings.SEARCH_ENGINE, str(settings.SEARCH_INDEX_DIR))


@cache
def _engine(name: str, folder: str) -> SearchEngine:
    from search.engines.embedded import EmbeddedEngine  # noqa: PLC0415  # only the engine in use is imported

    return EmbeddedEngine(Path(folder))
