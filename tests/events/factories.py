"""Makers of events and cycles; the people are invented."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import factory
import wagtail_factories
from django.core.files.base import ContentFile

from core.dates import UnevenDate
from core.models import Person, PersonFunction
from documents.models import PortalDocument
from events.models import CyclePage, EventIndexPage, EventPage, Intervention, Session, Slot
from tests.factories import OrganisationFactory

PARIS = ZoneInfo("Europe/Paris")


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return a moment as the team types it, at the hour of Paris."""
    return datetime(year, month, day, hour, minute, tzinfo=PARIS)


class EventIndexPageFactory(wagtail_factories.PageFactory):
    title = "Agenda"
    slug = "agenda"

    class Meta:
        model = EventIndexPage


class EventPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Rencontre {n}")
    start = at(2022, 12, 8, 10, 30)
    end = at(2022, 12, 8, 16, 30)
    place_name = "Stade de la Mosson, Montpellier"

    class Meta:
        model = EventPage


class CyclePageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Cycle {n}")
    years = UnevenDate.parse("2013-2015")

    class Meta:
        model = CyclePage


class PersonFactory(factory.django.DjangoModelFactory):
    first_name = factory.Sequence(lambda n: f"Prénom{n}")
    last_name = factory.Sequence(lambda n: f"Nom{n}")

    class Meta:
        model = Person


class DocumentFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Document {n}")
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.4", "document.pdf"))

    class Meta:
        model = PortalDocument


def director(body_name: str = "Alliance des quartiers", title: str = "Directrice") -> Person:
    """Return somebody who holds one function, without dates."""
    person = PersonFactory()
    PersonFunction.objects.create(person=person, title=title, organisation=OrganisationFactory(name=body_name))
    return person


# The programme of a real regional meeting: 14 sessions, two slots of workshops, 30 people, 7 of whom speak twice.
SESSIONS = (
    ("", "opening", "Introduction de la rencontre régionale", None, None, 2),
    ("", "talk", "Présentation du tour de France de la clause sociale", None, None, 1),
    ("", "panel", "Une organisation régionale pour l’achat durable", "10:30", "11:35", 6),
    ("", "talk", "Présentation du marché de l’inclusion", "11:40", "12:00", 2),
    ("", "questions", "Questions / réponses", "12:00", "12:30", 0),
    ("", "meal", "Déjeuner", "12:30", "13:30", 0),
    ("", "panel", "L’emploi et l’insertion dans les quartiers prioritaires", "13:30", "14:00", 3),
    ("A", "workshop", "Innover avec la clause sociale", "14:00", "15:00", 4),
    ("B", "workshop", "Favoriser l’accès des structures de l’IAE à la commande publique", "14:00", "15:00", 2),
    ("C", "workshop", "Diversifier les outils et les pratiques", "14:00", "15:00", 3),
    ("D", "workshop", "Mettre en place une démarche d’achats responsables", "15:15", "16:15", 3),
    ("E", "workshop", "Sécuriser les structures inclusives", "15:15", "16:15", 3),
    ("F", "workshop", "Repérer et mobiliser les habitants", "15:15", "16:15", 2),
    ("", "closing", "Conclusion", "16:30", None, 1),
)
MODERATED = {"A": 0, "B": 2, "C": 10, "D": 10, "E": 0, "F": 2}
"""Which of the people leads each workshop."""


def hour(text: str | None) -> time | None:
    """Return the hour of « 10:30 »."""
    return time.fromisoformat(text) if text else None


def workshops(**fields) -> list[Slot]:
    """Return the two slots of one workshop each, and the hour that announces them both."""
    both = Slot(start=hour("14:00"), end=hour("16:15"), label="Ateliers thématiques", sort_order=0)
    first = Slot(start=hour("14:00"), end=hour("15:00"), mode=Slot.Mode.PARALLEL, sort_order=1, **fields)
    second = Slot(start=hour("15:15"), end=hour("16:15"), mode=Slot.Mode.PARALLEL, sort_order=2, **fields)
    return [both, first, second]


def sessions(people: list[Person]) -> list[Session]:
    """Return the 14 sessions, in which `people` speak in turn."""
    made, speaking = [], 0
    for place, (code, kind, title, start, end, number) in enumerate(SESSIONS):
        session = Session(code=code, kind=kind, title=title, start=hour(start), end=hour(end), sort_order=place)
        speakers = [people[(speaking + step) % len(people)] for step in range(number)]
        speaking += number
        rows = [Intervention(person=person, sort_order=n) for n, person in enumerate(speakers)]
        if code:
            leader = people[MODERATED[code] % len(people)]
            rows.append(Intervention(person=leader, role=Intervention.Role.MODERATOR, sort_order=len(rows)))
        session.interventions = rows
        made.append(session)
    return made
