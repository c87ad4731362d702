"""Units as the index stores them: one document of `items`, one of `pages-<language>` for each page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tantivy import Document

from search.contract import Hit, IndexUnit
from search.engines.embedded import schema
from search.engines.embedded.texts import Texts
from search.engines.unit_reading import facets, first_day, last_day, read_shown, shown, uid_number
from search.text import sort_key

_UNDATED = "~"
"""After any date, whatever the order."""

_LONGEST_TITLE_KEY = 120


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What is kept of a page to draw extracts from it."""

    number: int
    label: str
    text: str
    file: str


def item_document(unit: IndexUnit, texts: Texts) -> Document:
    """Return the document that finds a unit, counts it and shows it."""
    document = Document()
    document.add_unsigned("item", uid_number(unit.uid))
    document.add_unsigned("version", unit.version)
    document.add_text("language", texts.language)
    for audience in unit.audiences:
        document.add_text("audience", audience)
    for key, values in facets(unit).items():
        for value in set(values):
            document.add_text("facet", schema.facet_term(key, value))
    _add_dates(document, unit)
    document.add_text("title", f"{sort_key(unit.title)[:_LONGEST_TITLE_KEY]}{schema.SEPARATOR}{unit.uid}")
    document.add_bytes("source", _source(unit))
    texts.add_full(document)
    texts.add_words(document)
    return document


def page_documents(unit: IndexUnit, texts: Texts) -> Iterator[Document]:
    """Yield the documents that score a unit."""
    start = first_day(unit)
    for page in texts.pages:
        document = Document()
        document.add_unsigned("item", uid_number(unit.uid))
        document.add_unsigned("number", page.number)
        if start:
            document.add_unsigned("start", start.toordinal())
        stored = [page.number, page.label, page.text.shown, page.file]
        document.add_bytes("source", json.dumps(stored, ensure_ascii=False).encode())
        for field, text in (("title", texts.title), ("lead", texts.lead), ("body", page.text)):
            text.add_stemmed(document, field)
            text.add_exact(document, "exact")
        yield document


def read_hit(source: bytes) -> Hit:
    """Return the hit that a document of `items` shows, without marks nor extracts."""
    stored: dict[str, Any] = json.loads(source)
    del stored["signature"]
    return read_shown(stored)


def read_signature(source: bytes) -> tuple[str, str]:
    """Return the uid and the signature of the unit that a document of `items` was made of."""
    stored = json.loads(source)
    return stored["uid"], stored["signature"]


def read_page(source: bytes) -> StoredPage:
    """Return what a document of `pages` keeps of its page."""
    return StoredPage(*json.loads(source))


def _source(unit: IndexUnit) -> bytes:
    return json.dumps({**shown(unit), "signature": unit.signature}, ensure_ascii=False).encode()


def _add_dates(document: Document, unit: IndexUnit) -> None:
    """Add the interval that dates filter, and the keys of the two orders by date, which end on the uid."""
    start = first_day(unit)
    newest = oldest = _UNDATED
    if start:
        day = start.toordinal()
        document.add_unsigned("start", day)
        document.add_unsigned("end", (last_day(unit) or start).toordinal())
        newest, oldest = f"{date.max.toordinal() - day:07d}", f"{day:07d}"
    document.add_text("newest", f"{newest}{schema.SEPARATOR}{unit.uid}")
    document.add_text("oldest", f"{oldest}{schema.SEPARATOR}{unit.uid}")
