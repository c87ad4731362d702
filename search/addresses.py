"""The addresses of a list: the same filters with another page, order or word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Address:
    """Path and parameters of a list; each method returns the address of its neighbour."""

    path: str
    text: str
    sort: str
    parameters: tuple[tuple[str, str], ...]

    def page(self, number: int) -> str:
        """Return the address of a page of this list."""
        return self.url([("page", str(number))] if number > 1 else [])

    def sorted(self, key: str) -> str:
        """Return the address of this list in another order, from its first page."""
        return replace(self, sort=key).url()

    def words(self, text: str) -> str:
        """Return the address of this list for other words."""
        return replace(self, text=text).url()

    def adding(self, parameter: str, value: str) -> str:
        """Return the address of this list with one more filter."""
        return replace(self, parameters=(*self.parameters, (parameter, value))).url()

    def without(self, parameter: str, value: str) -> str:
        """Return the address of this list without one of its filters."""
        kept = tuple(pair for pair in self.parameters if pair != (parameter, value))
        return replace(self, parameters=kept).url()

    def url(self, more: list[tuple[str, str]] | None = None) -> str:
        """Return the address of this list, with `more` parameters at its end."""
        pairs = [("q", self.text), *self.parameters, ("tri", self.sort)]
        query = urlencode([(key, value) for key, value in pairs if value] + (more or []))
        return f"{self.path}?{query}" if query else self.path
