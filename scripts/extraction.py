"""Every text that the code and the templates ask to be translated, read with Babel and Django's own `templatize`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEPT_OUT = {"tests", "scripts", "bench", "node_modules", "var", "migrations"}
KEYWORDS = DEFAULT_KEYWORDS | {
    f"{name}{suffix}": DEFAULT_KEYWORDS[name]
    for name in ("gettext", "ngettext", "pgettext", "npgettext")
    for suffix in ("_lazy", "_noop")
}
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of a new catalogue: the header holds no moment, so that it changes only when a text does."""


def sources(root: Path, extension: str) -> list[Path]:
    """Return the project's own files of one extension, in a steady order."""
    folders = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    paths = (path.relative_to(root) for folder in folders for path in folder.rglob(f"*{extension}"))
    return sorted(path for path in paths if not KEPT_OUT.intersection(path.parts))


def python_code(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each module with its text."""
    for path in sources(root, ".py"):
        yield path, (root / path).read_text(encoding="utf-8")


def template_code(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each template as calls that Babel's Python reader understands; parentheses make indentation free."""
    for extension in (".html", ".txt"):
        for path in sources(root, extension):
            if "templates" in path.parts:
                yield path, f"({templatize((root / path).read_text(encoding='utf-8'), str(path))}\n)"


def extracted(root: Path) -> Catalog:
    """Return every text that the code and the templates ask to be translated."""
    catalog = new_catalogue()
    for path, code in [*python_code(root), *template_code(root)]:
        lines = io.BytesIO(code.encode("utf-8"))
        for _line, text, comments, context in extract("python", lines, KEYWORDS, ("Translators:",)):
            catalog.add(text, locations=[(path.as_posix(), 0)], auto_comments=comments, context=context)
    return catalog


def new_catalogue() -> Catalog:
    """Return an empty French catalogue."""
    return Catalog(
        locale="fr",
        header_comment="# The French texts of the portal: `make messages`, then translate what is empty.",
        project="villes-et-territoires",
        version="1",
        last_translator="-",
        language_team="-",
        msgid_bugs_address="-",
        charset="utf-8",
        creation_date=FIRST_DAY,
        revision_date=FIRST_DAY,
        fuzzy=False,
    )
