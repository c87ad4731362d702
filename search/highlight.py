"""Extracts: where the words of a query stand in a text, and the best window on them, as escaped HTML with `<mark>`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from search.query import Concept, Wording
from search.text import Token, analyzer, clean

EXTRACT_LENGTH = 240
"""Characters of an extract, the marks apart."""

_LEAD_IN = 60
"""Characters shown before the first mark of an extract."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters of a text that a concept of the query accounts for."""

    start: int
    end: int
    concept: int


def mark_title(title: str, concepts: Sequence[Concept], locale: str) -> str:
    """Return a whole title as HTML, its found words marked."""
    title = clean(title)
    return _html(title, 0, len(title), find_marks(title, concepts, locale))


def extract(text: str, concepts: Sequence[Concept], locale: str, length: int = EXTRACT_LENGTH) -> str:
    """Return the window of clean text that holds most of the concepts, as HTML, or nothing when it holds none."""
    marks = find_marks(text, concepts, locale)
    if not marks:
        return ""
    start, end = _bounds(text, _best_run(marks, length), length)
    html = _html(text, start, end, [mark for mark in marks if start <= mark.start and mark.end <= end])
    return f"{'… ' if start else ''}{html}{' …' if end < len(text) else ''}"


def find_marks(text: str, concepts: Sequence[Concept], locale: str) -> list[Mark]:
    """Return the marks of clean text in order, without overlap; a phrase is marked whole, never by its words."""
    wordings = _by_first_term(concepts)
    if not wordings:
        return []
    tokens = analyzer(locale).tokens(text)
    marks: list[Mark] = []
    for index, token in enumerate(tokens):
        if marks and token.start < marks[-1].end:
            continue
        for wording, concept in wordings.get(token.text, ()):
            if _stands_at(wording, tokens, index):
                marks.append(Mark(token.start, tokens[index + len(wording.terms) - 1].end, concept))
                break
    return marks


def _by_first_term(concepts: Iterable[Concept]) -> dict[str, list[tuple[Wording, int]]]:
    """Return wordings by their first term, longest first, with the rank of their concept."""
    found: dict[str, list[tuple[Wording, int]]] = {}
    for rank, concept in enumerate(concepts):
        for wording in concept.wordings:
            found.setdefault(wording.terms[0], []).append((wording, rank))
    for wordings in found.values():
        wordings.sort(key=lambda item: -len(item[0].terms))
    return found


def _stands_at(wording: Wording, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the terms of a wording follow each other from a token on, stop words between them included."""
    window = tokens[index : index + len(wording.terms)]
    origin = tokens[index].position
    return tuple(token.text for token in window) == wording.terms and wording.positions == tuple(
        token.position - origin for token in window
    )


def _best_run(marks: Sequence[Mark], length: int) -> Sequence[Mark]:
    """Return the marks of the window with most distinct concepts, then most marks, the first of equals."""
    best: Sequence[Mark] = marks[:1]
    best_value = (0, 0)
    last = 0
    for first, mark in enumerate(marks):
        last = max(last, first + 1)
        while last < len(marks) and marks[last].end - mark.start <= length - _LEAD_IN:
            last += 1
        run = marks[first:last]
        value = (len({found.concept for found in run}), len(run))
        if value > best_value:
            best, best_value = run, value
    return best


def _bounds(text: str, run: Sequence[Mark], length: int) -> tuple[int, int]:
    """Return where a window around marks starts and ends, between words."""
    first, last = run[0].start, run[-1].end
    start = max(0, min(first - _LEAD_IN, len(text) - length))
    if start:
        start = _after_blank(text, start, first)
    end = min(len(text), max(start + length, last))
    if end < len(text):
        end = max(_before_blank(text, last, end), last)
    return start, end


def _after_blank(text: str, start: int, limit: int) -> int:
    """Return the start of the first whole word from `start` on, at most `limit`."""
    for index in range(start, limit):
        if text[index].isspace():
            return index + 1
    return limit


def _before_blank(text: str, limit: int, end: int) -> int:
    """Return the end of the last whole word before `end`, at least `limit`."""
    for index in range(end, limit, -1):
        if text[index].isspace():
            return index
    return limit


def _html(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return part of a text as HTML: everything escaped, the marks wrapped."""
    pieces: list[str] = []
    position = start
    for mark in marks:
        pieces += [escape(text[position : mark.start]), f"<mark>{escape(text[mark.start : mark.end])}</mark>"]
        position = mark.end
    return "".join([*pieces, escape(text[position:end])])
