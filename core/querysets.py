"""The vocabulary of questions that several parts ask the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, cast

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from core.models import Territory

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

    def around(self, territory: Territory) -> Self:
        """Return what `territory` lies in, what it holds, what it replaced and what replaced it, each with `relation`.

        One query. A commune that no page names is left out of what a territory holds: there are hundreds of them.
        """
        walk = RawSQL(_CONTAINING.format(ids="%s"), [territory.pk])  # noqa: S611  # its text is ours
        containing = self.filter(pk__in=walk).exclude(pk=territory.pk)
        named = self.filter(pk=OuterRef("pk"), page_links__page__live=True)
        held = self.filter(Exists(named) | ~Q(kind="commune"), parent_links__parent=territory)
        parts = {
            "containing": containing,
            "held": held,
            "successor": self.filter(predecessor_links__territory=territory),
            "predecessor": self.filter(successor_links__successor=territory),
        }
        first, *others = (
            rows.order_by().annotate(relation=Value(relation, models.CharField())) for relation, rows in parts.items()
        )
        return first.union(*others)
