"""Writes the reference territories to the database, as often as one likes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from core.models import PageTerritory, Territory, TerritoryParent, TerritorySuccessor
from core.territories import TerritoryKey, TerritoryKind, TerritoryRow
from search import outbox
from search.sources import uid_of

FIELDS = ("name", "population", "latitude", "longitude", "valid_from", "valid_to")


@transaction.atomic
def load(rows: Iterable[TerritoryRow]) -> tuple[int, int]:
    """Create or update territories with their parents; return (rows read, territories in the database).

    Parents that an editor added stay; the pages that name a territory are indexed again.
    """
    rows = list(rows)
    Territory.objects.bulk_create(
        [_territory(row) for row in rows],
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=FIELDS,
        batch_size=500,
    )
    known = Territory.objects.values_list("pk", "kind", "code")
    ids = {TerritoryKey(TerritoryKind(kind), code): pk for pk, kind, code in known}
    parents = [(ids[row.key], ids[parent]) for row in rows for parent in row.parents]
    successors = [(ids[row.key], ids[successor]) for row in rows for successor in row.replaced_by]
    TerritoryParent.objects.bulk_create(
        [TerritoryParent(territory_id=territory, parent_id=parent) for territory, parent in parents],
        ignore_conflicts=True,
        batch_size=1000,
    )
    TerritorySuccessor.objects.bulk_create(
        [TerritorySuccessor(territory_id=territory, successor_id=successor) for territory, successor in successors],
        ignore_conflicts=True,
    )
    outbox.append(uid_of("page", pk) for pk in PageTerritory.objects.values_list("page_id", flat=True).distinct())
    return len(rows), len(ids)


def _territory(row: TerritoryRow) -> Territory:
    return Territory(kind=row.kind, code=row.code, **{name: getattr(row, name) for name in FIELDS})
