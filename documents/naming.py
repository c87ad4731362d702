"""Names of uploaded files: kept within what every disk takes, and read as the words of a title."""

from __future__ import annotations

import re
from pathlib import PurePath
from unicodedata import normalize

from django.utils.translation import gettext as _

LONGEST = 150
"""Bytes of a name without its extension: disks take 255, and names that exist already get a suffix."""
_SEPARATORS = re.compile(r"[\s_+.]+")
_HYPHENS = re.compile(r"(?<!\d)-+|-+(?!\d)")


def shortened(name: str) -> str:
    """Return the name of a file, whose beginning alone is kept when it is too long."""
    path = PurePath(normalize("NFC", name))
    stem = path.stem.encode()[:LONGEST].decode(errors="ignore").rstrip(" .")
    return f"{stem}{path.suffix}"


def is_cut(name: str) -> bool:
    """Tell whether a name is as long as one gets that was shortened."""
    return len(PurePath(name).stem.encode()) > LONGEST - 4


def words(name: str) -> str:
    """Return the words that the name of a file is made of: « Rapport annuel 2015 » for `rapport_annuel-2015.pdf`.

    A hyphen stays between figures, as in « 2013-2015 », and wherever spaces already part the words.
    """
    stem = normalize("NFC", PurePath(name).stem)
    text = _SEPARATORS.sub(" ", stem if " " in stem else _HYPHENS.sub(" ", stem)).strip(" -")
    return text[:1].upper() + text[1:] or _("Document")
