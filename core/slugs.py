"""Addresses by French rules: « L’école à l’épreuve du quartier » gives `ecole-epreuve-quartier`.

The same rules are applied to a title here and, while an editor types it, by the field of the admin.
"""

from __future__ import annotations

import re
from itertools import count

from django.utils.text import slugify
from wagtail.models import Page

LONGEST = 60
SMALL_WORDS = (
    *("le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "à", "en", "dans", "par", "pour", "sur", "avec"),
    *("et", "ou", "où", "dont", "qui", "que", "ce", "cet", "cette", "ces", "se", "son", "sa", "ses", "leur", "leurs"),
)
ELIDED = "[cdjlmnst]|qu|jusqu|lorsqu|puisqu"

RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("œ", re.IGNORECASE), "oe"),
    (re.compile("æ", re.IGNORECASE), "ae"),
    (re.compile('[«»“”„"(),;:.!?…/|–—]+'), " "),
    (re.compile(rf"(?<!\S)(?:{ELIDED})['’]", re.IGNORECASE), ""),
    (re.compile(rf"(?<!\S)(?:{'|'.join(SMALL_WORDS)})\s+", re.IGNORECASE), ""),
    (re.compile(rf"^(?=.{{{LONGEST + 1}}})(.{{1,{LONGEST}}})\s.*$"), "$1"),
)
"""What is replaced in a title and by what, `$1` being the first group, in expressions that a browser reads too."""


def slug_of(title: str) -> str:
    """Return the end of the address of a title: without small words and accents, of whole words, 60 characters."""
    short = title.strip()
    for pattern, replacement in RULES:
        short = pattern.sub(replacement.replace("$", "\\"), short)
    return slugify(short) or slugify(title)


def free_slug(slug: str, parent: Page) -> str:
    """Return `slug`, or it with the first number that no child of `parent` has: « bilan-2 »."""
    taken = set(parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in count(2))
    return slug if slug not in taken else next(candidate for candidate in numbered if candidate not in taken)
