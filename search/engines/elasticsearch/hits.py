"""The entries of a list: items as they are shown, their titles marked, with extracts of their best pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from search.contract import Hit, Passage
from search.engines.elasticsearch.querying import FIRST
from search.engines.unit_reading import read_shown
from search.highlight import extract, mark_title
from search.query import Concept
from search.query import Query as ParsedQuery
from search.text import analysed_as

_BODY_FIRST = [{"pages.is_body": "desc"}, {"_score": "desc"}]
"""A body is no page: it comes first, where it can be told apart, and the pages after it are counted."""


class HitReader:
    """Asks for what the hits of one request show, then draws them."""

    def __init__(self, queries: Mapping[str, ParsedQuery], passages: int) -> None:
        self._queries = queries
        self._passages = passages

    def wanted(self, language: str) -> dict[str, Any]:
        """Return what is asked of the pages that match, in a language."""
        return {
            "name": language,
            "size": self._passages + 1,
            "sort": _BODY_FIRST,
            "_source": False,
            "stored_fields": ["pages.shown"] if self._passages else [],
            "docvalue_fields": ["pages.number", "pages.label", "pages.file"],
        }

    def read(self, found: Mapping[str, Any]) -> Hit:
        """Return a hit."""
        hit = read_shown(found["_source"]["shown"])
        language = analysed_as(hit.locale)
        concepts = self._queries[language].concepts if language in self._queries else ()
        score = found["_score"] or 0.0
        passages, matched = self._pages(found, concepts, language)
        return replace(
            hit,
            title_html=mark_title(hit.title, concepts, language),
            passages=passages,
            matched_pages=matched,
            score=score / FIRST if score >= FIRST / 100 else score,
        )

    def _pages(
        self, found: Mapping[str, Any], concepts: tuple[Concept, ...], language: str
    ) -> tuple[tuple[Passage, ...], int]:
        """Return extracts of the best pages, and how many numbered pages hold a word."""
        inner = found.get("inner_hits", {}).get(language)
        if not inner:
            return (), 0
        pages = inner["hits"]["hits"]
        bodies = sum(1 for page in pages if page["sort"][0])
        best = sorted(pages, key=lambda page: -page["sort"][1])[: self._passages]
        passages = (_passage(page["fields"], concepts, language) for page in best)
        return tuple(passage for passage in passages if passage.html), inner["hits"]["total"]["value"] - bodies


def _passage(fields: Mapping[str, Any], concepts: tuple[Concept, ...], language: str) -> Passage:
    (number,), (label,), (file,), (text,) = (fields[f"pages.{name}"] for name in ("number", "label", "file", "shown"))
    return Passage(number, label, extract(text, concepts, language), file)
