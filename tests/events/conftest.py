"""What the tests of the events share: the agenda, and the event of a real programme."""

from __future__ import annotations

import pytest

from tests.events import factories


@pytest.fixture
def agenda(home):
    """The agenda, published under the home page."""
    return factories.EventIndexPageFactory(parent=home)


@pytest.fixture
def meeting(agenda):
    """Make the event of the real programme, unpublished: 14 sessions, 30 people."""

    def make(**fields):
        people = [factories.director(f"Organisme du conseil {n}") for n in range(30)]
        event = factories.EventPageFactory.build(title="Tour de France de la clause sociale", **fields)
        event.slots = factories.workshops()
        event.sessions = factories.sessions(people)
        return agenda.add_child(instance=event)

    return make
