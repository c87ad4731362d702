"""PDF files, by PDFium: text, language, tags, and a picture of the first page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ushort
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from documents.extraction.contract import Extraction, Limits, NotExtracted, Page, State
from documents.extraction.task import Task

FEW_CHARACTERS = 20
"""A page with less text than this may be a picture of a page."""
PICTURE_WIDTH, TALLEST, PICTURE_QUALITY = 600, 1800, 72
_LINE_END_HYPHEN = str.maketrans({"\ufffe": "-\n", "\x02": "-\n"})
"""PDFium gives a hyphen at the end of a line so, without the line end."""


def read(path: Path, task: Task) -> Extraction:
    """Return the text of each page; the state is NO_TEXT when most pages are pictures."""
    with opened(path) as document:
        pages = tuple(texts(document, task.limits))
        if not pages:
            raise NotExtracted(State.BROKEN, "PDFium: no page can be loaded")
        pictured = [page for page in pages if is_picture(document, page)]
        return Extraction(
            State.NO_TEXT if 2 * len(pictured) > len(pages) else State.DONE,
            pages,
            len(document),
            tagged=document.is_tagged(),
            language=language(document),
            picture=picture(document),
            detail=f"{len(pictured)} of {len(pages)} pages are pictures" if pictured else "",
        )


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF; raise `NotExtracted` if it is locked or broken."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as reason:
        if reason.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise NotExtracted(State.LOCKED, "password required") from reason
        raise NotExtracted(State.BROKEN, f"PDFium: {reason}") from reason
    try:
        yield document
    finally:
        document.close()


def texts(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[Page]:
    """Yield the first pages with their text; those that cannot be loaded are left out."""
    for place in range(min(len(document), limits.pages)):
        try:
            page = document[place]
        except pypdfium2.PdfiumError:
            continue
        layer = page.get_textpage()
        length = min(layer.count_chars(), limits.characters)
        yield Page(place + 1, layer.get_text_range(0, length).translate(_LINE_END_HYPHEN) if length else "")
        layer.close()
        page.close()


def is_picture(document: pypdfium2.PdfDocument, page: Page) -> bool:
    """Tell whether a page has next to no text and an image, or no text at all and anything drawn."""
    length = len(page.text.strip())
    if length >= FEW_CHARACTERS:
        return False
    try:
        sheet = document[page.number - 1]
    except pypdfium2.PdfiumError:
        return False
    kinds = [raw.FPDF_PAGEOBJ_IMAGE] if length else None
    found = next(sheet.get_objects(filter=kinds, max_depth=3), None) is not None
    sheet.close()
    return found


def language(document: pypdfium2.PdfDocument) -> str:
    """Return the language that the document declares, or nothing."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size <= 200:
        return ""
    buffer = (c_ushort * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()


def picture(document: pypdfium2.PdfDocument) -> bytes | None:
    """Return the first page as a WEBP picture 600 pixels wide, narrower for a very tall one; None if it has no size."""
    try:
        page = document[0]
        scale = min(PICTURE_WIDTH / page.get_width(), TALLEST / page.get_height())
        drawn = page.render(scale=scale).to_pil().convert("RGB")
        file = BytesIO()
        drawn.save(file, "WEBP", quality=PICTURE_QUALITY)
    except (pypdfium2.PdfiumError, ArithmeticError, ValueError, OSError):
        return None
    return file.getvalue()
