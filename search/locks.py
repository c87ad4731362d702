"""The locks of the one drainer and of the one rebuilder; the system itself gives back those of a killed process."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock between all the processes of the portal, in its two forms."""

    number: int
    """PostgreSQL's advisory lock."""
    name: str
    """File of the folder of the index, where the database is SQLite."""


DRAINER = Lock(7_316_001, ".drain.lock")
REBUILDER = Lock(7_316_002, ".rebuild.lock")


def drain_lock(wait: float) -> AbstractContextManager[bool]:
    """Hold the lock of index writers; give False when nobody gave it back within `wait` seconds.

    On PostgreSQL it is an advisory lock of the session, for several machines; on SQLite, a locked file.
    """
    return _hold(DRAINER, wait)


def rebuild_lock() -> AbstractContextManager[bool]:
    """Hold the lock of whoever rebuilds the index, from end to end; give False when another does."""
    return _hold(REBUILDER, 0)


def _hold(lock: Lock, wait: float) -> AbstractContextManager[bool]:
    return _advisory_lock(lock, wait) if connection.vendor == "postgresql" else _file_lock(lock, wait)


@contextmanager
def _advisory_lock(lock: Lock, wait: float) -> Iterator[bool]:
    held = _until(wait, lambda: _select("SELECT pg_try_advisory_lock(%s)", lock.number))
    try:
        yield held
    finally:
        if held:
            _select("SELECT pg_advisory_unlock(%s)", lock.number)


@contextmanager
def _file_lock(lock: Lock, wait: float) -> Iterator[bool]:
    path = Path(settings.SEARCH_INDEX_DIR) / lock.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        yield _until(wait, lambda: _flock(file.fileno()))


def _select(sql: str, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [number])
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
