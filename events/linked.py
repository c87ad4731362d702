"""The pages that stand around an event: its cycle, its neighbours there, what it led to, what resembles it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from events.models.lists import EventLink
from search import listing
from search.shown import Entry
from search.sources import uid_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from events.models import EventPage
    from events.reading import Read


@dataclass(frozen=True, slots=True)
class Linked:
    """Entries around an event; `groups` are what it led to, by the role of the link."""

    groups: list[tuple[str, list[Entry]]] = field(default_factory=list)
    cycle: Entry | None = None
    before: Entry | None = None
    after: Entry | None = None
    similar: list[Entry] = field(default_factory=list)


def linked_pages(request: HttpRequest, event: EventPage, read: Read) -> Linked:
    """Return the pages around `event` that the visitor may read; resembling ones where there are none."""
    cycle = [event.cycle_id] if event.cycle_id else []
    wanted = dict.fromkeys([*cycle, *(page for _role, page in read.links), *read.siblings])
    found = {entry.hit.uid: entry for entry in listing.entries(request, [_uid(pk) for pk in wanted])}
    before, after = _neighbours(event.first_day, [found[_uid(pk)] for pk in read.siblings if _uid(pk) in found])
    similar = [] if found else listing.similar(request, _uid(event.pk), kind=event.search_kind)
    return Linked(_groups(read, found), found.get(_uid(event.cycle_id or 0)), before, after, similar)


def _uid(pk: int) -> str:
    return uid_of("page", pk)


def _groups(read: Read, found: dict[str, Entry]) -> list[tuple[str, list[Entry]]]:
    groups = [
        (str(role.label), [found[_uid(page)] for kept, page in read.links if kept == role and _uid(page) in found])
        for role in EventLink.Role
    ]
    return [(label, entries) for label, entries in groups if entries]


def _neighbours(day: date | None, siblings: Iterable[Entry]) -> tuple[Entry | None, Entry | None]:
    """Return the events of the cycle that come just before and just after a day."""
    dated = sorted((entry for entry in siblings if entry.hit.start), key=lambda entry: entry.hit.start or date.min)
    before = [entry for entry in dated if day and entry.hit.start and entry.hit.start <= day]
    after = [entry for entry in dated if day and entry.hit.start and entry.hit.start > day]
    return (before[-1] if before else None), (after[0] if after else None)
