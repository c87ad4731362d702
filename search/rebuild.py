"""A new index beside the one that serves, and the difference between the index and the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.utils import timezone

from search import outbox, sources
from search.engines import engine
from search.locks import drain_lock
from search.models import IndexState, OutboxRow

BATCH = 100
PATIENCE = 60.0
"""Seconds that a rebuild waits for another writer."""


class RebuildBusy(Exception):
    """Another writer held the index for too long."""


def rebuild(progress: Callable[[int], None] = lambda _done: None) -> int:
    """Write every unit to a new index, then let it serve; return how many.

    Each batch is read from the database and written under the drain lock, and the drainer writes to both indexes
    meanwhile: whatever is written last is what the database said last. Changes that waited before are in it.
    """
    with _writing():
        waiting = OutboxRow.objects.order_by("-id").values_list("id", flat=True).first() or 0
        engine().begin_rebuild()
    written, failed = 0, set[str]()
    for uids in _batches(sources.all_uids()):
        with _writing():
            units, errors = outbox.read(uids)
            engine().add(outbox.numbered(units.values()))
        written += len(units)
        failed |= errors.keys()
        progress(written)
    with _writing():
        engine().finish_rebuild()
        IndexState.objects.update_or_create(pk=1, defaults={"rebuilt": timezone.now()})
        OutboxRow.objects.filter(id__lte=waiting).delete()
    outbox.append(failed)
    return written


@contextmanager
def _writing() -> Iterator[None]:
    with drain_lock(PATIENCE) as held:
        if not held:
            raise RebuildBusy
        yield


def _batches(uids: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(uids, BATCH)):
        yield batch
