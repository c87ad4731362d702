"""The folder of the index: which directory serves, which one is being built, and one writer at a time.

root/CURRENT            name of the directory that serves
root/BUILDING           name of the one being rebuilt, while it is
root/v1-0.27-3f…/       items/ and pages-<language>/, and `touched`: what changed during the rebuild
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from search.contract import SearchUnavailable
from search.engines.embedded import schema

LOCK_TIMEOUT = 30.0
"""Seconds that a writer waits for another before giving up."""

_POLL = 0.01


class Storage:
    """Directories of one index under a root; local disk only, for it relies on locks and atomic renames."""

    def __init__(self, root: Path, *, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self.root = root
        self._lock_timeout = lock_timeout

    def serving(self) -> Path | None:
        """Return the directory that serves, if there is one that this version of the code can read."""
        return self._pointed("CURRENT")

    def building(self) -> Path | None:
        """Return the directory being rebuilt, if there is one that this version of the code can write."""
        return self._pointed("BUILDING")

    def state(self) -> str:
        """Say in a word why nothing serves, for those who look after the machine."""
        if not (self.root / "CURRENT").exists():
            return "no index yet: rebuild it"
        return f"the index is not of format {schema.FORMAT}: rebuild it"

    def begin(self) -> Path:
        """Create an empty directory to build in, in place of one left unfinished."""
        unfinished = self._name("BUILDING")
        directory = self.root / f"{schema.FORMAT}-{uuid.uuid4().hex}"
        schema.create(directory)
        self._point("BUILDING", directory.name)
        if unfinished:
            shutil.rmtree(self.root / unfinished, ignore_errors=True)
        return directory

    def publish(self) -> None:
        """Let the built directory serve, then remove all others: a reader that has them open keeps its files."""
        built = self.building()
        if built is None:
            raise SearchUnavailable("no rebuild is under way")
        self._point("CURRENT", built.name)
        (self.root / "BUILDING").unlink()
        (built / "touched").unlink(missing_ok=True)
        for directory in self.root.glob("v*-*"):
            if directory != built:
                shutil.rmtree(directory, ignore_errors=True)

    def touch(self, building: Path, uids: Iterable[str]) -> None:
        """Note units changed during a rebuild: what was read of them before is not to be written any more."""
        with (building / "touched").open("a", encoding="utf-8") as lines:
            lines.writelines(f"{uid}\n" for uid in uids)

    def touched(self, building: Path) -> frozenset[str]:
        """Return the units changed since the rebuild began."""
        path = building / "touched"
        return frozenset(path.read_text(encoding="utf-8").split("\n")) if path.exists() else frozenset()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of the writers, between threads and processes; a killed process lets go of it.

        Whoever waits holds the queue, so that a writer with much to write cannot take the lock again before them.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + self._lock_timeout
        with (self.root / "LOCK").open("w") as lock:
            with (self.root / "QUEUE").open("w") as queue:
                _acquire(queue, deadline)
                _acquire(lock, deadline)
            yield

    def _name(self, pointer: str) -> str:
        try:
            return (self.root / pointer).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""

    def _pointed(self, pointer: str) -> Path | None:
        name = self._name(pointer)
        directory = self.root / name
        return directory if name.startswith(f"{schema.FORMAT}-") and directory.is_dir() else None

    def _point(self, pointer: str, name: str) -> None:
        """Write a pointer so that a reader sees the old name or the new one, never less."""
        draft = self.root / f"{pointer}.new"
        with draft.open("w", encoding="utf-8") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.root / pointer)


def _acquire(file: IO[str], deadline: float) -> None:
    """Lock a file until it is closed."""
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise SearchUnavailable("another process is writing to the index") from None
            time.sleep(_POLL)
        else:
            return
