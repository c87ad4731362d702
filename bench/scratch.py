"""A portal of its own for a bench: settings of production, an empty database and an index, all removed at the end."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import measures

ENGINES = ("embedded", "elasticsearch")


class NoAddressError(Exception):
    """Elasticsearch is asked for, and nothing says where it is."""

    def __init__(self) -> None:
        super().__init__('Elasticsearch has no address: set ELASTICSEARCH_URL, or run eval "$(scripts/services env)"')


def settings_of(engine: str, folder: Path) -> dict[str, str]:
    """Return the environment of a scratch portal whose files are in `folder`."""
    address = os.environ.get("ELASTICSEARCH_URL") or os.environ.get("TEST_ELASTICSEARCH_URL", "")
    if engine == "elasticsearch" and not address:
        raise NoAddressError
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "SEARCH_ENGINE": engine,
        "ELASTICSEARCH_URL": address,
        "ELASTICSEARCH_INDEX": f"bench-{secrets.token_hex(6)}",
        "ELASTICSEARCH_REPLICAS": "0",
        "SECRET_KEY": secrets.token_hex(),
        "LOG_LEVEL": "ERROR",
    }


@contextmanager
def scratch_portal(engine: str) -> Iterator[Path]:
    """Set up Django on an empty portal for the rest of this process; once a process."""
    with tempfile.TemporaryDirectory(prefix="search-bench-") as folder:
        os.environ.update(settings_of(engine, Path(folder)))
        set_up()
        from django.core.management import call_command  # noqa: PLC0415  # once there are settings

        call_command("migrate", verbosity=0)
        try:
            yield Path(folder)
        finally:
            if engine == "elasticsearch":
                _remove_indexes()


def index_size(engine: str, folder: Path) -> float:
    """Return the size of the index of a scratch portal, in MB."""
    if engine == "embedded":
        return measures.size_of(folder / "search")
    from bench import cluster  # noqa: PLC0415  # it needs Django, set up

    return cluster.size()


def set_up() -> None:
    """Set up Django with the environment's settings."""
    import django  # noqa: PLC0415  # once the environment names the settings

    django.setup()


def _remove_indexes() -> None:
    from bench import cluster  # noqa: PLC0415  # it needs Django, set up

    cluster.remove()
