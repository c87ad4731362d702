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
from search.contract import IndexUnit, SearchUnavailable, UnitsRefused
from search.engines import engine
from search.locks import drain_lock
from search.models import IndexState, OutboxRow

log = logging.getLogger(__name__)

AT_ONCE = 5
"""Most units written in the request that changed them; more wait for the worker."""
BATCH = 100
ENGINE_PAUSE = timedelta(seconds=5)
"""Between two attempts at an engine that is away, however many changes wait for it."""
LONGEST_PAUSE = timedelta(minutes=10)
HOPEFUL = 10
"""Attempts after which a unit set aside is tried hourly only."""


@dataclass(slots=True)
class Drained:
    """What a drain did; `away` says why the engine wrote nothing."""

    written: int = 0
    removed: int = 0
    failed: int = 0
    away: str = ""


def append(uids: Iterable[str]) -> None:
    """Note that `uids` changed, in the caller's transaction; a few are written right after it by an engine at hand.

    Changes for an engine elsewhere wait for the worker: no request depends on how long a server takes.
    """
    rows = [OutboxRow(uid=uid) for uid in dict.fromkeys(uids)]
    OutboxRow.objects.bulk_create(rows, batch_size=500)
    if 0 < len(rows) <= AT_ONCE and engine().local:
        transaction.on_commit(_drain_after_commit, robust=True)


def _drain_after_commit() -> None:
    drain(wait=0.5, limit=AT_ONCE * 4)


def drain(*, wait: float = 0, limit: int | None = None) -> Drained:
    """Write due changes to the index until none is left, or `limit` rows were read.

    Does nothing when another drainer holds the lock for longer than `wait` seconds: it, or the worker, will write them.
    The lock is given back between two batches.
    """
    total, more = Drained(), True
    while more:
        more = False
        with drain_lock(wait) as held:
            if held and (rows := _due(limit or BATCH)):
                done = _write(rows)
                total = Drained(
                    total.written + done.written, total.removed + done.removed, total.failed + done.failed, done.away
                )
                more = not (limit or done.away)
    return total


def _due(size: int) -> list[OutboxRow]:
    """Return rows to write now: none during the pause of an engine that is away."""
    now = timezone.now()
    rows = list(OutboxRow.objects.filter(next_try__lte=now).order_by("id")[:size])
    next_try = IndexState.load().next_try if rows else None
    return [] if next_try and next_try > now else rows


def _write(rows: list[OutboxRow]) -> Drained:
    uids = list(dict.fromkeys(row.uid for row in rows))
    # Before the units are read: a row that appears later may stand for a later state.
    seen = list(OutboxRow.objects.filter(uid__in=uids))
    try:
        _ask_whether_it_is_there()
        units, errors = read(uids)
        gone = [uid for uid in uids if uid not in units and uid not in errors]
        refused = _upsert(numbered(units.values())) if units else {}
        if gone:
            engine().delete(gone)
    except SearchUnavailable as error:
        return _wait_for_the_engine(str(error))
    _come_back()
    _settle(seen, errors | refused)
    return Drained(len(units) - len(refused), len(gone), len(errors) + len(refused))


def _ask_whether_it_is_there() -> None:
    """Ask a short question of an engine elsewhere, for a write waits much longer."""
    if not engine().local and not (health := engine().health()).ready:
        raise SearchUnavailable(health.detail)


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


def _upsert(units: list[IndexUnit]) -> dict[str, str]:
    """Write units; return why some were refused."""
    try:
        engine().upsert(units)
    except UnitsRefused as refusal:
        return refusal.reasons
    except SearchUnavailable:
        raise
    except Exception as error:
        if len(units) == 1:
            log.exception("%s cannot be indexed", units[0].uid)
            return {units[0].uid: f"{type(error).__name__}: {error}"}
        return {uid: reason for unit in units for uid, reason in _upsert([unit]).items()}
    return {}


def _wait_for_the_engine(reason: str) -> Drained:
    """Leave every row as it is, and the engine alone for a moment."""
    log.warning("the index cannot be written: %s", reason)
    now = timezone.now()
    since = IndexState.load().away_since or now
    IndexState.note(away_since=since, away_because=reason, next_try=now + ENGINE_PAUSE)
    return Drained(away=reason)


def _come_back() -> None:
    if IndexState.load().away_since:
        log.info("the index is written again")
        IndexState.note(away_since=None, away_because="", next_try=None)


def _settle(seen: list[OutboxRow], errors: dict[str, str]) -> None:
    """Delete the rows of what was written; of each other unit, keep one with its error."""
    kept = {row.uid: row for row in sorted(seen, key=lambda row: row.attempts) if row.uid in errors}
    with transaction.atomic():
        OutboxRow.objects.filter(pk__in={row.pk for row in seen} - {row.pk for row in kept.values()}).delete()
        for row in kept.values():
            row.attempts += 1
            row.error = errors[row.uid]
            row.next_try = timezone.now() + _pause(row.attempts)
            row.save(update_fields=["attempts", "error", "next_try"])


def _pause(attempts: int) -> timedelta:
    if attempts >= HOPEFUL:
        return timedelta(hours=1)
    return min(timedelta(seconds=2**attempts), LONGEST_PAUSE)


def try_again() -> None:
    """Have what was set aside, and an engine that is away, tried at the next look."""
    OutboxRow.objects.filter(attempts__gt=0).update(next_try=timezone.now())
    IndexState.note(next_try=None)
