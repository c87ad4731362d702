"""The programme of an event as it is read: days, moments, sessions. Nothing here knows the database.

`build` takes slots and sessions as they were typed, in any order, and places each session in the slot whose hours
contain its start; a slot without session and a session outside any slot are moments of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from itertools import groupby
from typing import Any

from core.dates import UnevenDate

MIDNIGHT = time(0, 0)
SILENT_KINDS = ("break", "meal", "questions")
"""Kinds of sessions that are a line of the programme rather than something to attend for itself."""
TOLD_KINDS = ("opening", "panel", "workshop", "closing")
"""Kinds of sessions that are said above the title."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who takes part in a session; `presented` is function and body of that day."""

    name: str
    presented: str = ""
    role: str = ""
    """What to say of the part taken; empty for a speaker among others."""
    moderates: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to download: the document, the words of its link, what it is here, whether its collection has rules."""

    document: Any
    label: str = ""
    role: str = ""
    guarded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A line of the programme; `start` and `end` are None where they say no more than those of its moment."""

    title: str
    kind: str = "talk"
    kind_label: str = ""
    code: str = ""
    other_title: str = ""
    summary: str = ""
    room: str = ""
    capacity: int | None = None
    minutes: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None
    people: tuple[Speaker, ...] = ()
    files: tuple[File, ...] = ()

    @property
    def speakers(self) -> list[Speaker]:
        """Return those who speak, in the editor's order."""
        return [person for person in self.people if not person.moderates]

    @property
    def moderators(self) -> list[Speaker]:
        """Return those who lead the session."""
        return [person for person in self.people if person.moderates]

    @property
    def is_silent(self) -> bool:
        """Return whether this is a pause, a meal or a time for questions."""
        return self.kind in SILENT_KINDS

    @property
    def announced_kind(self) -> str:
        """Return the kind where it tells the reader something that neither the title nor a code says."""
        return self.kind_label if self.kind in TOLD_KINDS and not self.code else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A part of a day; sessions that begin in it belong to it."""

    day: date | None = None
    start: time | None = None
    end: time | None = None
    label: str = ""
    parallel: bool = False
    required: bool = True

    def holds(self, day: date | None, start: time) -> bool:
        """Return whether a session that starts then belongs here; without known end, only one of the same hour."""
        if self.start is None or day != self.day:
            return False
        return self.start <= start < self.end if self.end else start == self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line of the programme with its hours: one session, or a slot with its own."""

    start: time | None = None
    end: time | None = None
    slot: Slot | None = None
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme; `date` is None as long as the event has none."""

    date: date | None
    moments: tuple[Moment, ...]

    @property
    def in_words(self) -> str:
        """Return the day as the reader says it, « jeudi 8 décembre 2022 »."""
        return UnevenDate.from_days(self.date).display() if self.date else ""


@dataclass(slots=True)
class _Placed:
    """A moment being made: where it stands, and the sessions that it gathers."""

    day: date | None
    start: time
    end: time | None
    place: int
    slot: Slot | None = None
    sessions: list[Session] = field(default_factory=list)

    @property
    def key(self) -> tuple[date, time, int, int]:
        """Return what orders moments: day, hour, the longer first, then the editor's order."""
        length = self.end.hour * 60 + self.end.minute if self.end else 0
        return self.day or date.min, self.start, -length, self.place


def build(first_day: date | None, slots: Sequence[Slot], sessions: Sequence[Session]) -> list[Day]:
    """Return the days of the programme in order, each with its moments in order.

    What names no day is on `first_day`. A session without hour follows the one before it in `sessions`.
    """
    held = [replace(slot, day=slot.day or first_day) for slot in slots]
    placed = [_Placed(slot.day, slot.start or MIDNIGHT, slot.end, place, slot) for place, slot in enumerate(held)]
    place, hours = len(placed), dict[date | None, time]()
    for session in sessions:
        day = session.day or first_day
        hours[day] = start = session.start or hours.get(day, MIDNIGHT)
        slot = _slot_of(placed, day, session.start)
        if slot is None:
            place += 1
            slot = _Placed(day, start, session.end, place)
            placed.append(slot)
        slot.sessions.append(session)
    placed.sort(key=lambda moment: moment.key)
    return [Day(day, tuple(map(_moment, moments))) for day, moments in groupby(placed, key=lambda moment: moment.day)]


def _slot_of(placed: Iterable[_Placed], day: date | None, start: time | None) -> _Placed | None:
    """Return the slot that holds a session: the one that began last, and the shortest of these."""
    if start is None:
        return None
    holding = [moment for moment in placed if moment.slot and moment.slot.holds(day, start)]
    return max(holding, key=lambda moment: moment.key, default=None)


def _moment(placed: _Placed) -> Moment:
    slot, sessions = placed.slot, sorted(placed.sessions, key=lambda session: session.start or MIDNIGHT)
    if slot is None or _says_the_same(slot, sessions):
        (session,) = sessions
        start, end = (slot.start, slot.end) if slot else (session.start, session.end)
        return Moment(start=start, end=end, sessions=(replace(session, start=None, end=None),))
    return Moment(
        start=slot.start, end=slot.end, slot=slot, sessions=tuple(_within(slot, session) for session in sessions)
    )


def _says_the_same(slot: Slot, sessions: Sequence[Session]) -> bool:
    """Return whether a slot adds nothing to its only session: no choice, no other words, no other hours."""
    if slot.parallel or len(sessions) != 1:
        return False
    (session,) = sessions
    return slot.label.casefold() in ("", session.title.casefold()) and _within(slot, session).start is None


def _within(slot: Slot, session: Session) -> Session:
    """Return a session of a slot, without its hours where they are those of the slot."""
    same = session.start == slot.start and session.end in (None, slot.end)
    return replace(session, start=None, end=None) if same else session
