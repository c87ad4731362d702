"""Writing an event in the admin: a whole programme in one form, and what bad input gets."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.models import PersonFunction
from events.models import CyclePage, EventPage, Intervention
from tests.events.factories import MODERATED, SESSIONS, CyclePageFactory, EventPageFactory, director
from tests.factories import UserFactory

SESSION = {
    "kind": "talk",
    "code": "",
    "title": "",
    "other_title": "",
    "day": "",
    "start": "",
    "end": "",
    "summary": "",
    "room": "",
    "capacity": "",
    "minutes": rich_text(""),
    "interventions": inline_formset([]),
    "files": inline_formset([]),
}
INTERVENTION = {
    "role": "speaker",
    "person": "",
    "name": "",
    "function": "",
    "organisation": "",
    "organisation_name": "",
}
SLOT = {"day": "", "start": "14:00", "end": "", "label": "", "mode": "plenary", "at_least": "1"}


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


def form(**fields):
    """Return what the browser posts for an event, empty but for `fields`."""
    texts = ("title", "slug", "lead", "overline", "start", "end", "place_name", "address", "access", "accessibility")
    others = ("meal", "cycle", "restitution_on", "image", "image_alt", "seo_title", "search_description")
    rows = ("slots", "sessions", "partners", "links", "file_links", "theme_links", "territory_links", "audience_links")
    empty = {
        **dict.fromkeys((*texts, *others), ""),
        "format": "meeting",
        "mode": "on_site",
        "state": "announced",
        "presentation": streamfield([]),
        "further": streamfield([]),
        "objectives": rich_text(""),
        "synthesis": rich_text(""),
        **{name: inline_formset([]) for name in (*rows, "comments")},
    }
    return nested_form_data(empty | fields)


def create(client, agenda, **fields):
    address = reverse("wagtailadmin_pages:add", args=("events", "eventpage", agenda.pk))
    return client.post(address, form(**fields))


def sessions(*rows):
    return inline_formset([SESSION | row for row in rows])


def typed(people):
    """Return the sessions of the real programme as they are typed, with somebody of `people` for each part taken."""
    rows, speaking = [], 0
    for code, kind, title, start, end, number in SESSIONS:
        speakers = [{"person": people[(speaking + n) % len(people)].pk} for n in range(number)]
        speaking += number
        if code:
            speakers.append({"person": people[MODERATED[code] % len(people)].pk, "role": "moderator"})
        interventions = inline_formset([INTERVENTION | speaker for speaker in speakers])
        hours = {"start": start or "", "end": end or ""}
        rows.append({"code": code, "kind": kind, "title": title, "interventions": interventions, **hours})
    return sessions(*rows)


def test_whole_programme_is_typed_in_one_form(editor, agenda):
    people = [director(f"Organisme {number}") for number in range(30)]

    create(
        editor,
        agenda,
        title="Tour de France de la clause sociale",
        slug="tour-de-france",
        start="2022-12-08 10:30",
        end="2022-12-08 16:30",
        place_name="Stade de la Mosson, Montpellier",
        slots=inline_formset(
            [
                SLOT | {"end": "15:00", "mode": "parallel"},
                SLOT | {"start": "15:15", "end": "16:15", "mode": "parallel", "at_least": "0"},
            ]
        ),
        sessions=typed(people),
        **{"action-publish": "1"},
    )

    page = EventPage.objects.get()
    assert page.live
    assert [(row.code, row.title) for row in page.sessions.order_by("sort_order")] == [
        (code, title) for code, _kind, title, *_others in SESSIONS
    ]
    assert page.slots.count() == 2
    links = Intervention.objects.filter(session__event=page)
    assert links.count() == sum(number for *_others, number in SESSIONS) + len(MODERATED)
    assert {link.person_id for link in links} == {person.pk for person in people}
    assert {link.function for link in links} == {"Directrice"}


def test_draft_needs_a_title_only(editor, agenda):
    create(editor, agenda, title="À préparer", slug="a-preparer")

    page = EventPage.objects.get()
    assert (page.title, page.live, page.start) == ("À préparer", False, None)


def test_publication_asks_for_a_day_and_a_place(editor, agenda):
    response = create(editor, agenda, title="Rencontre", slug="rencontre", **{"action-publish": "1"})

    assert set(response.context["form"].errors) == {"start", "place_name"}
    assert EventPage.objects.count() == 0


def test_remote_event_needs_no_place(editor, agenda):
    create(
        editor,
        agenda,
        title="Webinaire",
        slug="webinaire",
        mode="remote",
        start="2022-12-08 10:30",
        **{"action-publish": "1"},
    )

    assert EventPage.objects.get().live


def test_end_before_start_is_said_beside_the_end(editor, agenda):
    response = create(
        editor, agenda, title="Rencontre", slug="rencontre", start="2022-12-08 16:30", end="2022-12-08 10:30"
    )

    message = gettext("The end must come after the start: correct one of the two dates.")
    bound = response.context["form"]
    assert bound.errors == {"end": [message]}
    assert bound["end"].value() == "2022-12-08 10:30"


@pytest.mark.parametrize(
    ("relation", "row", "field", "message"),
    [
        (
            "sessions",
            SESSION | {"title": "Débat", "start": "15:00", "end": "14:00"},
            "end",
            "The end must come after the start: correct one of the two hours.",
        ),
        (
            "slots",
            SLOT | {"start": "15:00", "end": "14:00"},
            "end",
            "The end must come after the start: correct one of the two hours.",
        ),
        (
            "sessions",
            SESSION | {"title": "Débat", "capacity": "0"},
            "capacity",
            "Write at least 1, or leave it empty where places are not counted.",
        ),
    ],
)
def test_wrong_line_of_the_programme_is_said_beside_it(editor, agenda, relation, row, field, message):
    response = create(editor, agenda, title="Rencontre", slug="rencontre", **{relation: inline_formset([row])})

    formset = response.context["form"].formsets[relation]
    assert formset.forms[0].errors == {field: [gettext(message)]}
    assert formset.forms[0][field].value() == row[field]


@pytest.mark.parametrize("relation", ["sessions", "slots"])
@pytest.mark.parametrize(
    ("end", "day", "refused"),
    [
        ("2022-12-08 16:30", "2022-12-09", True),
        ("2022-12-09 16:30", "2022-12-09", False),
        ("2022-12-09 16:30", "2022-12-10", True),
        ("", "2022-12-08", False),
        ("", "2022-12-07", True),
    ],
)
def test_programme_stays_within_the_days_of_the_event(editor, agenda, relation, end, day, refused):
    row = {"sessions": SESSION | {"title": "Débat"}, "slots": SLOT}[relation] | {"day": day}

    response = create(
        editor,
        agenda,
        title="Rencontre",
        slug="rencontre",
        start="2022-12-08 10:30",
        end=end,
        **{relation: inline_formset([row])},
    )

    assert EventPage.objects.count() == (0 if refused else 1)
    if refused:
        assert set(response.context["form"].formsets[relation].forms[0].errors) == {"day"}


def test_line_taken_out_is_not_checked(editor, agenda):
    row = SESSION | {"title": "Débat", "day": "2030-01-01", "DELETE": "1"}

    create(
        editor, agenda, title="Rencontre", slug="rencontre", start="2022-12-08 10:30", sessions=inline_formset([row])
    )

    assert EventPage.objects.get().sessions.count() == 0


def test_preview_shows_the_programme_being_written(editor, agenda):
    page = EventPageFactory(parent=agenda)
    person = director("Ville de Lunel")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(
        address,
        form(
            title="Rencontre en cours",
            slug="rencontre",
            sessions=sessions(
                {
                    "title": "Débat ouvert",
                    "interventions": inline_formset([INTERVENTION | {"person": person.pk}]),
                },
                {"title": ""},
            ),
            slots=inline_formset([SLOT | {"label": "Pause"}]),
            partners=inline_formset([{"role": "with", "organisation": "", "name": "Régie de quartier"}]),
        ),
    )

    content = editor.get(address).content.decode()

    for text in ("Rencontre en cours", "Débat ouvert", str(person), "Régie de quartier", "Pause"):
        assert text in content, text


def test_empty_event_is_previewed_before_it_is_saved(editor, agenda):
    address = reverse("wagtailadmin_pages:preview_on_add", args=("events", "eventpage", agenda.pk))
    editor.post(address, form(title="Rien encore", slug="rien"))

    assert "Rien encore" in editor.get(address).content.decode()


def test_form_opens_with_the_programme_of_an_event(editor, meeting):
    page = meeting()
    page.save_revision()

    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    formset = response.context["form"].formsets["sessions"]
    assert [form["title"].value() for form in formset.forms] == [title for _code, _kind, title, *_rest in SESSIONS]
    assert [len(form.formsets["interventions"].forms) for form in formset.forms] == [
        number + bool(code) for code, _kind, _title, _start, _end, number in SESSIONS
    ]


def test_revisions_of_an_event_are_compared(editor, meeting):
    page = meeting()
    page.save_revision()
    page.sessions = [session for session in page.sessions.all() if session.kind != "meal"]
    page.save_revision()

    first, second = page.revisions.order_by("pk")
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])

    assert "Déjeuner" in editor.get(address).content.decode()


def test_every_field_of_an_event_is_explained():
    own = {field.name for field in EventPage._meta.local_fields} - {"page_ptr", "image", "image_alt", "lead"}

    assert [name for name in own if not EventPage._meta.get_field(name).help_text] == []


def test_cycle_is_published_in_the_admin(editor, agenda):
    address = reverse("wagtailadmin_pages:add", args=("events", "cyclepage", agenda.pk))
    rows = ("funders", "links", "file_links", "theme_links", "territory_links", "audience_links", "comments")
    texts = ("lead", "capitalisation", "image", "image_alt", "seo_title", "search_description")
    data = {
        "title": "Développement économique",
        "slug": "developpement",
        "years": "2013-2015",
        "objectives": rich_text("<p>Qualifier les acteurs</p>"),
        "body": streamfield([]),
        **dict.fromkeys(texts, ""),
        **{name: inline_formset([]) for name in rows},
        "action-publish": "1",
    }

    editor.post(address, nested_form_data(data))

    page = CyclePage.objects.get()
    assert (page.live, page.years.display()) == (True, "2013-2015")


def test_event_offers_cycles_only(editor, agenda):
    CyclePageFactory(parent=agenda, title="Un cycle")
    address = reverse("wagtailadmin_pages:add", args=("events", "eventpage", agenda.pk))

    content = editor.get(address).content.decode()

    assert "events.cyclepage" in content


def test_functions_are_frozen_at_publication_only(editor, agenda):
    person = director("Ville de Lunel", "Cheffe de projet")
    line = {"title": "Débat", "interventions": inline_formset([INTERVENTION | {"person": person.pk}])}
    fields = {"title": "Rencontre", "slug": "rencontre", "start": "2022-12-08 10:30", "place_name": "Lunel"}

    create(editor, agenda, **fields, sessions=sessions(line))
    assert Intervention.objects.get().presented == ""
    PersonFunction.objects.update(title="Directrice")
    EventPage.objects.get().get_latest_revision().publish()

    assert Intervention.objects.get().presented == "Directrice, Ville de Lunel"
