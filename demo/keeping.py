"""Keeps what the demo generates in DATA_DIR, so that another load on the same machine finds it made.

A file is named by the SHA-256 of all that it was made from: its text, its template, the sources of its generator and
the versions of the libraries that these call. Nothing is ever out of date: what changes has another name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings

FOLDER = "demo-files"


def kept(name: str, made_from: list[Any], make: Callable[[], bytes]) -> bytes:
    """Return the content of a file, from the folder of DATA_DIR where an earlier load put it; made if it is not there.

    `made_from` is whatever decides the content, as JSON can write it. What the same name held before is thrown away.
    """
    stem, _, extension = name.rpartition(".")
    digest = hashlib.sha256(json.dumps(made_from, default=str, sort_keys=True).encode()).hexdigest()
    path = Path(settings.DATA_DIR) / FOLDER / f"{stem}.{digest}.{extension}"
    with suppress(FileNotFoundError):
        return path.read_bytes()
    content = make()
    _write(path, content)
    for older in path.parent.glob(f"{stem}.*.{extension}"):
        if older != path:
            older.unlink(missing_ok=True)
    return content


@cache
def generator(folder: Path, *libraries: str) -> list[str]:
    """Return what a generator is: the digest of its sources and templates, and the versions of what it calls."""
    sources = sorted(path for path in folder.iterdir() if path.suffix in {".py", ".typ"})
    digest = hashlib.sha256(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in sources))
    return [digest.hexdigest(), *(f"{library} {version(library)}" for library in libraries)]


def _write(path: Path, content: bytes) -> None:
    """Write a file that nobody sees before it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(path)
