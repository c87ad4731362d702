"""What the index knows of an event, beside what every page tells it; nothing that changes by itself with time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.rich_text import get_text_for_indexing

from core.blocks import stream_text
from events.states import LASTING, ShownState, shown_state

if TYPE_CHECKING:
    from events.models import EventPage


def body(event: EventPage) -> str:
    """Return the texts of an event: presentation, programme, what came of it."""
    sessions = [
        part
        for session in event.sessions.all()
        for part in (session.title, session.other_title, session.summary, get_text_for_indexing(session.minutes))
    ]
    texts = [
        stream_text(event.presentation),
        get_text_for_indexing(event.objectives),
        *(slot.label for slot in event.slots.all()),
        *sessions,
        get_text_for_indexing(event.synthesis),
        stream_text(event.further),
        ", ".join(str(partner) for partner in event.partners.all()),
    ]
    return "\n\n".join(text for text in texts if text)


def facts(event: EventPage) -> list[str]:
    """Return when, where, and the state that will still be true tomorrow."""
    told = [
        event.days_in_words.display() if event.days_in_words else "",
        event.place_name or event.get_mode_display(),
        str(lasting.label) if (lasting := _lasting(event)) else "",
    ]
    return [fact for fact in told if fact]


def facets(event: EventPage) -> dict[str, tuple[str, ...]]:
    """Return format, mode, state, years and cycle."""
    years = event.days_in_words.years if event.days_in_words else ()
    return {
        "format": (event.format,),
        "mode": (event.mode,),
        "state": (str(_lasting(event) or event.state),),
        "year": tuple(str(year) for year in years),
        "cycle": (str(event.cycle.translation_key),) if event.cycle else (),
    }


def _lasting(event: EventPage) -> ShownState | None:
    """Return the state that time does not change, if the event is in one."""
    state = shown_state(event.state, over=True, restituted=event.is_restituted)
    return state if state in LASTING else None
