"""How far the loading of the demo is: a line for each stage, with how many things it makes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

from django.core.management.base import OutputWrapper

from demo.making import Row

REWRITE = "\r\033[K"
"""Goes back to the beginning of the line of a terminal, and empties it."""


class Progress:
    """Tells the stages; on a terminal the line of a stage counts what is done, and names what is being made."""

    def __init__(self, stream: OutputWrapper) -> None:
        self.stream = stream

    def say(self, text: str) -> None:
        """Tell a stage that is not counted."""
        self.stream.write(text)

    def each(self, title: str, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows of a stage, one after the other."""
        for number, row in enumerate(rows, 1):
            self._count(f"{title} {number}/{len(rows)} · {row['title']}")
            yield row
        self.stream.write(f"{REWRITE if self.stream.isatty() else ''}{title} : {len(rows)}")

    def _count(self, text: str) -> None:
        if self.stream.isatty():
            self.stream.write(REWRITE + text[: shutil.get_terminal_size().columns - 1], ending="")
            self.stream.flush()
