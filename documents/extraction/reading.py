"""From a file to its pages: the reader of its format, then the cleaning that all share."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from documents.cleaning import cleaned, mended, plain
from documents.extraction.contract import Extraction, Limits, Page, State
from documents.extraction.task import Step, Task

READERS = {
    ("pdf", Step.READ): "pdf",
    ("pdf", Step.RECOVER): "pdf_recovery",
    ("pdf", Step.RECOGNISE): "recognition",
    ("docx", Step.READ): "word",
    ("pptx", Step.READ): "powerpoint",
    ("odt", Step.READ): "opendocument_text",
    ("odp", Step.READ): "opendocument_slides",
    ("doc", Step.READ): "conversion",
    ("ppt", Step.READ): "conversion",
}
"""The module that reads a format, by its function `read(path, task)`; only the one that is needed is imported."""
PRINTED = frozenset({"pdf", "doc", "ppt"})
FORMATS = frozenset(file_format for file_format, _step in READERS)


def read(path: Path, task: Task) -> Extraction:
    """Return what the file holds, cleaned and within the limits; raise `NotExtracted` if that is nothing."""
    reader = importlib.import_module(f"documents.extraction.{READERS[task.format, task.step]}")
    found: Extraction = reader.read(path, task)
    return finished(replace(found, pages=tuple(_cleaned(found.pages, task))), task.limits)


def finished(found: Extraction, limits: Limits) -> Extraction:
    """Return the extraction with its pages cut to the limits, and without those that hold no text."""
    pages = list(_within(found.pages, limits))
    notes = [found.detail]
    if found.count is not None and found.count > limits.pages:
        notes.append(f"first {limits.pages} of {found.count} pages")
    if len(pages) < len(found.pages):
        notes.append(f"text beyond {limits.output} bytes left out")
    state = found.state
    filled = tuple(page for page in pages if page.text)
    if state is State.DONE and not filled:
        state = State.NO_TEXT
    return replace(found, state=state, pages=filled, detail=", ".join(filter(None, notes)))


def _cleaned(pages: tuple[Page, ...], task: Task) -> Iterator[Page]:
    """Yield the pages with their text cleaned; only printed pages have headers and footers among their lines."""
    texts = [page.text[: task.limits.characters] for page in pages]
    whole = cleaned(texts) if task.format in PRINTED else mended([plain(text) for text in texts])
    for page, text in zip(pages, whole, strict=True):
        yield replace(page, text=text, title=" ".join(plain(page.title).split()))


def _within(pages: tuple[Page, ...], limits: Limits) -> Iterator[Page]:
    """Yield the pages, each cut to the characters of one, as long as all fit into the output."""
    size = 0
    for page in pages:
        text = page.text[: limits.characters]
        size += len(json.dumps(text, ensure_ascii=False).encode())
        if size > limits.output:
            return
        yield replace(page, text=text)
