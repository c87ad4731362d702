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


def settings_of(engine: str, folder: Path) -> dict[str, str]:
    """Return the environment of a scratch portal whose files are in `folder`."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "SEARCH_ENGINE": engine,
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
        yield Path(folder)


def index_size(folder: Path) -> float:
    """Return the size of the index of a scratch portal, in MB."""
    return measures.size_of(folder / "search")


def set_up() -> None:
    """Set up Django with the environment's settings."""
    import django  # noqa: PLC0415  # once the environment names the settings

    django.setup()
