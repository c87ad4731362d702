"""Stops asking an engine that fails, so that a page never waits for it twice.

One breaker an engine and process: processes share nothing that would still answer when the engine does not.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from search.contract import SearchEngine, SearchUnavailable

FAILURES = 3
WITHIN = 30.0
"""Seconds during which so many failures stop the questions."""
SLOW = 0.3
"""Seconds after which one failure is enough: the next question of the same page would wait as long."""
PAUSE = 15.0
"""Seconds without questions, after which one at a time is let through."""


class Breaker:
    """Whether an engine may be asked, after what became of the last questions."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: list[float] = []
        self._paused_until: float | None = None
        self._probing = False

    @property
    def stopped(self) -> bool:
        """Tell whether questions are refused, but for a probe now and then."""
        return self._paused_until is not None

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Let a question through, or raise `SearchUnavailable` at once; what becomes of it is remembered."""
        probe = self._admit()
        started = self._clock()
        try:
            yield
        except SearchUnavailable:
            self._note_failure(slow=self._clock() - started >= SLOW)
            raise
        else:
            if probe:
                self._resume()
        finally:
            if probe:
                self._probing = False

    def _admit(self) -> bool:
        """Return whether the question is a probe."""
        with self._lock:
            if self._paused_until is None:
                return False
            if self._probing or self._clock() < self._paused_until:
                raise SearchUnavailable("the engine failed a moment ago")
            self._probing = True
            return True

    def _note_failure(self, *, slow: bool) -> None:
        with self._lock:
            now = self._clock()
            self._failures = [*(moment for moment in self._failures if now - moment < WITHIN), now]
            if slow or self._paused_until is not None or len(self._failures) >= FAILURES:
                self._paused_until = now + PAUSE

    def _resume(self) -> None:
        with self._lock:
            self._failures, self._paused_until = [], None


_breakers: WeakKeyDictionary[SearchEngine, Breaker] = WeakKeyDictionary()


def breaker(engine: SearchEngine) -> Breaker:
    """Return the breaker of an engine in this process."""
    return _breakers.setdefault(engine, Breaker())
