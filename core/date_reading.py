"""Recognise the date an editor typed, in French, English or figures, before the calendar checks it (`core.dates`)."""

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple, Self

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MONTHS = [
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"), ("octobre", "october"),
    ("novembre", "november"), ("decembre", "december"),
]  # fmt: skip
WEEKDAYS = [
    ("lundi", "monday"), ("mardi", "tuesday"), ("mercredi", "wednesday"), ("jeudi", "thursday"), ("vendredi", "friday"),
    ("samedi", "saturday"), ("dimanche", "sunday"),
]  # fmt: skip

LONGEST = 100
DASHES = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
OPENING = re.compile(r"(?:du|de|des|le|les|en|from|on|in) |d'")
BETWEEN = re.compile(r" ?[-/] ?| (?:au|a|to|(?P<listing>et|and)) ")
YEAR = r"(?P<year>[1-9]\d{3})"
DAY = r"(?P<day>\d{1,2})"
WEEKDAY = r"(?:(?P<weekday>[a-z]+)\.? )?"
NAMED_MONTH = r"(?P<name>[a-z]+)\.?"
ENDS = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{WEEKDAY}{DAY}(?: ?er)? ?{NAMED_MONTH} ?{YEAR}?",
        rf"{NAMED_MONTH} ?{YEAR}?",
        rf"{WEEKDAY}{DAY}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark){YEAR})?",
        rf"(?P<month>\d{{1,2}})[-/.]{YEAR}",
        rf"{YEAR}(?:(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark){DAY})?)?",
        rf"{WEEKDAY}{DAY}(?: ?er)?",
    )
]


class InvalidUnevenDate(ValueError):
    """A date that cannot be: `message` (a lazy msgid) and `params` tell an editor what to do."""

    def __init__(self, message: "StrPromise", code: str, params: dict[str, str] | None = None) -> None:
        super().__init__(message, code, params)
        self.message = message
        self.code = code
        self.params = params or {}

    def __str__(self) -> str:
        return str(self.message) % self.params if self.params else str(self.message)


class End(NamedTuple):
    """One end of a period, or a date alone, as written; what the text leaves out is None. Monday is 0."""

    year: int | None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def completed_by(self, last: "End") -> "End":
        """Return this first end with the year, and the month of a bare day, that only the last end says."""
        month = last.month if self.month is None and self.day is not None else self.month
        return self._replace(year=self.year or last.year, month=month)

    def is_as_precise_as(self, other: Self) -> bool:
        """Whether both ends say the same parts of a date."""
        return [part is None for part in self[:3]] == [part is None for part in other[:3]]


class Reading(NamedTuple):
    """The two ends of what was typed, the same one for a date alone; `listing` when « et » stands between them."""

    first: End
    last: End
    listing: bool = False


def read(text: str) -> Reading:
    """Return the ends that `text` names, not yet checked against a calendar; raise `InvalidUnevenDate`."""
    typed = _simplified(text) if len(text) <= LONGEST else ""
    if alone := _end(typed):
        if alone.year is None:
            raise InvalidUnevenDate(_("Add the year, with four digits."), "year")
        return Reading(alone, alone)
    for between in BETWEEN.finditer(typed):
        first, last = _end(typed[: between.start()]), _end(typed[between.end() :])
        if first and last and last.year:
            return _period(first.completed_by(last), last, listing=bool(between["listing"]))
    raise InvalidUnevenDate(
        _("Write a date such as “November 2016”, “8 December 2022”, “2016” or “2013-2015”."), "unreadable"
    )


def _period(first: End, last: End, *, listing: bool) -> Reading:
    if not first.is_as_precise_as(last):
        raise InvalidUnevenDate(
            _("Write both ends of the period in the same way: two days, two months or two years."), "uneven_ends"
        )
    return Reading(first, last, listing)


def _simplified(text: str) -> str:
    """Return `text` in lower case, without accents or commas, its dashes and spaces made plain."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = DASHES.sub("-", letters).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace(",", " ")
    return " ".join(plain.split()).rstrip(" .;")


def _end(text: str) -> End | None:
    text = OPENING.sub("", text, count=1) if OPENING.match(text) else text
    for pattern in ENDS:
        if (match := pattern.fullmatch(text)) and (end := _named(match.groupdict())):
            return end
    return None


def _named(parts: dict[str, str | None]) -> End | None:
    """Return the end that `parts` of a pattern spell, or None where a word is no month or no weekday."""
    name, weekday = parts.get("name"), parts.get("weekday")
    month = _position(name, MONTHS) if name else _number(parts.get("month"))
    day_of_week = _position(weekday, WEEKDAYS) if weekday else None
    if (name and month is None) or (weekday and day_of_week is None):
        return None
    return End(
        year=_number(parts.get("year")),
        month=month + 1 if name and month is not None else month,
        day=_number(parts.get("day")),
        weekday=day_of_week,
    )


def _number(figures: str | None) -> int | None:
    return int(figures) if figures else None


def _position(word: str, names: list[tuple[str, str]]) -> int | None:
    """Return the place of the only names that `word`, of three letters or more, begins."""
    places = [place for place, spellings in enumerate(names) if any(name.startswith(word) for name in spellings)]
    return places[0] if len(places) == 1 and len(word) >= 3 else None
