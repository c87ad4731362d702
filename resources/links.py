"""Where the links of the portal lead: who answers, who no longer does, and since when."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from resources.link_request import Outcome, look
from resources.models import LinkCheck

HOUR = 3
"""Of the night, after which the addresses that gave trouble are looked at again."""
WEEK = timedelta(days=7)
"""How long an address that answered is left in peace."""
PATIENCE = timedelta(days=3)
"""How long a host may be away before readers are told."""
BATCH = 20
"""Addresses looked at in one go."""
POLITENESS = 1.0
"""Seconds between two questions to one host."""

Status = LinkCheck.Status


def addresses() -> set[str]:
    """Return every address that an editor typed in a field of a published page or of a snippet."""
    return {url for rows, name in _typed() for url in rows.exclude(**{name: ""}).values_list(name, flat=True)}


def owners(urls: Collection[str]) -> dict[str, list[models.Model]]:
    """Return the published pages and the snippets that lead to each of these addresses."""
    found: dict[str, list[models.Model]] = defaultdict(list)
    for rows, name in _typed():
        for owner in rows.filter(**{f"{name}__in": urls}):
            found[getattr(owner, name)].append(owner)
    return found


def check(
    urls: Iterable[str], *, asked: Callable[[str], Outcome] = look, pause: float = POLITENESS
) -> Counter[LinkCheck.Status]:
    """Look at addresses one after another, `pause` seconds apart for one host; return how many were found so."""
    found, last = Counter[LinkCheck.Status](), dict[str, float]()
    for url in urls:
        host = url.partition("://")[2].partition("/")[0]
        time.sleep(max(0.0, last.get(host, -pause) + pause - time.monotonic()))
        found[Status(remember(url, asked(url), timezone.now()).status)] += 1
        last[host] = time.monotonic()
    return found


def remember(url: str, outcome: Outcome, now: datetime) -> LinkCheck:
    """Keep what a look found; an address that fails for days is broken, one that fails tonight may be back tomorrow."""
    known = LinkCheck.objects.filter(url=url).first() or LinkCheck(url=url)
    known.status, known.detail, known.checked_at = outcome.status, outcome.detail, now
    if outcome.status in (Status.OK, Status.UNKNOWN):
        known.failing_since = None
    else:
        known.failing_since = known.failing_since or now
        if now - known.failing_since >= PATIENCE:
            known.status = Status.BROKEN
    known.save()
    return known


def due(now: datetime) -> list[str]:
    """Return the addresses to look at: the new ones first, then those that were not seen for the longest time."""
    known, used = {check.url: check for check in LinkCheck.objects.all()}, addresses()
    old = [check for url, check in known.items() if url in used and _is_old(check, now)]
    seen_longest_ago = sorted(old, key=lambda check: check.checked_at)
    return [*sorted(used - known.keys()), *(check.url for check in seen_longest_ago)]


def check_due() -> bool:
    """Look at some of the addresses that are due, and forget those that nothing leads to; return whether more are."""
    waiting = due(timezone.now())
    check(waiting[:BATCH])
    forget_unused()
    return len(waiting) > BATCH


def forget_unused() -> int:
    """Forget what was found of addresses that nothing leads to any more; return how many."""
    used = addresses()
    unused = [check.pk for check in LinkCheck.objects.only("url") if check.url not in used]
    return LinkCheck.objects.filter(pk__in=unused).delete()[0]


def _is_old(check: LinkCheck, now: datetime) -> bool:
    night = timezone.localtime(now).replace(hour=HOUR, minute=0, second=0, microsecond=0)
    night = night if night <= now else night - timedelta(days=1)
    return check.checked_at < (now - WEEK if check.is_fine else night)


def _typed() -> Iterator[tuple[models.QuerySet[Any], str]]:
    """Yield the rows of every kind of page and of snippet that holds addresses, with the name of the field."""
    for model in (*get_page_models(), *get_snippet_models()):
        rows = model.objects.live() if issubclass(model, Page) else model.objects.all()
        for field in model._meta.local_fields:  # noqa: SLF001  # Django's documented way
            if isinstance(field, models.URLField):
                yield rows, field.name
