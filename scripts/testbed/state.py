"""What is remembered between two runs of the program: one small file per service, for this copy of the project."""

from __future__ import annotations

import dataclasses
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts import ROOT
from scripts.testbed.service import Running


def identity(root: Path = ROOT) -> str:
    """Return a short name of this copy of the project, so that two copies share no service."""
    return hashlib.sha256(str(root).encode()).hexdigest()[:10]


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of this copy of the project in the user's cache."""
    base = environ.get("XDG_CACHE_HOME") or Path(environ.get("HOME") or Path.home()) / ".cache"
    return Path(base) / "vto" / identity()


class State:
    """The services that were started and not stopped yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def read(self, key: str) -> Running | None:
        """Return what is remembered of a service; a file that cannot be read counts as none."""
        try:
            return Running(**json.loads(self._file(key).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, key: str, running: Running) -> None:
        """Remember a service; the file holds its password, so nobody else may read it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._file(key)
        path.touch(mode=0o600)
        path.write_text(json.dumps(dataclasses.asdict(running), indent=2), encoding="utf-8")

    def forget(self, key: str) -> None:
        """Forget a service, and leave no empty folder."""
        self._file(key).unlink(missing_ok=True)
        if self.folder.is_dir() and not any(path.name != "lock" for path in self.folder.iterdir()):
            (self.folder / "lock").unlink(missing_ok=True)
            self.folder.rmdir()
            with suppress(OSError):
                self.folder.parent.rmdir()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second program from starting or stopping the same services meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
