"""The sections of a text without pages: cut at its headings, and where they grow long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from documents.extraction.contract import Page

LONG = 3_000
"""Characters after which a section ends with its paragraph."""

Line = tuple[str, bool]
"""A paragraph or a table's row, and whether it is a heading."""


def sections(lines: Iterable[Line], most: int) -> tuple[tuple[Page, ...], int]:
    """Return the first sections, numbered from 1, and how many there are in all."""
    pages, count = [], 0
    for title, text in _cut(lines):
        count += 1
        if count <= most:
            pages.append(Page(count, text, "section", title))
    return tuple(pages), count


def _cut(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """Yield the title (the last of headings that follow each other) and the text of each section, headings included."""
    title, held, has_body = "", list[str](), False
    for text, is_heading in lines:
        if not text.strip():
            continue
        if held and ((is_heading and has_body) or sum(map(len, held)) > LONG):
            yield title, "\n".join(held)
            held, has_body = [], False
        if is_heading:
            title = text
        has_body = has_body or not is_heading
        held.append(text)
    if held:
        yield title, "\n".join(held)
