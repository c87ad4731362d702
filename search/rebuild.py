"""A new index beside the one that serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.utils import timezone

from search import outbox, sources
from search.contract import UnitsRefused
from search.engines import engine
from search.locks import drain_lock, rebuild_lock
from search.models import IndexState, OutboxRow

BATCH = 400
PATIENCE = 60.0
"""Seconds that a rebuild waits for another writer."""


T = TypeVar("T")


class RebuildBusy(Exception):
    """Another rebuild is under way, or another writer held the index for too long."""


def rebuild(progress: Callable[[int], None] = lambda _done: None) -> int:
    """Write every unit to a new index, then let it serve; return how many.

    Each batch is read from the database and written under the drain lock, and the drainer writes to both indexes
    meanwhile: whatever is written last is what the database said last. Changes that waited before are in it.
    """
    with rebuild_lock() as alone:
        if not alone:
            raise RebuildBusy
        with _writing():
            waiting = list(OutboxRow.objects.values_list("pk", flat=True))
            engine().begin_rebuild()
        written, failed = 0, set[str]()
        for uids in batches(sources.all_uids()):
            with _writing():
                added, errors = _add(uids)
            written += added
            failed |= errors.keys()
            progress(written)
        with _writing():
            engine().finish_rebuild()
        _forget(waiting)
    outbox.append(failed)
    return written


def _add(uids: list[str]) -> tuple[int, dict[str, str]]:
    """Write units to the new index; return how many, and why some could not be."""
    units, errors = outbox.read(uids)
    try:
        engine().add(outbox.numbered(units.values()))
    except UnitsRefused as refusal:
        errors |= refusal.reasons
    return len(units.keys() - errors.keys()), errors


def _forget(waiting: list[int]) -> None:
    """Delete the rows that waited when it began, by name: a transaction under way may hold a lower number."""
    IndexState.note(rebuilt=timezone.now(), away_since=None, away_because="", next_try=None)
    for pks in batches(waiting):
        OutboxRow.objects.filter(pk__in=pks).delete()


@contextmanager
def _writing() -> Iterator[None]:
    with drain_lock(PATIENCE) as held:
        if not held:
            raise RebuildBusy
        yield


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut `values` into lists as long as one write."""
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        yield batch
