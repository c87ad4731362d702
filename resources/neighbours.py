"""What stands around a publication: its other editions, its whole, its parts, its neighbours in the collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, QuerySet, Value

from resources.editions import chain
from search import listing

if TYPE_CHECKING:
    from django.http import HttpRequest

    from resources.models import PublicationPage
    from search.shown import Entry


NAMED = ("parts", "previous", "next")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Entries around a publication, those that the visitor may read; `newer` and `older` hold the latest first."""

    newer: list[Entry] = field(default_factory=list)
    older: list[Entry] = field(default_factory=list)
    whole: list[Entry] = field(default_factory=list)
    parts: list[Entry] = field(default_factory=list)
    previous: list[Entry] = field(default_factory=list)
    next: list[Entry] = field(default_factory=list)

    @property
    def is_alone(self) -> bool:
        """Tell whether nothing stands around the publication."""
        return not any((self.newer, self.older, self.whole, self.parts, self.previous, self.next))

    @property
    def latest(self) -> Entry | None:
        """Return the edition to read instead of this one, if any."""
        return self.newer[0] if self.newer else None


def neighbours(page: PublicationPage, request: HttpRequest) -> Neighbours:
    """Return what stands around a publication, at a cost that does not depend on how much does."""
    found = _found(page) if page.pk else {}
    entries = listing.entries(request, dict.fromkeys(_uid(pk) for pks in found.values() for pk in pks))
    shown = {entry.hit.uid: entry for entry in entries}
    return Neighbours(
        **{relation: [shown[_uid(pk)] for pk in pks if _uid(pk) in shown] for relation, pks in found.items()}
    )


def _uid(pk: int) -> str:
    return f"page:{pk}"


def _found(page: PublicationPage) -> dict[str, list[int]]:
    rows = list(_rows(page))
    pairs = {(newer, older) for relation, _rank, newer, older in rows if relation == "edition"}
    editions = chain(page.pk, pairs | ({(page.pk, page.replaces_id)} if page.replaces_id else set()))
    place = editions.index(page.pk)
    return {
        "newer": editions[:place],
        "older": editions[place + 1 :],
        "whole": [page.part_of_id] if page.part_of_id else [],
        **{name: [pk for relation, _rank, pk, _of in rows if relation == name] for name in NAMED},
    }


def _rows(page: PublicationPage) -> QuerySet[Any]:
    """Return (relation, rank, page, its other end) of every edition, part and neighbour, in one query."""
    live = type(page).objects.live().exclude(pk=page.pk).order_by()
    parts = _named("parts", live.filter(part_of=page.pk), "part_of_id")
    others = [_named("edition", live.exclude(replaces=None), "replaces_id")]
    if page.collection_id and (rank := page.rank) is not None:
        ranked = live.filter(collection=page.collection_id, locale=page.locale_id)
        before = ranked.filter(number_rank__lt=rank).order_by("-number_rank", "-pk").values("pk")[:1]
        after = ranked.filter(number_rank__gt=rank).order_by("number_rank", "pk").values("pk")[:1]
        others += [_named("previous", live.filter(pk__in=before)), _named("next", live.filter(pk__in=after))]
    return parts.union(*others, all=True).order_by("relation", "rank", "pk")


def _named(relation: str, rows: QuerySet[Any], other: str = "pk") -> QuerySet[Any]:
    named: QuerySet[Any] = rows.annotate(relation=Value(relation, CharField()), rank=F("number_rank"), other=F(other))
    return named.values_list("relation", "rank", "pk", "other")
