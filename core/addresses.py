"""The addresses of things that are no pages: their key, then their name for whoever reads the address."""

from __future__ import annotations

from django.utils.text import slugify

from search.text import fold

LONGEST = 60
"""Characters of a name in an address, which is cut at a word."""


def ending(key: str, label: str) -> str:
    """Return the end of the address of a thing, such as `12-alliance-villes-emploi` or `departement-34-herault`."""
    name = slugify(fold(label))
    if len(name) > LONGEST:
        name = name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
    return f"{key}-{name}".strip("-")


def number(address: str) -> int | None:
    """Return the number that an address begins with, if it may be that of a row."""
    digits = address.partition("-")[0]
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None
