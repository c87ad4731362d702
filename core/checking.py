"""What must be verified again: each app that publishes contents that age says which, and the dashboard gathers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Page

YEARS = 2
"""After how many years without a verification a content must be looked at again."""

Question = Callable[[date], QuerySet[Any]]
_questions: dict[str, Question] = {}


def register(name: str, question: Question) -> None:
    """Let `question` say which pages must be verified again, given the day before which a verification is too old.

    Each page that it returns bears that verification in `last_checked`, a date or None.
    """
    _questions[name] = question


@dataclass(frozen=True, slots=True)
class ToCheck:
    """The pages that have waited longest for a verification, and how many wait in all."""

    pages: list[Any]
    total: int


def to_check(among: QuerySet[Page], size: int) -> ToCheck:
    """Return at most `size` of the pages of `among` to verify again, those never verified first."""
    pages: list[Any] = []
    total = 0
    for question in _questions.values():
        found = question(limit()).filter(pk__in=among.values("pk")).order_by(F("last_checked").asc(nulls_first=True))
        total += found.count()
        pages += found[:size]
    return ToCheck(sorted(pages, key=lambda page: page.last_checked or date.min)[:size], total)


def limit() -> date:
    """Return the day before which a verification is too old."""
    today = timezone.localdate()
    return today.replace(year=today.year - YEARS, day=min(today.day, 28))
