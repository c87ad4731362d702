"""Work that no visitor waits for, which the apps above ask the worker to do beside its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """Something done again and again, `seconds` apart; it returns whether there is more to do at once."""

    name: str
    do: Callable[[], bool]
    seconds: float


_works: dict[str, Work] = {}


def register(name: str, do: Callable[[], bool], *, seconds: float) -> None:
    """Have the worker do something."""
    _works[name] = Work(name, do, seconds)


def works() -> list[Work]:
    """Return everything that was asked of the worker."""
    return list(_works.values())
