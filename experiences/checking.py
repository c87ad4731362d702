"""Which experiences must be verified again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from core import checking
from experiences.models import ExperiencePage


def register_all() -> None:
    """Register the question that the dashboard asks."""
    checking.register("experiences", to_check)


def to_check(limit: date) -> QuerySet[Any]:
    """Return the fiches marked to be verified, and those that nobody has verified since `limit`."""
    late = Q(last_checked__lt=limit) | Q(last_checked=None, first_published_at__date__lt=limit)
    found: QuerySet[Any] = ExperiencePage.objects.live().filter(Q(status=ExperiencePage.Status.TO_VERIFY) | late)
    return found
