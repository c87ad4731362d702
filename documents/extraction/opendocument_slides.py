"""ODP files: the slides in order, each with the speaker's notes after a blank line."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from documents.extraction import package
from documents.extraction.contract import Extraction, Page, State
from documents.extraction.opendocument import CONTENT, DRAW, META, PARAGRAPHS, PRESENTATION, TABLE, check, row, words
from documents.extraction.package import Element
from documents.extraction.task import Task

_CLASS = f"{PRESENTATION}class"
_REPEATED = ("header", "footer", "date-time", "page-number", "page")


def read(path: Path, task: Task) -> Extraction:
    """Return the slides of an ODP file."""
    with package.opened(path) as opened:
        check(opened)
        slides = list(_slides(opened))
        pages = tuple(Page(number, text, "slide", title) for number, (title, text) in enumerate(slides, 1))
        language = package.language(opened, META)
        return Extraction(State.DONE, pages[: task.limits.pages], len(pages), language=language)


def _slides(opened: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the title of each slide, and all its text, title included."""
    for _event, element in package.parts(opened, CONTENT):
        if element.tag != f"{DRAW}page":
            continue
        notes = element.find(f"{PRESENTATION}notes")
        spoken = "" if notes is None else "\n".join(_told(notes))
        if notes is not None:
            element.remove(notes)
        titles = [box for box in element.iter(f"{DRAW}frame") if box.get(_CLASS) == "title"]
        title = " ".join(words(line) for box in titles[:1] for line in box.iter(*PARAGRAPHS))
        yield title, "\n\n".join(filter(None, ["\n".join(_told(element)), spoken]))
        package.forget(element)


def _told(element: Element) -> Iterator[str]:
    """Yield the lines of a slide or of its notes: paragraphs, rows of tables."""
    for child in element:
        if child.get(_CLASS) in _REPEATED:
            continue
        if child.tag in PARAGRAPHS:
            yield words(child)
        elif child.tag == f"{TABLE}table-row":
            yield row(child)
        else:
            yield from _told(child)
