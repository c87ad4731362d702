"""One line of the terminal that tells what is going on, rewritten in place where the output is a terminal."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO


class ProgressLine:
    """A task being done: its title, what it is at, and in the end how long it took."""

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        self.title = title
        self.stream = stream or sys.stdout
        self.started = time.monotonic()
        self.rewrites = self.stream.isatty()
        self._write(f"  … {title}", end="" if self.rewrites else "\n")

    @property
    def seconds(self) -> float:
        """How long the task has been going on."""
        return time.monotonic() - self.started

    def show(self, *details: str) -> None:
        """Rewrite the line with what the task is at; in a file nothing is written before the end."""
        if self.rewrites:
            text = " · ".join([self.title, *(detail for detail in details if detail)])
            self._write(f"\r\033[K  … {text[: shutil.get_terminal_size().columns - 6]}", end="")

    def finish(self, *, done: bool = True) -> None:
        """Close the line with the time taken."""
        start = "\r\033[K" if self.rewrites else ""
        self._write(f"{start}  {'✓' if done else '✗'} {self.title} ({self.seconds:.1f} s)")

    def _write(self, text: str, end: str = "\n") -> None:
        self.stream.write(text + end)
        self.stream.flush()


def seconds_left(elapsed: float, share_done: float) -> int | None:
    """Return the seconds left at the pace so far, or None while too little is done to tell."""
    if share_done < 0.05:
        return None
    return max(1, round(elapsed * (1 - share_done) / share_done))
