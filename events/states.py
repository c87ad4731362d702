"""How an event stands: what the team says of it, and what time makes of it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """What the team says of an event; a draft is Wagtail's own."""

    ANNOUNCED = "announced", _("announced")
    OPEN = "open", _("registration open")
    FULL = "full", _("full")
    CLOSED = "closed", _("registration closed")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class ShownState(TextChoices):
    """What the reader is told of an event."""

    ANNOUNCED = "announced", _("Announced")
    OPEN = "open", _("Registration is open")
    FULL = "full", _("Full")
    CLOSED = "closed", _("Registration is closed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    PAST = "past", _("Past event")
    RESTITUTED = "restituted", _("What came of it is online")


LASTING = (ShownState.POSTPONED, ShownState.CANCELLED, ShownState.RESTITUTED)
"""The states that time does not change: the only ones that say something of a past event."""

ICONS = {
    ShownState.ANNOUNCED: "information",
    ShownState.OPEN: "checked",
    ShownState.FULL: "warning",
    ShownState.CLOSED: "information",
    ShownState.POSTPONED: "warning",
    ShownState.CANCELLED: "remove",
    ShownState.PAST: "finished",
    ShownState.RESTITUTED: "publication",
}


def shown_state(state: str, *, over: bool, restituted: bool) -> ShownState:
    """Return what the reader is told: a cancelled event stays so; what is over is past, or restituted."""
    if state in (State.POSTPONED, State.CANCELLED) or not (over or restituted):
        return ShownState(state)
    return ShownState.RESTITUTED if restituted else ShownState.PAST
