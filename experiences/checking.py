"""Which experiences must be verified again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from core import checking
from experiences.models import ExperiencePage


def register_all() -> None:
    """Register the question that the dashboard asks."""
    checking.register("experiences", to_check)


def to_check(limit: date) -> QuerySet[Any]:
    """Return the fiches marked to be verified or not verified since `limit`, in French only."""
    late = Q(last_checked__lt=limit) | Q(last_checked=None, first_published_at__date__lt=limit)
    written = ExperiencePage.objects.live().filter(alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
    found: QuerySet[Any] = written.filter(Q(status=ExperiencePage.Status.TO_VERIFY) | late)
    return found
