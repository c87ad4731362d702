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
    return [read(f"{name}/{path.stem}") for path in sorted((FOLDER / name).glob("*.yaml"))]
