"""What the reader is told of an event, as the team and time make it."""

from __future__ import annotations

import pytest
import time_machine

from events.states import ShownState, State, shown_state
from tests.events.factories import EventPageFactory, at


@pytest.mark.parametrize(
    ("state", "over", "restituted", "shown"),
    [
        (State.ANNOUNCED, False, False, ShownState.ANNOUNCED),
        (State.OPEN, False, False, ShownState.OPEN),
        (State.OPEN, True, False, ShownState.PAST),
        (State.FULL, True, True, ShownState.RESTITUTED),
        (State.CLOSED, False, True, ShownState.RESTITUTED),
        (State.POSTPONED, True, False, ShownState.POSTPONED),
        (State.CANCELLED, True, True, ShownState.CANCELLED),
    ],
)
def test_state_shown_is_that_of_the_team_until_the_event_is_over(state, over, restituted, shown):
    assert shown_state(state, over=over, restituted=restituted) is shown


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (at(2022, 12, 8, 23, 59), ShownState.OPEN),
        (at(2022, 12, 9, 0, 1), ShownState.PAST),
    ],
)
def test_event_is_over_the_day_after_its_last_one(db, now, shown):
    event = EventPageFactory.build(state=State.OPEN)

    with time_machine.travel(now, tick=False):
        assert event.shown_state is shown


def test_event_without_end_lasts_one_day(db):
    event = EventPageFactory.build(end=None)

    assert event.last_day == event.first_day
    assert event.days_in_words.display() == "jeudi 8\u00a0décembre 2022"


def test_event_of_several_days_says_them(db):
    event = EventPageFactory.build(end=at(2022, 12, 9, 12))

    assert event.days_in_words.display() == "8-9\u00a0décembre 2022"


def test_midnight_is_an_unknown_hour(db):
    event = EventPageFactory.build(start=at(2022, 12, 8), end=at(2022, 12, 8, 16, 30))

    assert [moment and moment.isoformat() for moment in event.hours] == [None, "16:30:00"]


def test_draft_without_date_has_neither_day_nor_hour(db):
    event = EventPageFactory.build(start=None, end=None)

    assert (event.days_in_words, event.hours, event.is_over) == (None, (None, None), False)
