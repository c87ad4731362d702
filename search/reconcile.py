"""The difference between the index and the database: found, mended and remembered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from search import outbox, sources
from search.engines import engine
from search.locks import drain_lock
from search.models import IndexState, OutboxRow
from search.rebuild import PATIENCE, RebuildBusy, batches

HOUR = 3
"""Of the night, after which the worker compares once."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The units that the index lacks, those that it should not hold, and those of which it says something else."""

    missing: frozenset[str] = frozenset()
    superfluous: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()

    @property
    def uids(self) -> list[str]:
        """Return every unit that differs."""
        return sorted(self.missing | self.superfluous | self.stale)


def compare() -> Difference:
    """Return how the index differs from the database, changes that wait in the outbox aside.

    What differs at first sight is looked at again while nobody writes to the index: the contents go on changing.
    """
    indexed = dict(engine().signatures())
    suspects = _compare({*sources.all_uids(), *indexed}, indexed).uids
    if not suspects:
        return Difference()
    with drain_lock(PATIENCE) as held:
        if not held:
            raise RebuildBusy
        return _compare(suspects, dict(engine().signatures()))


def _compare(uids: Iterable[str], indexed: dict[str, str]) -> Difference:
    missing, superfluous, stale = set[str](), set[str](), set[str]()
    for batch in batches(uids):
        units, errors = outbox.read(batch)
        known = {*errors, *OutboxRow.objects.filter(uid__in=batch).values_list("uid", flat=True)}
        for uid in set(batch) - known:
            if uid not in units:
                superfluous |= {uid} & indexed.keys()
            elif uid not in indexed:
                missing.add(uid)
            elif units[uid].signature != indexed[uid]:
                stale.add(uid)
    return Difference(frozenset(missing), frozenset(superfluous), frozenset(stale))


def reconcile() -> Difference:
    """Compare, have every difference written again, and remember what was found."""
    found = compare()
    _raise_versions()
    outbox.append(found.uids)
    outbox.drain(wait=PATIENCE)
    IndexState.note(
        reconciled=timezone.now(),
        missing=len(found.missing),
        superfluous=len(found.superfluous),
        stale=len(found.stale),
    )
    return found


def _raise_versions() -> None:
    """Let the next version follow those in the index: after a restored database an engine would refuse older ones."""
    highest = max((version for _uid, version in engine().versions()), default=0)
    IndexState.objects.filter(pk=IndexState.load().pk, version__lt=highest).update(version=highest)


def is_due(now: datetime) -> bool:
    """Tell whether nothing was compared since the last night."""
    night = timezone.localtime(now).replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if night > now:
        night -= timedelta(days=1)
    reconciled = IndexState.load().reconciled
    return reconciled is None or reconciled < night
