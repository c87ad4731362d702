"""DOCX files: sections at the headings, a line for each paragraph and each row of a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from documents.extraction import package
from documents.extraction.contract import Extraction, NotExtracted, State
from documents.extraction.package import Element
from documents.extraction.sections import Line, sections
from documents.extraction.task import Task

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPOKEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BODY_LEVEL = 9
"""The outline level of what is no heading."""


def read(path: Path, task: Task) -> Extraction:
    """Return the sections of a DOCX file, its notes last."""
    with package.opened(path) as opened:
        main = next((name for kind, name in package.relations(opened, "").values() if kind == "officeDocument"), "")
        if main not in opened.namelist():
            raise NotExtracted(State.BROKEN, "no main part")
        related = dict(package.relations(opened, main).values())
        pages, count = sections(_all_lines(opened, main, related), task.limits.pages)
        language = package.language(opened, "docProps/core.xml")
        return Extraction(State.DONE, pages, count, language=language)


def _all_lines(opened: zipfile.ZipFile, main: str, related: dict[str, str]) -> Iterator[Line]:
    headings = _heading_styles(opened, related["styles"]) if related.get("styles") in opened.namelist() else set()
    yield from _lines(opened, main, headings)
    for kind in ("footnotes", "endnotes"):
        if related.get(kind) in opened.namelist():
            yield from _lines(opened, related[kind], set())


def _heading_styles(opened: zipfile.ZipFile, name: str) -> set[str]:
    """Return the ids of the styles of headings: by their English name, which every language keeps, or their level."""
    headings = set()
    for style in package.tree(opened, name).iter(f"{_W}style"):
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        based = style.find(f"{_W}basedOn")
        named = style.find(f"{_W}name")
        name = "" if named is None else named.get(f"{_W}val", "").casefold()
        inherited = based is not None and based.get(f"{_W}val") in headings
        if name.startswith("heading ") or name == "title" or _is_heading(level) or (inherited and level is None):
            headings.add(style.get(f"{_W}styleId", ""))
    return headings


def _is_heading(level: Element | None) -> bool:
    value = "" if level is None else level.get(f"{_W}val", "")
    return value.isdigit() and int(value) < _BODY_LEVEL


def _lines(opened: zipfile.ZipFile, name: str, headings: set[str]) -> Iterator[Line]:
    """Yield the lines of a part as it is read."""
    reader = _Reader(headings)
    for event, element in package.parts(opened, name, ("start", "end")):
        if event == "start":
            reader.begin(element)
        else:
            yield from reader.end(element)


class _Reader:
    """Where the reading of a part stands: the paragraphs, rows and cells that are open, the innermost last."""

    def __init__(self, headings: set[str]) -> None:
        self.headings = headings
        self.paragraphs: list[list[str]] = []
        self.rows: list[list[str]] = []
        self.cells: list[list[str]] = []
        self.passed_over = 0

    def begin(self, element: Element) -> None:
        """Open a paragraph, row or cell; the second version of a drawing, for old programs, is passed over."""
        tag = element.tag
        if tag == _FALLBACK:
            self.passed_over += 1
        elif tag == f"{_W}p":
            self.paragraphs.append([])
        elif tag == f"{_W}tr":
            self.rows.append([])
        elif tag == f"{_W}tc":
            self.cells.append([])

    def end(self, element: Element) -> Iterator[Line]:
        """Close what the element opened, or take its text."""
        tag = element.tag
        if tag == _FALLBACK:
            self.passed_over -= 1
        elif tag == f"{_W}p":
            yield from self._end_paragraph(element)
        elif tag == f"{_W}tc" and self.rows:
            self.rows[-1].append(" ".join(self.cells.pop()))
        elif tag == f"{_W}tr":
            yield from self._told("\t".join(self.rows.pop()), is_heading=False)
            package.forget(element)
        elif self.paragraphs and not self.passed_over:
            self.paragraphs[-1].append((element.text or "") if tag == f"{_W}t" else _SPOKEN.get(tag, ""))

    def _end_paragraph(self, element: Element) -> Iterator[Line]:
        text = "".join(self.paragraphs.pop())
        yield from self._told(text, is_heading=self._is_heading(element))
        if not self.paragraphs:
            package.forget(element)

    def _told(self, text: str, *, is_heading: bool) -> Iterator[Line]:
        """Give a line to the cell that holds it, or out."""
        if self.cells:
            self.cells[-1].append(text.replace("\n", " ").strip())
        elif text:
            yield text, is_heading

    def _is_heading(self, element: Element) -> bool:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        named = style is not None and style.get(f"{_W}val") in self.headings
        return named or _is_heading(element.find(f"{_W}pPr/{_W}outlineLvl"))
