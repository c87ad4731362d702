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


Lookup = Callable[[Collection[str]], Sequence[Term]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its key in the index, its parameter in the address, and two look-ups of its terms."""

    key: str
    parameter: str
    label: Text
    by_value: Lookup
    by_address: Lookup


_facets: dict[str, Facet] = {}


def register(facet: Facet) -> None:
    """Let lists offer a facet."""
    _facets[facet.key] = facet


def facet(key: str) -> Facet:
    """Return the facet of a key."""
    return _facets[key]


def from_terms(all_terms: Callable[[], Sequence[Term]]) -> tuple[Lookup, Lookup]:
    """Return both look-ups of a facet whose terms are few enough to be listed."""
    return (
        lambda values: [term for term in all_terms() if term.value in values],
        lambda addresses: [term for term in all_terms() if term.address in addresses],
    )


def _years(values: Collection[str]) -> list[Term]:
    return [Term(value, value, value, -int(value)) for value in values if value.isdecimal() and len(value) == 4]


def _kinds() -> list[Term]:
    return [Term(kind.key, kind.plural, kind.key) for kind in kinds()]


register(Facet("kind", "nature", _("Kind"), *from_terms(_kinds)))
register(Facet("year", "annee", _("Year"), _years, _years))
