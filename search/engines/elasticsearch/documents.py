"""Units as documents of the index, and what a list shows of them."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from search.contract import IndexUnit, PageText
from search.engines import unit_reading
from search.text import analysed_as, analyzer, clean, fold, sort_key

SEPARATOR = "\x1f"
"""Between a word folded and the same as it is written; sorts before any character of a word."""

_LONGEST_TITLE_KEY = 120

_WORDS_KEPT = 20_000
"""Words that are not folded again: nearly all those of a text have just been seen in another."""


def document(unit: IndexUnit) -> bytes:
    """Return the document of a unit as it is sent; raise `ValueError` for a text that no JSON can hold."""
    language = analysed_as(unit.locale)
    title, lead = clean(unit.title), unit_reading.lead(unit)
    pages = unit_reading.pages(unit)
    texts = [title, lead, *(page.text for page in pages)]
    prepared = list(map(analyzer(language).prepare, texts))
    fields: dict[str, Any] = {
        "shown": unit_reading.shown(unit),
        "uid": unit.uid,
        "number": unit_reading.uid_number(unit.uid),
        "version": unit.version,
        "signature": unit.signature,
        "language": language,
        "audience": unit.audiences,
        "facets": unit_reading.facets(unit),
        "title_key": sort_key(unit.title)[:_LONGEST_TITLE_KEY],
        "start": _written(unit_reading.first_day(unit)),
        "end": _written(unit_reading.last_day(unit)),
        "title": {language: prepared[0]},
        "lead": {language: prepared[1]},
        "full": {language: [text for text in prepared if text]},
        "words": {language: [_word_term(word) for word in unit_reading.words(texts, language)]},
        "pages": [_page(page, {language: text}) for page, text in zip(pages, prepared[2:], strict=True)],
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def tombstone(uid: str) -> bytes:
    """Return what stands, in an index being rebuilt, for a unit that was removed meanwhile: nobody may find it."""
    return json.dumps({"uid": uid}).encode()


def _page(page: PageText, prepared: dict[str, str]) -> dict[str, Any]:
    told = {"number": page.number, "is_body": int(page.number == 0), "label": page.label, "file": page.file}
    return {**told, "shown": page.text, "text": prepared}


@lru_cache(maxsize=_WORDS_KEPT)
def _word_term(word: str) -> str:
    return f"{fold(word)}{SEPARATOR}{word}"


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
