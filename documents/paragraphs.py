"""The lines of a page put together as one reads them: paragraphs, and lists of points. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SHORT = 0.75
"""A line shorter than this share of the longest ones ends a paragraph, where the next one may begin another."""

_POINT = re.compile("[•◦‣▪▫■□●○◆►▶➢➤✓✔\uf0a7\uf0b7\uf0d8*·]\\s*|[-–—]\\s+")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zA-Z]\)|[IVX]{1,5}\.)\s")
_LEADERS = re.compile(r"(?:\s?[.·_…]){4,}")
"""What leads the eye from a title to its page in a table of contents; read aloud, it is noise."""
_SENTENCE_END = re.compile(r"[.!?:…][»”\")]*$")


@dataclass(slots=True)
class Block:
    """A paragraph, or the points of a list."""

    text: str = ""
    points: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[str]:
        """Return its texts: one, or that of each point."""
        return self.points or [self.text]


def blocks(text: str, *, wrapped: bool = True) -> list[Block]:
    """Return the blocks of a page in order; where lines are not `wrapped`, each is a paragraph or a point by itself."""
    found: list[Block] = []
    for words, is_point in _parts(text, wrapped=wrapped):
        if not is_point:
            found.append(Block(words))
        elif found and found[-1].points:
            found[-1].points.append(words)
        else:
            found.append(Block(points=[words]))
    return found


def _parts(text: str, *, wrapped: bool) -> Iterator[tuple[str, bool]]:
    """Yield each paragraph or point, and whether it is a point."""
    lines = [" ".join(_LEADERS.sub(" … ", line).split()) for line in text.split("\n")]
    width = _width(lines)
    held: list[str] = []
    is_point = False
    for before, line in zip(["", *lines], lines, strict=False):
        opens = _POINT.match(line)
        if held and (not wrapped or _begins(before, line, width)):
            yield " ".join(held), is_point
            held = []
        if not held:
            is_point = bool(opens)
        held += [words] if (words := line[opens.end() :] if opens else line) else []
    if held:
        yield " ".join(held), is_point


def _width(lines: list[str]) -> int:
    """Return how long the lines are that fill the page: nine out of ten are shorter."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _begins(before: str, line: str, width: int) -> bool:
    """Tell whether a line begins something else than what the line before it belongs to."""
    if not line or not before or _POINT.match(line) or _NUMBER.match(line):
        return True
    if len(before) >= SHORT * width:
        return False
    return bool(_SENTENCE_END.search(before)) or not line[0].islower()
