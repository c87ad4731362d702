"""Texts as accessible PDFs (PDF/UA-1): tagged, with headings, lists and tables; some scanned, some locked."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter

from demo.files import scan

TEMPLATE = Path(__file__).with_name("document.typ")
COVER_WIDTH = 900


def render(text: dict[str, Any]) -> bytes:
    """Return the PDF of a text: as pictures without any text if it is `scanned`, locked if it has a `password`."""
    made = _tagged(text)
    if text.get("scanned"):
        made = scan.scanned(pictures(made, scan.DOTS_PER_INCH), text["title"])
    if password := text.get("password"):
        made = _locked(made, str(password))
    return made


def pictures(content: bytes, dots_per_inch: float) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(content) as opened:
        return [page.render(scale=dots_per_inch / 72).to_pil() for page in opened]


def first_page(content: bytes) -> bytes:
    """Return the first page of a PDF as a WEBP picture of 900 pixels across, 80 kB at the most."""
    with pypdfium2.PdfDocument(content) as opened:
        page = opened[0]
        drawn = page.render(scale=COVER_WIDTH / page.get_width()).to_pil().convert("RGB")
    file = BytesIO()
    drawn.save(file, "WEBP", quality=70, method=6)
    return file.getvalue()


def _tagged(text: dict[str, Any]) -> bytes:
    """Return a cover, the contents, then a page for each section; data is never markup."""
    compiled: bytes = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(text, default=str)}, pdf_standards=["ua-1"]
    )
    return compiled


def _locked(content: bytes, password: str) -> bytes:
    """Return the PDF encrypted with AES-256: nobody reads it without the password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
