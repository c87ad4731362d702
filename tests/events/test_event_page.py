"""The page of an event: what it shows, what it costs, what the index knows of it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from documents.models import PageFile
from events.models import EventLink, EventPartner, Intervention, Session, SessionFile
from events.states import ShownState, State
from search import outbox, service
from search.contract import SearchRequest
from tests.events.factories import (
    CyclePageFactory,
    DocumentFactory,
    EventPageFactory,
    PersonFactory,
    at,
    director,
    hour,
)
from tests.factories import (
    AudienceFactory,
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    publish,
)
from tests.search.test_listing import routing_queries


def shown(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response


def moments(response):
    """Return hour, label and sessions of each line of the programme."""
    return [
        (
            moment.start and moment.start.strftime("%H:%M"),
            moment.slot.label if moment.slot else None,
            [session.code or session.title for session in moment.sessions],
        )
        for day in response.context["days"]
        for moment in day.moments
    ]


def test_real_programme_is_shown_in_order(client, meeting):
    page = publish(meeting())

    assert moments(shown(client, page)) == [
        (None, None, ["Introduction de la rencontre régionale"]),
        (None, None, ["Présentation du tour de France de la clause sociale"]),
        ("10:30", None, ["Une organisation régionale pour l’achat durable"]),
        ("11:40", None, ["Présentation du marché de l’inclusion"]),
        ("12:00", None, ["Questions / réponses"]),
        ("12:30", None, ["Déjeuner"]),
        ("13:30", None, ["L’emploi et l’insertion dans les quartiers prioritaires"]),
        ("14:00", "Ateliers thématiques", []),
        ("14:00", "", ["A", "B", "C"]),
        ("15:15", "", ["D", "E", "F"]),
        ("16:30", None, ["Conclusion"]),
    ]


def test_programme_keeps_its_order_without_style(client, meeting):
    page = publish(meeting())

    content = shown(client, page).content.decode()

    titles = re.findall(r'class="session__(?:title|line)">(.*?)</(?:h4|h5|p)>', content, re.DOTALL)
    written = [re.sub(r"<.*?>", "", title).strip() for title in titles]
    assert written == [
        f"{session.code}. {session.title}" if session.code else session.title
        for session in page.sessions.order_by("sort_order")
    ]


def test_moderator_of_a_workshop_stands_apart(client, meeting):
    page = publish(meeting())

    response = shown(client, page)

    first = response.context["days"][0].moments[8].sessions[0]
    rows = page.sessions.get(code="A").interventions.order_by("sort_order")
    *speakers, moderator = [str(row.person) for row in rows]
    assert [person.name for person in first.speakers] == speakers
    assert [person.name for person in first.moderators] == [moderator]


def test_people_are_presented_as_of_that_day(client, agenda):
    page = EventPageFactory.build()
    page.sessions = [Session(title="Débat")]
    page.sessions.first().interventions = [Intervention(person=director("Ville de Lunel", "Cheffe de projet"))]
    agenda.add_child(instance=page)

    content = shown(client, publish(page)).content.decode()

    assert "Cheffe de projet, Ville de Lunel" in content


def test_somebody_without_entry_is_named_in_words(client, agenda):
    page = EventPageFactory.build()
    page.sessions = [Session(title="Débat"), Session(title="Pause", kind=Session.Kind.BREAK)]
    page.sessions.first().interventions = [Intervention(name="Une habitante", organisation_name="Conseil citoyen")]
    agenda.add_child(instance=page)

    first, second = shown(client, publish(page)).context["days"][0].moments

    assert [(person.name, person.presented) for person in first.sessions[0].people] == [
        ("Une habitante", "Conseil citoyen")
    ]
    assert second.sessions[0].people == ()


def test_state_day_hours_and_place_are_shown(client, agenda):
    page = EventPageFactory(
        parent=agenda,
        overline="Rencontre régionale",
        address="Avenue de Heidelberg\n34080 Montpellier",
        access="Tramway 1, arrêt Stade de la Mosson",
        accessibility="Boucle magnétique dans la salle",
        meal="Déjeuner prévu par les organisateurs",
        state=State.CANCELLED,
    )

    content = shown(client, publish(page)).content.decode()

    for text in (
        "Rencontre régionale",
        "Jeudi 8\u00a0décembre 2022",
        '<time datetime="10:30">',
        "Stade de la Mosson, Montpellier",
        "34080 Montpellier",
        "Tramway 1, arrêt Stade de la Mosson",
        "Boucle magnétique dans la salle",
        "Déjeuner prévu par les organisateurs",
        "event-state--cancelled",
        gettext(ShownState.CANCELLED.label),
    ):
        assert text in content, text


def test_partners_are_gathered_by_type(client, agenda):
    page = EventPageFactory.build()
    page.partners = [
        EventPartner(name="Ministère", role=EventPartner.Role.WITH, sort_order=0),
        EventPartner(organisation=OrganisationFactory(name="Alliance"), role="carried_by", sort_order=1),
        EventPartner(name="Union des bailleurs", role=EventPartner.Role.WITH, sort_order=2),
    ]
    agenda.add_child(instance=page)

    groups = shown(client, publish(page)).context["partner_groups"]

    assert [(role, [body.label for body in bodies]) for role, bodies in groups] == [
        (EventPartner.Role.CARRIED_BY.label, ["Alliance"]),
        (EventPartner.Role.WITH.label, ["Ministère", "Union des bailleurs"]),
    ]


def test_restitution_opens_the_same_address(client, agenda):
    page = EventPageFactory(parent=agenda, synthesis="<p>Deux idées retenues.</p>", restitution_on=date(2023, 1, 12))
    address = page.url
    page.file_links = [PageFile(document=DocumentFactory(), role=PageFile.Role.PROCEEDINGS, label="Actes, 63 p.")]
    publish(page)

    response = client.get(address)
    content = response.content.decode()

    assert "event-state--restituted" in content
    assert content.index("Deux idées retenues.") < content.index('id="access"' if page.access else "</article>")
    assert [(file.label, file.role) for file in response.context["files"]] == [
        ("Actes, 63 p.", PageFile.Role.PROCEEDINGS.label)
    ]


def test_files_and_minutes_stand_under_their_session(client, agenda):
    page = EventPageFactory.build()
    page.sessions = [Session(title="Atelier", minutes="<p>Ce qui fut dit.</p>", start=hour("14:00"))]
    slides = SessionFile(document=DocumentFactory(title="Diaporama"), role=PageFile.Role.SLIDES)
    page.sessions.first().files = [slides]
    agenda.add_child(instance=page)

    (moment,) = shown(client, publish(page)).context["days"][0].moments

    (session,) = moment.sessions
    assert [(file.label, file.role) for file in session.files] == [("Diaporama", PageFile.Role.SLIDES.label)]
    assert session.minutes == "<p>Ce qui fut dit.</p>"


def test_linked_pages_are_gathered_by_role(client, agenda, experience_index, home):
    dossier = publish(StandardPageFactory(parent=home, title="Les achats responsables"))
    sheet = publish(ExperiencePageFactory(parent=experience_index, title="Un guichet"))
    draft = StandardPageFactory(parent=home, title="À venir", live=False)
    page = EventPageFactory.build()
    page.links = [
        EventLink(role=EventLink.Role.EXPERIENCE, page=sheet, sort_order=0),
        EventLink(role=EventLink.Role.DOSSIER, page=dossier, sort_order=1),
        EventLink(role=EventLink.Role.DOSSIER, page=draft, sort_order=2),
    ]
    agenda.add_child(instance=page)

    groups = shown(client, publish(page)).context["linked"].groups

    assert [(label, [entry.hit.title for entry in entries]) for label, entries in groups] == [
        (EventLink.Role.DOSSIER.label, ["Les achats responsables"]),
        (EventLink.Role.EXPERIENCE.label, ["Un guichet"]),
    ]


def test_linked_page_reserved_to_members_is_not_named(client, agenda, home):
    reserved = StandardPageFactory(parent=home, title="Réservé")
    PageViewRestriction.objects.create(page=reserved, restriction_type=PageViewRestriction.LOGIN)
    publish(reserved)
    page = EventPageFactory.build()
    page.links = [EventLink(page=reserved)]
    agenda.add_child(instance=page)

    assert shown(client, publish(page)).context["linked"].groups == []


def test_event_of_a_cycle_leads_to_its_neighbours(client, agenda):
    cycle = publish(CyclePageFactory(parent=agenda, title="Développement économique"))
    days = {
        month: EventPageFactory.build(title=f"Mois {month}", start=at(2014, month, 1), end=None)
        for month in (1, 3, 6, 9)
    }
    for event in days.values():
        event.cycle = cycle
        publish(agenda.add_child(instance=event))

    linked = shown(client, days[6]).context["linked"]

    assert linked.cycle.hit.title == "Développement économique"
    assert (linked.before.hit.title, linked.after.hit.title) == ("Mois 3", "Mois 9")
    assert linked.similar == []


@pytest.fixture
def crowded(meeting):
    """Make the event of the real programme with `count` of each other thing."""

    def make(count, cycle=None):
        page = meeting(cycle=cycle, synthesis="<p>Synthèse.</p>")
        page.partners = [EventPartner(organisation=OrganisationFactory()) for _ in range(count)]
        page.file_links = [PageFile(document=DocumentFactory()) for _ in range(count)]
        page.links = [EventLink(page=publish(EventPageFactory(parent=page.get_parent()))) for _ in range(count)]
        for session in page.sessions.all():
            session.files = [SessionFile(document=DocumentFactory())]
        page.sessions = list(page.sessions.all())
        return publish(
            page,
            themes=[ThemeFactory() for _ in range(count)],
            territories=[TerritoryFactory() for _ in range(count)],
            audiences=[AudienceFactory() for _ in range(count)],
        )

    return make


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("in_cycle", [True, False])
def test_event_costs_the_same_queries_whatever_it_holds(
    client, agenda, crowded, count, in_cycle, django_assert_max_num_queries
):
    cycle = publish(CyclePageFactory(parent=agenda)) if in_cycle else None
    page = crowded(count, cycle=cycle)
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        content = client.get(page.url).content.decode()

    assert content.count('class="session"') == 14


def test_empty_event_costs_no_more(client, agenda, django_assert_max_num_queries):
    page = publish(EventPageFactory(parent=agenda))
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        client.get(page.url)


def test_event_is_found_by_its_sessions_and_its_people(meeting):
    publish(meeting())
    page = EventPageFactory._meta.model.objects.get()
    speaker = page.sessions.get(code="E").interventions.first()

    for words in ("sécuriser les structures inclusives", str(speaker.person), speaker.organisation_name):
        assert [hit.uid for hit in service.search(SearchRequest(text=words)).hits] == [f"page:{page.pk}"], words


def test_index_knows_what_time_does_not_change(agenda):
    person = PersonFactory()
    page = EventPageFactory.build(format="study_day", mode="hybrid", state=State.OPEN, end=at(2023, 1, 5))
    page.sessions = [Session(title="Débat")]
    page.sessions.first().interventions = [Intervention(person=person)]
    agenda.add_child(instance=page)

    unit = publish(page).search_unit()

    assert (unit.kind, unit.start, unit.end) == ("event", date(2022, 12, 8), date(2023, 1, 5))
    wanted = {"format": ("study_day",), "mode": ("hybrid",), "state": ("open",), "year": ("2022", "2023")}
    assert {key: unit.facets[key] for key in wanted} == wanted
    assert unit.facets["person"] == (str(person.pk),)
    assert unit.facts == ("8\u00a0décembre 2022 – 5\u00a0janvier 2023", "Stade de la Mosson, Montpellier")


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"state": State.CANCELLED}, ShownState.CANCELLED),
        ({"state": State.POSTPONED}, ShownState.POSTPONED),
        ({"synthesis": "<p>Synthèse.</p>"}, ShownState.RESTITUTED),
    ],
)
def test_lasting_state_is_told_in_lists(agenda, fields, state):
    unit = publish(EventPageFactory(parent=agenda, **fields)).search_unit()

    assert unit.facets["state"] == (state.value,)
    assert unit.facts[-1] == gettext(state.label)


def test_event_is_found_by_a_body_that_speaks_there(meeting):
    page = publish(meeting())
    outbox.drain()
    body = page.sessions.get(code="A").interventions.first().organisation

    found = service.search(SearchRequest(filters={"organisation": (str(body.pk),)}))

    assert [hit.uid for hit in found.hits] == [f"page:{page.pk}"]


def test_event_belongs_under_the_agenda_only():
    model = EventPageFactory._meta.model
    assert [parent.__name__ for parent in model.allowed_parent_page_models()] == ["EventIndexPage"]
    assert model.allowed_subpage_models() == []
