"""From a change to the index: rows appended with the change, written to the index after it, by one drainer at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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


@dataclass(slots=True)
class _Batch:
    """Rows read together, and what the database says of their units."""

    rows: list[OutboxRow]
    units: dict[str, IndexUnit | None] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


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
        while held and (batch := _next_batch(limit or BATCH)):
            done = _write(batch)
            total.written += done.written
            total.removed += done.removed
            total.failed += done.failed
            if limit or done.failed == len(batch.units):
                break
    return total


def _next_batch(size: int) -> _Batch | None:
    rows = list(OutboxRow.objects.filter(next_try__lte=timezone.now()).order_by("id")[:size])
    if not rows:
        return None
    batch = _Batch(rows)
    for uid in dict.fromkeys(row.uid for row in rows):
        try:
            batch.units[uid] = sources.unit(uid)
        except Exception as error:  # one unit that cannot be read must not hold the others
            log.exception("%s cannot be indexed", uid)
            batch.errors[uid] = f"{type(error).__name__}: {error}"
    return batch


def _write(batch: _Batch) -> Drained:
    present = [unit for unit in batch.units.values() if unit]
    gone = [uid for uid, unit in batch.units.items() if unit is None]
    try:
        if present:
            engine().upsert(numbered(present))
        if gone:
            engine().delete(gone)
    except SearchUnavailable as error:
        log.warning("the index cannot be written: %s", error)
        batch.errors = dict.fromkeys({row.uid for row in batch.rows}, str(error))
        present, gone = [], []
    _settle(batch)
    return Drained(len(present), len(gone), len(batch.errors))


def numbered(units: list[IndexUnit]) -> list[IndexUnit]:
    """Give each unit the next version; the caller holds the drain lock."""
    state = IndexState.load()
    IndexState.objects.filter(pk=state.pk).update(version=F("version") + len(units))
    return [replace(unit, version=state.version + place) for place, unit in enumerate(units, start=1)]


def _settle(batch: _Batch) -> None:
    done = [row.pk for row in batch.rows if row.uid not in batch.errors]
    OutboxRow.objects.filter(pk__in=done).delete()
    for row in batch.rows:
        if row.uid in batch.errors:
            row.attempts += 1
            row.error = batch.errors[row.uid]
            row.next_try = timezone.now() + min(timedelta(seconds=2**row.attempts), LONGEST_WAIT)
            row.save(update_fields=["attempts", "error", "next_try"])
