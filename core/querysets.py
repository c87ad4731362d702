"""The vocabulary of questions that several parts ask the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, cast

from django.db import connection, models
from django.db.models import Q

if TYPE_CHECKING:
    from core.models import Territory  # noqa: F401

# The walk follows containment and replacement: the contents of a former territory are found in what replaced it.
# An intercommunality that was only passed through is not left for its départements: eleven of them lie in several, and
# each commune names its own.
_CONTAINING = """
WITH RECURSIVE walk(id, start) AS (
    SELECT id, 1 FROM core_territory WHERE id IN ({ids})
    UNION
    SELECT step.target, 0 FROM walk
    JOIN core_territory here ON here.id = walk.id
    JOIN (
        SELECT territory_id AS origin, parent_id AS target FROM core_territoryparent
        UNION ALL
        SELECT territory_id, successor_id FROM core_territorysuccessor
    ) step ON step.origin = walk.id
    WHERE walk.start = 1 OR here.kind <> 'epci'
) SELECT DISTINCT id FROM walk
"""


class TerritoryQuerySet(models.QuerySet["Territory"]):
    """Territories by key and by containment."""

    def by_keys(self, keys: Iterable[str]) -> Self:
        """Return the territories of keys such as `departement-34`; unknown keys are passed over."""
        wanted = Q(pk__in=[])
        for key in keys:
            kind, _, code = key.partition("-")
            wanted |= Q(kind=kind, code=code)
        return self.filter(wanted)

    def with_containing(self) -> Self:
        """Return these territories, all that contain them, and what replaced any of these."""
        ids = list(self.values_list("pk", flat=True))
        if not ids:
            return self.none()
        with connection.cursor() as cursor:
            cursor.execute(_CONTAINING.format(ids=", ".join(["%s"] * len(ids))), ids)
            found = [row[0] for row in cursor.fetchall()]
        everything = self.model._default_manager.all()  # noqa: SLF001  # Django's documented name
        return cast("Self", everything.filter(pk__in=found))
