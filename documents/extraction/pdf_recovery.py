"""PDF files on which PDFium failed, by pypdf: slower, without a picture, and bounded in what it unpacks."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError, WrongPasswordError
from pypdf.generic import DictionaryObject

from documents.extraction.contract import Extraction, NotExtracted, Page, State
from documents.extraction.task import Task

_DRAWN_HYPHEN = str.maketrans({"\u00ad": "-"})
"""A soft hyphen in a PDF was drawn, hence is one."""


def read(path: Path, task: Task) -> Extraction:
    """Return the text of each page, as far as the document can be read."""
    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        count, root = len(reader.pages), reader.root_object
        marks = root.get("/MarkInfo", DictionaryObject()).get_object()
        pages = tuple(islice(_pages(reader, task.limits.characters), task.limits.pages))
    except LimitReachedError as reason:
        raise NotExtracted(State.TOO_LARGE, f"pypdf: {reason}"[:200]) from reason
    except (FileNotDecryptedError, WrongPasswordError) as reason:
        raise NotExtracted(State.LOCKED, "password required") from reason
    except PyPdfError as reason:
        raise NotExtracted(State.BROKEN, f"pypdf: {reason}"[:200]) from reason
    if not pages:
        raise NotExtracted(State.BROKEN, "pypdf: no page")
    tagged = isinstance(marks, DictionaryObject) and bool(marks.get("/Marked"))
    language = str(root.get("/Lang", ""))
    return Extraction(State.DONE, pages, count, tagged=tagged, language=language, detail="by pypdf")


def _pages(reader: PdfReader, characters: int) -> Iterator[Page]:
    for number, page in enumerate(reader.pages, 1):
        yield Page(number, page.extract_text()[:characters].translate(_DRAWN_HYPHEN))
