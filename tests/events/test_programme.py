"""The programme as it is read: where each session stands, and what is left unsaid."""

from __future__ import annotations

from datetime import date, time

import pytest

from events.programme import Session, Slot, Speaker, build

FIRST, SECOND = date(2022, 12, 8), date(2022, 12, 9)


def at(text):
    return time.fromisoformat(text) if text else None


def session(title, start=None, end=None, **fields):
    return Session(title=title, start=at(start), end=at(end), **fields)


def slot(start, end=None, **fields):
    return Slot(start=at(start), end=at(end), **fields)


def told(days):
    """Return the hours of each moment of the first day, with the titles of its sessions."""
    return [
        (
            moment.start and f"{moment.start:%H:%M}",
            moment.slot.label if moment.slot else None,
            [session.title for session in moment.sessions],
        )
        for moment in days[0].moments
    ]


def test_programme_without_anything_has_no_day():
    assert build(FIRST, [], []) == []


def test_sessions_are_ordered_by_hour_whatever_the_order_of_typing():
    days = build(FIRST, [], [session("Fin", "16:30"), session("Début", "10:00", "11:00")])

    assert told(days) == [("10:00", None, ["Début"]), ("16:30", None, ["Fin"])]


def test_session_belongs_to_the_slot_that_contains_its_start():
    slots = [slot("14:00", "15:00", label="Ateliers", parallel=True)]
    sessions = [session("A", "14:00", "15:00"), session("B", "14:30"), session("Suite", "15:00")]

    assert told(build(FIRST, slots, sessions)) == [("14:00", "Ateliers", ["A", "B"]), ("15:00", None, ["Suite"])]


def test_parallel_sessions_of_one_hour_keep_the_order_of_the_editor():
    slots = [slot("14:00", "15:00", parallel=True)]
    sessions = [session(code, "14:00") for code in "CAB"]

    assert told(build(FIRST, slots, sessions)) == [("14:00", "", ["C", "A", "B"])]


def test_narrower_slot_takes_the_session_and_the_wider_shows_its_label_first():
    slots = [slot("14:00", "15:00", parallel=True), slot("14:00", "16:15", label="Ateliers thématiques")]

    days = build(FIRST, slots, [session("A", "14:00"), session("D", "15:15")])

    assert told(days) == [("14:00", "Ateliers thématiques", ["D"]), ("14:00", "", ["A"])]


def test_slot_that_began_last_takes_the_session():
    slots = [slot("14:00", "16:15", label="Ateliers"), slot("15:15", "16:15", label="Second")]

    assert told(build(FIRST, slots, [session("D", "15:30")])) == [
        ("14:00", "Ateliers", []),
        ("15:15", "Second", ["D"]),
    ]


def test_slot_without_end_holds_only_what_begins_with_it():
    days = build(FIRST, [slot("16:30", label="Conclusion")], [session("Mot", "16:30"), session("Verre", "17:00")])

    assert told(days) == [("16:30", "Conclusion", ["Mot"]), ("17:00", None, ["Verre"])]


def test_slot_without_session_shows_its_label():
    (day,) = build(FIRST, [slot("11:00", "11:15", label="Pause")], [])

    assert told([day]) == [("11:00", "Pause", [])]


def test_session_without_hour_follows_the_one_before_it():
    sessions = [session("Accueil"), session("Débat", "10:00", "11:00"), session("Vote"), session("Repas", "12:00")]

    assert told(build(FIRST, [], sessions)) == [
        (None, None, ["Accueil"]),
        ("10:00", None, ["Débat"]),
        (None, None, ["Vote"]),
        ("12:00", None, ["Repas"]),
    ]


def test_days_come_in_order_and_an_empty_day_is_the_first():
    slots = [slot("09:00", label="Café", day=SECOND)]
    sessions = [session("Lendemain", "10:00", day=SECOND), session("Ouverture", "10:00")]

    days = build(FIRST, slots, sessions)

    assert [(day.date, [moment.start for moment in day.moments]) for day in days] == [
        (FIRST, [time(10)]),
        (SECOND, [time(9), time(10)]),
    ]


def test_slot_of_another_day_holds_nothing_of_this_one():
    days = build(FIRST, [slot("10:00", "11:00", label="Demain", day=SECOND)], [session("Aujourd’hui", "10:00")])

    assert told(days) == [("10:00", None, ["Aujourd’hui"])]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("14:00", "15:00", (None, None)),
        ("14:00", None, (None, None)),
        ("14:00", "14:30", (time(14), time(14, 30))),
        ("14:30", None, (time(14, 30), None)),
    ],
)
def test_session_of_a_slot_says_its_hours_only_where_they_differ(start, end, shown):
    (day,) = build(FIRST, [slot("14:00", "15:00")], [session("A", start, end), session("B", "14:59")])

    only, _other = day.moments[0].sessions
    assert (only.start, only.end) == shown


@pytest.mark.parametrize(
    ("label", "start", "end", "said"),
    [
        ("Déjeuner", "12:30", "13:30", None),
        ("déjeuner", "12:30", None, None),
        ("", "12:30", "13:30", None),
        ("Repas offert", "12:30", "13:30", "Repas offert"),
        ("Déjeuner", "12:45", "13:30", "Déjeuner"),
    ],
)
def test_slot_that_says_no_more_than_its_only_session_is_left_out(label, start, end, said):
    days = build(FIRST, [slot("12:30", "13:30", label=label)], [session("Déjeuner", start, end)])

    assert told(days) == [("12:30", said, ["Déjeuner"])]
    assert days[0].moments[0].end == time(13, 30)


def test_event_without_date_still_has_a_programme():
    (day,) = build(None, [], [session("Accueil", "9:00".zfill(5))])

    assert (day.date, day.in_words) == (None, "")


def test_day_is_said_in_words():
    (day,) = build(FIRST, [], [session("Accueil")])

    assert day.in_words == "jeudi 8\u00a0décembre 2022"


def test_moderators_stand_apart_from_speakers():
    people = (Speaker("Ana Soler"), Speaker("Hugo Vidal", moderates=True), Speaker("Inès Roche"))
    shown = session("Atelier", people=people)

    assert [person.name for person in shown.speakers] == ["Ana Soler", "Inès Roche"]
    assert [person.name for person in shown.moderators] == ["Hugo Vidal"]


@pytest.mark.parametrize(
    ("kind", "code", "silent", "said"),
    [
        ("meal", "", True, ""),
        ("break", "", True, ""),
        ("questions", "", True, ""),
        ("talk", "", False, ""),
        ("panel", "", False, "table ronde"),
        ("workshop", "", False, "table ronde"),
        ("workshop", "A", False, ""),
    ],
)
def test_kind_is_said_where_it_tells_something(kind, code, silent, said):
    shown = session("Titre", kind=kind, code=code, kind_label="table ronde")

    assert (shown.is_silent, shown.announced_kind) == (silent, said)
