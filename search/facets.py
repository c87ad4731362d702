"""The facets of lists: how a value of the index is called, and how it is written in an address."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from search.kinds import Text, kinds


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a facet: as the index holds it, as the reader reads it, as the address writes it."""

    value: str
    label: Text
    address: str
    rank: int = 0
    """Terms of a lower rank are shown first, whatever their counts."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its key in the index, its parameter in the address, and how its terms are called.

    `terms` returns the terms of the keys it is given; a `whole` facet has few terms and returns all of them, whatever
    the keys, so that a list asks once.
    """

    key: str
    parameter: str
    label: Text
    terms: Callable[[Collection[str]], Sequence[Term]]
    whole: bool = True


class Terms:
    """The terms of one list, each whole facet read once."""

    def __init__(self) -> None:
        self._whole: dict[str, Sequence[Term]] = {}

    def of_values(self, shown: Facet, values: Collection[str]) -> list[Term]:
        """Return the terms of values of the index."""
        return [term for term in self._read(shown, values) if term.value in values]

    def of_addresses(self, shown: Facet, addresses: Collection[str]) -> list[Term]:
        """Return the terms that an address names."""
        return [term for term in self._read(shown, addresses) if term.address in addresses] if addresses else []

    def _read(self, shown: Facet, keys: Collection[str]) -> Sequence[Term]:
        if not shown.whole:
            return shown.terms(keys)
        if shown.key not in self._whole:
            self._whole[shown.key] = shown.terms(keys)
        return self._whole[shown.key]


_facets: dict[str, Facet] = {}


def register(facet: Facet) -> None:
    """Let lists offer a facet."""
    _facets[facet.key] = facet


def facet(key: str) -> Facet:
    """Return the facet of a key."""
    return _facets[key]


def _years(values: Collection[str]) -> list[Term]:
    return [Term(value, value, value, -int(value)) for value in values if value.isdecimal() and len(value) == 4]


def _kinds(keys: Collection[str]) -> list[Term]:
    return [Term(kind.key, kind.plural, kind.key) for kind in kinds()]


register(Facet("kind", "nature", _("Kind"), _kinds))
register(Facet("year", "annee", _("Year"), _years, whole=False))
