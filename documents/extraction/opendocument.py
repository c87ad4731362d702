"""What the readers of OpenDocument files share: names, and the text of a paragraph."""

from __future__ import annotations

import zipfile

from documents.extraction import package
from documents.extraction.contract import NotExtracted, State
from documents.extraction.package import Element

CONTENT, META, MANIFEST = "content.xml", "meta.xml", "META-INF/manifest.xml"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_LEFT_OUT = {f"{OFFICE}annotation", f"{TEXT}note-citation", f"{TEXT}tracked-changes", f"{TEXT}ruby-text"}
_SPOKEN = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MOST_SPACES = 100


def check(opened: zipfile.ZipFile) -> None:
    """Raise `NotExtracted` if the file is encrypted or has no content."""
    if MANIFEST in opened.namelist() and next(package.tree(opened, MANIFEST).iter(_ENCRYPTED), None) is not None:
        raise NotExtracted(State.LOCKED, "password required")
    if CONTENT not in opened.namelist():
        raise NotExtracted(State.BROKEN, "no content")


def words(element: Element) -> str:
    """Return the text of a paragraph, with its notes and boxes, without the comments beside it."""
    return "".join(_pieces(element)).strip()


def row(element: Element) -> str:
    """Return the cells of a table's row, separated by tabs."""
    cells = element.iterchildren(f"{TABLE}table-cell")
    return "\t".join(" ".join(words(line) for line in cell.iter(*PARAGRAPHS)) for cell in cells)


def _pieces(element: Element) -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif child.tag not in _LEFT_OUT:
            apart = " " if child.tag in PARAGRAPHS or child.tag == f"{TEXT}note" else ""
            pieces += [apart, _SPOKEN.get(child.tag, ""), *_pieces(child), apart]
        pieces.append(child.tail or "")
    return pieces
