"""PPTX files: the slides in the order of the presentation, each with the speaker's notes after a blank line."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from documents.extraction import package
from documents.extraction.contract import Extraction, NotExtracted, Page, State
from documents.extraction.package import Element
from documents.extraction.task import Task

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLES, _REPEATED = ("title", "ctrTitle"), ("ftr", "hdr", "dt", "sldNum", "sldImg")


def read(path: Path, task: Task) -> Extraction:
    """Return the slides of a PPTX file."""
    with package.opened(path) as opened:
        main = next((name for kind, name in package.relations(opened, "").values() if kind == "officeDocument"), "")
        if main not in opened.namelist():
            raise NotExtracted(State.BROKEN, "no main part")
        related = package.relations(opened, main)
        order = [slide.get(_R_ID, "") for slide in package.tree(opened, main).iter(f"{_P}sldId")]
        names = [related[key][1] for key in order if key in related]
        pages = tuple(_slide(opened, number, name) for number, name in enumerate(names[: task.limits.pages], 1))
        return Extraction(State.DONE, pages, len(names), language=package.language(opened, "docProps/core.xml"))


def _slide(opened: zipfile.ZipFile, number: int, name: str) -> Page:
    title, body = _told(package.tree(opened, name))
    notes = [part for kind, part in package.relations(opened, name).values() if kind == "notesSlide"]
    spoken = [_told(package.tree(opened, part))[1] for part in notes if part in opened.namelist()]
    return Page(number, "\n\n".join(filter(None, [body, *spoken])), "slide", title)


def _told(slide: Element) -> tuple[str, str]:
    """Return the title of a slide, and all its text, title included, without the lines that every slide repeats."""
    title, lines = "", list[str]()
    for shape in slide.iter(f"{_P}sp", f"{_A}tbl"):
        if _is_second_version(shape):
            continue
        role = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        kind = "" if role is None else role.get("type", "")
        text = "\n".join(_rows(shape) if shape.tag == f"{_A}tbl" else _paragraphs(shape)).strip()
        if kind in _TITLES and not title:
            title = text
        if text and kind not in _REPEATED:
            lines.append(text)
    return title, "\n".join(lines)


def _is_second_version(shape: Element) -> bool:
    """Tell whether a shape stands for another, for programs that cannot draw it."""
    return next(shape.iterancestors(_FALLBACK), None) is not None


def _paragraphs(shape: Element) -> Iterator[str]:
    for paragraph in shape.iter(f"{_A}p"):
        pieces = paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab")
        yield "".join("\n" if piece.tag == f"{_A}br" else piece.text or "" for piece in pieces)


def _rows(table: Element) -> Iterator[str]:
    for row in table.iter(f"{_A}tr"):
        yield "\t".join(" ".join(_paragraphs(cell)).strip() for cell in row.iter(f"{_A}tc"))
