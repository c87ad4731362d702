"""The lock of the one drainer, given back by the system itself when its holder is killed."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ADVISORY_KEY = 7_316_001
"""PostgreSQL's advisory lock of this portal's drainer."""


@contextmanager
def drain_lock(wait: float) -> Iterator[bool]:
    """Hold the lock of index writers; yield False when nobody gave it back within `wait` seconds.

    On PostgreSQL it is an advisory lock of the session, for several machines; on SQLite, a locked file.
    """
    lock = _advisory_lock(wait) if connection.vendor == "postgresql" else _file_lock(wait)
    with lock as held:
        yield held


@contextmanager
def _advisory_lock(wait: float) -> Iterator[bool]:
    held = _until(wait, lambda: _select("SELECT pg_try_advisory_lock(%s)"))
    try:
        yield held
    finally:
        if held:
            _select("SELECT pg_advisory_unlock(%s)")


@contextmanager
def _file_lock(wait: float) -> Iterator[bool]:
    path = Path(settings.SEARCH_INDEX_DIR) / ".drain.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        yield _until(wait, lambda: _flock(file.fileno()))


def _select(sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [ADVISORY_KEY])
        row = cursor.fetchone()
    return bool(row and row[0])


def _flock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _until(wait: float, attempt: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + wait
    while not attempt():
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.02)
    return True
