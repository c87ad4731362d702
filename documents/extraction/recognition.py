"""Scanned PDF files: the pages that are pictures are read by Tesseract, one after the other."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2

from documents.extraction import pdf
from documents.extraction.contract import Extraction, NotExtracted, Page, State
from documents.extraction.task import Task

DOTS_PER_INCH, MOST_PIXELS = 200, 20_000_000
_POINTS_PER_INCH = 72
_SHARE = 0.9
"""Share of the time allowed after which no page is begun: those that are read are not lost."""


def read(path: Path, task: Task) -> Extraction:
    """Return the text of each page, recognised where it has none; what time does not allow is left out and said."""
    deadline = time.monotonic() + _SHARE * task.limits.seconds
    program = shutil.which(task.programs.tesseract)
    if not program:
        raise NotExtracted(State.NO_TEXT, "Tesseract is not installed")
    found = pdf.read(path, task)
    with pdf.opened(path) as document:
        asked = [page for page in found.pages if pdf.is_picture(document, page)]
        read_by_number: dict[int, Page] = {}
        for page in asked:
            if (left := deadline - time.monotonic()) <= 0:
                break
            text = _recognised(document, page.number, [program, "-", "-", "-l", task.programs.ocr_language], left)
            read_by_number[page.number] = replace(page, text=text, origin="ocr")
    pages = tuple(read_by_number.get(page.number, page) for page in found.pages)
    state = State.DONE if any(page.text.strip() for page in pages) else State.NO_TEXT
    return replace(found, state=state, pages=pages, detail=f"{len(read_by_number)} of {len(asked)} pages recognised")


def _recognised(document: pypdfium2.PdfDocument, number: int, command: Sequence[str], seconds: float) -> str:
    """Return the text that Tesseract reads on a page; nothing if it fails, or takes longer than there is time."""
    page = document[number - 1]
    try:
        answer = subprocess.run(  # noqa: S603  # no shell, a program that the settings name
            command, input=_drawn(page), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    finally:
        page.close()
    return answer.stdout.decode(errors="replace") if answer.returncode == 0 else ""


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    """Return a page as a grey PNG picture, at 200 dots per inch unless that makes it huge."""
    scale = DOTS_PER_INCH / _POINTS_PER_INCH
    pixels = page.get_width() * page.get_height() * scale**2
    if pixels > MOST_PIXELS:
        scale *= (MOST_PIXELS / pixels) ** 0.5
    file = BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(file, "PNG", compress_level=1)
    return file.getvalue()
