"""Loads the cycles and the events of the demo, with their programmes."""

from __future__ import annotations

import itertools
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.timezone import localdate, make_aware
from wagtail.models import Page

from demo.making import Row, blocks, bodies, contributions, make, publish
from demo.progress import Progress
from demo.reading import folder, read
from demo.snippets import uneven
from events.models import CycleFunder, CyclePage, EventPage, EventPartner, Intervention, Session, Slot

SATURDAY = 5
HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
"""Month and day of the fixed public holidays, when nobody meets."""


def load(agenda: Page, progress: Progress) -> list[tuple[Any, Row]]:
    """Create every cycle and event that is not there yet; return those that were created, with their data."""
    made = [_cycle(row, agenda) for row in progress.each("cycles", read("cycles"))]
    made += [_event(row, agenda) for row in progress.each("événements", folder("events"))]
    return [pair for pair in made if pair]


def _cycle(data: Row, parent: Page) -> tuple[Any, Row] | None:
    page = make(
        CyclePage,
        data,
        parent,
        years=uneven(data["years"]),
        objectives=_listed(data["objectives"]),
        body=blocks(data["body"]),
    )
    if page is None:
        return None
    page.funders = bodies(CycleFunder, data["funders"])
    publish(page, parent)
    return page, data


def _event(data: Row, parent: Page) -> tuple[Any, Row] | None:
    place, restitution = data.get("place", {}), data.get("restitution", {})
    page: Any = make(
        EventPage,
        data,
        parent,
        overline=data.get("overline", ""),
        format=data["format"],
        mode=data["mode"],
        state=data["state"],
        start=_moment(data["start"]),
        end=_moment(data["end"]) if data.get("end") else None,
        place_name=place.get("name", ""),
        address=place.get("address", ""),
        access=place.get("access", ""),
        accessibility=place.get("accessibility", ""),
        presentation=blocks(data.get("presentation", "")),
        objectives=_listed(data.get("objectives", [])),
        meal=data.get("meal", ""),
        synthesis=restitution.get("synthesis", ""),
        restitution_on=restitution.get("on"),
    )
    if page is None:
        return None
    page.partners = bodies(EventPartner, data.get("partners", []))
    page.slots = [_slot(row, n) for n, row in enumerate(data.get("slots", []))]
    page.sessions = [_session(row, n) for n, row in enumerate(data.get("sessions", []))]
    publish(page, parent)
    return page, data


def _slot(row: Row, place: int) -> Slot:
    hours = {"start": _hour(row["start"]), "end": _hour(row.get("end"))}
    others = {name: row[name] for name in ("label", "mode", "at_least") if name in row}
    return Slot(**hours, **others, sort_order=place)


def _session(row: Row, place: int) -> Session:
    names = ("code", "kind", "title", "other_title", "summary", "room", "capacity", "minutes")
    session = Session(
        start=_hour(row.get("start")),
        end=_hour(row.get("end")),
        sort_order=place,
        **{name: row[name] for name in names if name in row},
    )
    session.interventions = contributions(Intervention, row.get("speakers", []))
    return session


def _moment(written: str) -> datetime:
    """Return a moment of a data file: a day and an hour, or weekdays from today and an hour (« +12 14:00 »)."""
    if not written.startswith("+"):
        return make_aware(datetime.fromisoformat(written))
    count, hour = written.split()
    days = (localdate() + timedelta(days=n) for n in itertools.count(1))
    working = (day for day in days if day.weekday() < SATURDAY and (day.month, day.day) not in HOLIDAYS)
    day = next(itertools.islice(working, int(count) - 1, None))
    return make_aware(datetime.combine(day, time.fromisoformat(hour)))


def _hour(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None


def _listed(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
