"""The data files of the demo, as the loader reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "content"


@cache
def read(name: str) -> Any:
    """Return the content of `content/<name>.yaml`, read once."""
    return yaml.load((FOLDER / f"{name}.yaml").read_bytes(), yaml.CSafeLoader)


def folder(name: str) -> list[dict[str, Any]]:
    """Return the contents of the files of `content/<name>/`, by file name."""
    return [read(f"{name}/{stem}") for stem in stems(name)]


def stems(name: str) -> list[str]:
    """Return the names of the files of `content/<name>/`, without `.yaml`."""
    return sorted(path.stem for path in (FOLDER / name).glob("*.yaml"))


def everything() -> list[Any]:
    """Return the contents of all the data files."""
    return [read(str(path.relative_to(FOLDER).with_suffix(""))) for path in sorted(FOLDER.rglob("*.yaml"))]
