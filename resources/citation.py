"""The line that a documentalist writes of a document: « Titre. Organisme, mois année. N p. (Collection ; n° 3) »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils import dateformat
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from core.dates import Precision, UnevenDate

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_BREAKABLE = re.compile(r"(?<=«) | (?=[:;?!»])")


def citation(page: Any, producers: Sequence[str] | None = None) -> str:
    """Return the line of a page, in the active language, from what it knows of itself.

    Read are `title`, `subtitle`, `producers`, `date`, `extent` or `pages`, `collection` and `number`, where the page
    has them; give the names of the `producers` where they were read already.
    """
    collection, pages = getattr(page, "collection", None), getattr(page, "pages", None)
    return cite(
        NO_BREAK_SPACE.join([page.title, f": {page.subtitle}"]) if getattr(page, "subtitle", "") else page.title,
        producers=producer_names(page) if producers is None else producers,
        date=getattr(page, "date", None),
        extent=getattr(page, "extent", "") or page_count(pages),
        series=series(collection, getattr(page, "number", "")) if collection else "",
    )


def cite(
    title: str, *, producers: Sequence[str] = (), date: UnevenDate | None = None, extent: str = "", series: str = ""
) -> str:
    """Return the line made of these parts; those that are empty leave no trace."""
    when = plain_date(date) if producers else capfirst(plain_date(date))
    published = ", ".join(part for part in (get_text_list([*producers], _("and")), when) if part)
    sentences = [_ended(part.strip()) for part in (title, published, extent) if part]
    return _BREAKABLE.sub(NO_BREAK_SPACE, " ".join([*sentences, f"({series})"] if series else sentences))


def series(collection: Any, number: str) -> str:
    """Return a collection with the number of one of its titles, « En bref ; n° 22 » for a serial."""
    if not number:
        return str(collection)
    numbered = f"n°{NO_BREAK_SPACE}{number}" if collection.serial and number[0].isdecimal() else number
    return f"{collection}{NO_BREAK_SPACE}; {numbered}"


def page_count(pages: int | None) -> str:
    """Return a number of pages as one is written, « 76 p. »; nothing for none."""
    return f"{pages}{NO_BREAK_SPACE}p." if pages else ""


def plain_date(date: UnevenDate | None) -> str:
    """Return a date in words and without weekday, « 8 décembre 2022 »."""
    if date is None:
        return ""
    if date.precision is Precision.DAY and not date.is_interval:
        return date.display().removeprefix(f"{dateformat.format(date.start, 'l')} ")
    return date.display()


def producer_names(page: Any) -> list[str]:
    """Return the names of the bodies that produced a page, in the editor's order."""
    rows = page.producers.select_related("organisation") if hasattr(page, "producers") else []
    return [row.organisation.name if row.organisation else row.name for row in rows]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
