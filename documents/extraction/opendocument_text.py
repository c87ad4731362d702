"""ODT files: sections at the headings, a line for each paragraph and each row of a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from documents.extraction import package
from documents.extraction.contract import Extraction, State
from documents.extraction.opendocument import CONTENT, META, PARAGRAPHS, TABLE, TEXT, check, row, words
from documents.extraction.package import Element
from documents.extraction.sections import Line, sections
from documents.extraction.task import Task

_LEFT_OUT = (f"{TEXT}table-of-content", f"{TEXT}tracked-changes")
_ROW = f"{TABLE}table-row"
_ENCLOSING = (*_LEFT_OUT, *PARAGRAPHS, _ROW)
"""What is read as a whole, or left out, once it ends: what it holds is no line of its own."""


def read(path: Path, task: Task) -> Extraction:
    """Return the sections of an ODT file."""
    with package.opened(path) as opened:
        check(opened)
        pages, count = sections(_lines(opened), task.limits.pages)
        return Extraction(State.DONE, pages, count, language=package.language(opened, META))


def _lines(opened: zipfile.ZipFile) -> Iterator[Line]:
    depth = 0
    for event, element in package.parts(opened, CONTENT, ("start", "end")):
        if element.tag not in _ENCLOSING:
            continue
        depth += 1 if event == "start" else -1
        if event == "end" and depth == 0:
            if element.tag not in _LEFT_OUT:
                yield _line(element), _is_heading(element)
            package.forget(element)


def _line(element: Element) -> str:
    return row(element) if element.tag == _ROW else words(element)


def _is_heading(element: Element) -> bool:
    return bool(element.tag == f"{TEXT}h") or element.get(f"{TEXT}style-name") == "Title"
