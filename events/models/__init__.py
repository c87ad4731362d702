"""The models of the events."""

from events.models.agenda import EventIndexPage
from events.models.cycles import CyclePage
from events.models.events import EventPage
from events.models.lists import CycleFunder, CycleLink, EventLink, EventPartner
from events.models.programme import Intervention, Session, SessionFile, Slot

__all__ = [
    "CycleFunder",
    "CycleLink",
    "CyclePage",
    "EventIndexPage",
    "EventLink",
    "EventPage",
    "EventPartner",
    "Intervention",
    "Session",
    "SessionFile",
    "Slot",
]
