"""What editors planned: publications and withdrawals whose hour has come, each in a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

log = logging.getLogger(__name__)


def carry_out() -> int:
    """Withdraw what has expired and publish what is due; return how many; one failure never holds the others.

    Wagtail's own command has no transaction: killed between a page and its row of the outbox, it would lose one.
    """
    now = timezone.now()
    return sum(_alone(work, pk, now) for work, pk in [*_expired(now), *_due(now)])


Work = Callable[[int, datetime], bool]


def _expired(now: datetime) -> Iterator[tuple[Work, int]]:
    for model in _publishable():
        found = model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
        yield from ((_withdrawal(model), pk) for pk in list(found.values_list("pk", flat=True)))


def _due(now: datetime) -> Iterator[tuple[Work, int]]:
    found = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    yield from ((_publish, pk) for pk in list(found.values_list("pk", flat=True)))


def _publishable() -> list[type[DraftStateMixin]]:
    """Return pages as one model, and every other model that is published."""
    others = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    return [Page, *(model for model in others if not issubclass(model, Page))]


def _withdrawal(model: type[DraftStateMixin]) -> Work:
    def withdraw(pk: int, now: datetime) -> bool:
        found = model.objects.select_for_update(of=("self",)).filter(pk=pk, live=True, expire_at__lt=now).first()
        if found:
            found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return found is not None

    return withdraw


def _publish(pk: int, now: datetime) -> bool:
    found = Revision.objects.select_for_update(of=("self",)).filter(pk=pk, approved_go_live_at__lt=now).first()
    if found:
        found.publish(log_action="wagtail.publish.scheduled")
    return found is not None


def _alone(work: Work, pk: int, now: datetime) -> bool:
    """Do one work in one transaction, unless it was cancelled or done meanwhile."""
    try:
        with transaction.atomic():
            return work(pk, now)
    except Exception:
        log.exception("a planned publication or withdrawal failed; the others go on")
        return False
