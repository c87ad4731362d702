"""How the words of a list are widened by what the editors know, and how the page says so and undoes it."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search import expansions
from search.addresses import Address
from search.expansions import Group
from search.forms import EXACT, QueryForm
from search.shown import Link, Listing

AS_TYPED = ("mots", EXACT)
"""What an address says to have its words taken as they are."""


def synonyms(form: QueryForm) -> tuple[Group, ...]:
    """Return the groups that widen the words asked for; none where they are to be taken as they are."""
    return expansions.known(_locale()).groups(form.text) if form.text and not form.exact else ()


def parameters(form: QueryForm) -> tuple[tuple[str, str], ...]:
    """Return what the other addresses of the list keep of this choice."""
    return (AS_TYPED,) if form.text and form.exact else ()


def widened(listing: Listing, form: QueryForm, address: Address) -> Listing:
    """Have a list of words say what was added to them, and offer the meanings of what is ambiguous."""
    readings = expansions.known(_locale()).readings(form.text) if form.text else []
    chips = [Link(_("exact words"), address.without(*AS_TYPED))] if parameters(form) else []
    return replace(
        listing,
        chips=[*listing.chips, *chips],
        expansions=listing.response.expansions,
        exact=Link(_("Search these exact words"), address.adding(*AS_TYPED)),
        readings=[Link(reading.expansion, address.words(reading.applied(form.text))) for reading in readings],
        hidden=list(parameters(form)),
    )


def _locale() -> str:
    return get_language() or "fr"
