"""Dates as precise as their source: a day, a month, a year, or a period at one of these precisions."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from django.utils import dateformat
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.date_reading import End, InvalidUnevenDate, read

__all__ = ["InvalidUnevenDate", "Precision", "UnevenDate"]

EARLIEST_YEAR = 1000
ENCODED = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)/(day|month|year)", re.ASCII)
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
EN_DASH = " \N{EN DASH} "
LONG, SHORT = "F", "N"


class Precision(StrEnum):
    """The smallest part of a date that the source tells."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class UnevenDate:
    """The days from `start` to `end`, both included, known to `precision`; ordered by start, then end."""

    start: date
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) or isinstance(self.end, datetime):
            raise TypeError("an uneven date is made of dates, not of datetimes")
        if self.end < self.start:
            raise InvalidUnevenDate(_("The end comes before the start: exchange them or correct one."), "reversed")
        if self.start.year < EARLIEST_YEAR:
            raise InvalidUnevenDate(_("Add the year, with four digits."), "year")
        if (self.start, self.end) != (_first_day(self.start, self.precision), _last_day(self.end, self.precision)):
            raise ValueError(f"{self.start} to {self.end}: not whole units of one {self.precision}")

    @classmethod
    def from_days(cls, first: date, last: date | None = None) -> Self:
        """Return one day, or the days from `first` to `last`."""
        return cls(first, last or first, Precision.DAY)

    @classmethod
    def from_months(cls, first: date, last: date | None = None) -> Self:
        """Return the month that holds `first`, or the months from there to the one that holds `last`."""
        start = _first_day(first, Precision.MONTH)
        return cls(start, _last_day(last or first, Precision.MONTH), Precision.MONTH)

    @classmethod
    def from_years(cls, first: int, last: int | None = None) -> Self:
        """Return one year, or the years from `first` to `last`."""
        return cls(date(first, 1, 1), date(last or first, 12, 31), Precision.YEAR)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return what an editor typed, in French, English or figures (day first); raise `InvalidUnevenDate`."""
        reading = read(text)
        first, last = _checked_day(reading.first), _checked_day(reading.last)
        precision = _precision(reading.first)
        if reading.listing and first <= last and _last_day(first, precision) + timedelta(days=1) != last:
            raise InvalidUnevenDate(
                _("Write a period from its start to its end, such as “4-6 November 2016”."), "listing"
            )
        return cls(_first_day(first, precision), _last_day(last, precision), precision)

    @classmethod
    def decode(cls, text: str) -> Self:
        """Return the date that `encode` wrote; raise `InvalidUnevenDate` for any other text."""
        try:
            if match := ENCODED.fullmatch(text):
                return cls(date.fromisoformat(match[1]), date.fromisoformat(match[2]), Precision(match[3]))
        except ValueError as error:
            raise InvalidUnevenDate(_("This is not a stored date."), "encoding") from error
        raise InvalidUnevenDate(_("This is not a stored date."), "encoding")

    def encode(self) -> str:
        """Return the database form, `2016-11-01/2016-11-30/month`: the order of these texts is that of the dates."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}/{self.precision}"

    @property
    def sort_key(self) -> tuple[date, date]:
        """The key that sorts dates of any precision: start, then end."""
        return self.start, self.end

    @property
    def is_interval(self) -> bool:
        """Whether more than one day, month or year is meant."""
        return self.end != _last_day(self.start, self.precision)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that the date touches, in order."""
        return tuple(range(self.start.year, self.end.year + 1))

    def iso(self) -> str | None:
        """Return the value of `<time datetime>`, or None for a period, which that attribute cannot say."""
        return None if self.is_interval else _iso(self.start, self.precision)

    def display(self) -> str:
        """Return the date in the active language, such as « jeudi 8 décembre 2022 » or « 2013-2015 »."""
        if self.precision is Precision.DAY and not self.is_interval:
            return f"{dateformat.format(self.start, 'l')} {_in_words(self, LONG)}"
        return _in_words(self, LONG)

    def short(self) -> str:
        """Return the date in the active language, months shortened and no weekday, such as « 8 déc. 2022 »."""
        return _in_words(self, SHORT)

    def edit(self) -> str:
        """Return the text that a form shows again and `parse` reads: words for a French editor, else figures."""
        if _is_french():
            return _in_words(self, LONG).replace(NO_BREAK_SPACE, " ")
        ends = [self.start, self.end] if self.is_interval else [self.start]
        return "/".join(_iso(day, self.precision) for day in ends)

    def __str__(self) -> str:
        return self.display()


def _precision(end: End) -> Precision:
    if end.day is not None:
        return Precision.DAY
    return Precision.YEAR if end.month is None else Precision.MONTH


def _first_day(day: date, precision: Precision) -> date:
    match precision:
        case Precision.DAY:
            return day
        case Precision.MONTH:
            return day.replace(day=1)
        case Precision.YEAR:
            return day.replace(month=1, day=1)


def _last_day(day: date, precision: Precision) -> date:
    match precision:
        case Precision.DAY:
            return day
        case Precision.MONTH:
            return day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case Precision.YEAR:
            return day.replace(month=12, day=31)


def _checked_day(end: End) -> date:
    """Return the first day of `end`; raise `InvalidUnevenDate` where the calendar has no such day."""
    year, month, day = end.year or 0, 1 if end.month is None else end.month, 1 if end.day is None else end.day
    if month > 12 and end.day is None and month > year % 100:
        raise InvalidUnevenDate(_("Write both years of a period in full, such as “2013-2015”."), "period")
    if not 1 <= month <= 12:
        raise InvalidUnevenDate(_("The month must be between 1 and 12."), "month")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise InvalidUnevenDate(_("The day must be between 1 and %(last)s in this month."), "day", {"last": str(last)})
    return _on_weekday(date(year, month, day), end.weekday)


def _on_weekday(day: date, weekday: int | None) -> date:
    if weekday not in (None, day.weekday()):
        shown = UnevenDate.from_days(day).display()
        raise InvalidUnevenDate(
            _("This day is %(day)s: correct it or leave the weekday out."), "weekday", {"day": shown}
        )
    return day


def _iso(day: date, precision: Precision) -> str:
    return day.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]]


def _in_words(value: UnevenDate, style: str) -> str:
    """Return the date without weekday; what both ends of a period share is written once."""
    start, end = value.start, value.end
    if value.precision is Precision.YEAR:
        return f"{start.year}-{end.year}" if value.is_interval else f"{start.year}"
    last = f"{_without_year(end, value.precision, style)} {end.year}"
    if not value.is_interval:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{_day_number(start)}-{last}"
    first = _without_year(start, value.precision, style)
    return f"{first}{EN_DASH}{last}" if start.year == end.year else f"{first} {start.year}{EN_DASH}{last}"


def _without_year(day: date, precision: Precision, style: str) -> str:
    month = dateformat.format(day, style)
    return f"{_day_number(day)}{NO_BREAK_SPACE}{month}" if precision is Precision.DAY else month


def _day_number(day: date) -> str:
    return "1er" if day.day == 1 and _is_french() else str(day.day)


def _is_french() -> bool:
    return (get_language() or "").partition("-")[0] == "fr"
