"""From a change to the index: rows appended with the change, and written after it by one drainer at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search import sources
from search.contract import IndexUnit, SearchUnavailable
from search.engines import engine
from search.locks import drain_lock
from search.models import IndexState, OutboxRow

log = logging.getLogger(__name__)

AT_ONCE = 5
"""Most units written in the request that changed them; more wait for the worker."""
BATCH = 100
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(slots=True)
class Drained:
    """What one drain did."""

    written: int = 0
    removed: int = 0
    failed: int = 0


def append(uids: Iterable[str]) -> None:
    """Note that `uids` changed, in the caller's transaction; a few are written to the index right after it."""
    rows = [OutboxRow(uid=uid) for uid in dict.fromkeys(uids)]
    OutboxRow.objects.bulk_create(rows, batch_size=500)
    if 0 < len(rows) <= AT_ONCE:
        transaction.on_commit(_drain_after_commit, robust=True)


def _drain_after_commit() -> None:
    drain(wait=0.5, limit=AT_ONCE * 4)


def drain(*, wait: float = 0, limit: int | None = None) -> Drained:
    """Write due changes to the index until none is left, or `limit` rows were read.

    Does nothing when another drainer holds the lock for longer than `wait` seconds: it, or the worker, will write them.
    """
    total = Drained()
    with drain_lock(wait) as held:
        while held and (rows := _due(limit or BATCH)):
            done = _write(rows)
            total.written += done.written
            total.removed += done.removed
            total.failed += done.failed
            if limit or done.failed:
                break
    return total


def _due(size: int) -> list[OutboxRow]:
    return list(OutboxRow.objects.filter(next_try__lte=timezone.now()).order_by("id")[:size])


def _write(rows: list[OutboxRow]) -> Drained:
    uids = list(dict.fromkeys(row.uid for row in rows))
    units, errors = read(uids)
    gone = [uid for uid in uids if uid not in units and uid not in errors]
    try:
        if units:
            engine().upsert(numbered(units.values()))
        if gone:
            engine().delete(gone)
    except SearchUnavailable as error:
        log.warning("the index cannot be written: %s", error)
        units, gone, errors = {}, [], dict.fromkeys(uids, str(error))
    _settle(rows, errors)
    return Drained(len(units), len(gone), len(errors))


def read(uids: Iterable[str]) -> tuple[dict[str, IndexUnit], dict[str, str]]:
    """Return the units of `uids` as the database has them, and why some cannot be read; one never holds the others."""
    units: dict[str, IndexUnit] = {}
    errors: dict[str, str] = {}
    for uid in uids:
        try:
            unit = sources.unit(uid)
        except Exception as error:
            log.exception("%s cannot be indexed", uid)
            errors[uid] = f"{type(error).__name__}: {error}"
        else:
            if unit:
                units[uid] = unit
    return units, errors


def numbered(units: Iterable[IndexUnit]) -> list[IndexUnit]:
    """Give each unit the next version; the caller holds the drain lock."""
    units, state = list(units), IndexState.load()
    IndexState.objects.filter(pk=state.pk).update(version=F("version") + len(units))
    return [replace(unit, version=state.version + place) for place, unit in enumerate(units, start=1)]


def _settle(rows: list[OutboxRow], errors: dict[str, str]) -> None:
    OutboxRow.objects.filter(pk__in=[row.pk for row in rows if row.uid not in errors]).delete()
    for row in rows:
        if row.uid in errors:
            row.attempts += 1
            row.error = errors[row.uid]
            row.next_try = timezone.now() + min(timedelta(seconds=2 ** min(row.attempts, 16)), LONGEST_WAIT)
            row.save(update_fields=["attempts", "error", "next_try"])
