"""The files of the demo, made from their texts: what a centre puts online, and what a tester wants to meet.

A text names its format: `docx`, `odt`, and with slides `odp`; a PDF unless it does, or a PPTX when it has slides.
A PDF may be `plain` (no cover, no contents), `scanned` (pictures of pages) or locked with a `password`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.core.files.base import ContentFile

from demo.files import office, opendocument, pdf, texts
from demo.files.texts import Text
from demo.keeping import generator, kept
from documents.models import PortalDocument

TAG = "demo:"
"""Begins the tag of each file and picture of the demo, which goes on with its key."""
LIBRARIES = ("typst", "pypdf", "pypdfium2", "pillow", "odfdo", "python-docx", "python-pptx")
FORMATS: dict[str, Callable[[Text], bytes]] = {
    "pdf": pdf.render,
    "docx": office.text_document,
    "pptx": office.presentation,
    "odt": opendocument.text_document,
    "odp": opendocument.presentation,
}


def document(key: str, title: str, data: Text) -> PortalDocument:
    """Return the document of a key, made at the first use from `content/files/<key>.yaml`, or from its page's text."""
    existing: PortalDocument | None = PortalDocument.objects.filter(tags__name=_tag(key)).first()
    if existing:
        return existing
    name, content = file(key, title, data)
    made = PortalDocument(title=texts.of(key, title, data)["title"], file=ContentFile(content, name=name))
    made.save()
    made.get_file_size()
    made.get_file_hash()
    made.tags.add(_tag(key))
    return made


def file(key: str, title: str, data: Text) -> tuple[str, bytes]:
    """Return the name and the content of the file of a key, generated unless an earlier load did and kept it."""
    text = texts.of(key, title, data)
    extension = text.get("format") or ("pptx" if "slides" in text else "pdf")
    return f"{key}.{extension}", kept(f"{key}.{extension}", [text, _generator()], lambda: FORMATS[extension](text))


def cover(key: str, title: str, data: Text) -> bytes | None:
    """Return the first page of the file of a key as a WEBP picture; None if it is no PDF, or a locked one."""
    name, content = file(key, title, data)
    if not name.endswith(".pdf") or texts.of(key, title, data).get("password"):
        return None
    made_from = [hashlib.sha256(content).hexdigest(), _generator()]
    return kept(f"cover-{key}.webp", made_from, lambda: pdf.first_page(content))


def _tag(key: str) -> str:
    return f"{TAG}{key}"


def _generator() -> list[str]:
    return generator(Path(__file__).parent, *LIBRARIES)
