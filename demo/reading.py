"""The data files of the demo, as the loader reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "content"


def read(name: str) -> Any:
    """Return the content of `content/<name>.yaml`."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def folder(name: str) -> list[dict[str, Any]]:
    """Return the contents of the files of `content/<name>/`, by file name."""
    return [read(f"{name}/{path.stem}") for path in sorted((FOLDER / name).glob("*.yaml"))]
