"""System checks of the search."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from search.engines import cluster


@register(Tags.files)
def index_folder_is_writable(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Report an index folder that cannot be made or written."""
    folder = Path(settings.SEARCH_INDEX_DIR)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
    except OSError as error:
        return [Error(f"The index cannot be written in {folder}: {error.strerror}. Set DATA_DIR.", id="search.E001")]
    return []


@register(Tags.files)
def elasticsearch_can_be_used(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Report what is wrong with the address, the key or the version of Elasticsearch.

    Only `manage.py check` asks: all else, the worker first, must start while the engine is away.
    """
    if settings.SEARCH_ENGINE != "elasticsearch" or sys.argv[1:2] != ["check"]:
        return []
    from search.engines.elasticsearch.diagnosis import problem  # noqa: PLC0415  # only the engine in use is imported

    found = problem(cluster())
    return [Error(f"Elasticsearch cannot be used: {found}.", id="search.E002")] if found else []
