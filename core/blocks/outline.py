"""The headings of a body, each with an anchor of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body, and the end of its address."""

    anchor: str
    text: str


class Anchors:
    """Gives each heading of one body an anchor, in reading order; one that is repeated gets a number."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, text: str) -> str:
        """Return the anchor of the next heading; its prefix keeps it apart from the other anchors of the page."""
        wanted = f"titre-{slugify(text)[:60].strip('-') or 'sans-nom'}"
        anchor, number = wanted, 2
        while anchor in self._given:
            anchor, number = f"{wanted}-{number}", number + 1
        self._given.add(anchor)
        return anchor


def outline(body: Any) -> list[Heading]:
    """Return the headings of a body (the value of its StreamField), with the anchors that its template writes."""
    anchors = Anchors()
    return [Heading(anchors.give(block.value), block.value) for block in body if block.block_type == "heading"]
