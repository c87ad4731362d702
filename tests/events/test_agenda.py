"""The agenda: what is coming and what is past, filtered and told apart."""

from __future__ import annotations

from datetime import datetime

import pytest
import time_machine

from events.states import State
from tests.events.factories import PARIS, CyclePageFactory, EventPageFactory, at
from tests.factories import TerritoryFactory, ThemeFactory, inside, publish
from tests.search.test_listing import routing_queries

NOON = datetime(2022, 12, 8, 12, tzinfo=PARIS)


@pytest.fixture
def december():
    """It is noon on 8 December 2022."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def events(agenda, december):
    """A past event, one that ends today, one that began yesterday and ends tomorrow, two coming ones."""
    dates = {
        "Mai 2016": (at(2016, 5, 31, 9), None),
        "Juillet 2016": (at(2016, 7, 7, 14), at(2016, 7, 7, 16, 45)),
        "Trois jours": (at(2022, 12, 7, 9), at(2022, 12, 9, 17)),
        "Ce matin": (at(2022, 12, 8, 9), at(2022, 12, 8, 11)),
        "Mars": (at(2023, 3, 2, 9), None),
        "Janvier": (at(2023, 1, 12, 9), None),
    }
    return {
        title: publish(EventPageFactory(parent=agenda, title=title, start=start, end=end))
        for title, (start, end) in dates.items()
    }


def titles(listing):
    return [entry.hit.title for entry in listing.entries]


def test_coming_events_are_shown_nearest_first_and_past_ones_after(client, events):
    context = client.get("/agenda/").context

    assert titles(context["listing"]) == ["Trois jours", "Ce matin", "Janvier", "Mars"]
    assert titles(context["past"]) == ["Juillet 2016", "Mai 2016"]


def test_past_events_have_an_address_of_their_own(client, events):
    assert titles(client.get("/agenda/passes/").context["listing"]) == ["Juillet 2016", "Mai 2016"]


def test_event_of_today_is_past_tomorrow(client, events):
    with time_machine.travel(datetime(2022, 12, 9, 0, 1, tzinfo=PARIS), tick=False):
        context = client.get("/agenda/").context

    assert titles(context["listing"]) == ["Trois jours", "Janvier", "Mars"]
    assert titles(context["past"]) == ["Ce matin", "Juillet 2016", "Mai 2016"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("format=visite", ["Visite"]),
        ("participation=a-distance", ["En ligne"]),
        ("etat=complet", ["En ligne"]),
        ("territoire=departement-34", ["Visite"]),
        ("theme=emploi", ["En ligne"]),
        ("annee=2024", ["En ligne"]),
        ("format=visite&participation=a-distance", []),
    ],
)
def test_facets_narrow_the_agenda(client, agenda, december, filters, found):
    herault = TerritoryFactory(kind="departement", code="34", name="Hérault")
    visit = EventPageFactory(parent=agenda, title="Visite", format="visit", start=at(2023, 2, 1), end=None)
    publish(visit, territories=[inside(TerritoryFactory(), herault)])
    online = EventPageFactory(
        parent=agenda, title="En ligne", mode="remote", state=State.FULL, start=at(2024, 2, 1), end=None
    )
    publish(online, themes=[ThemeFactory(slug="emploi")])

    assert titles(client.get(f"/agenda/?{filters}").context["listing"]) == found


def test_past_events_offer_only_the_states_that_still_mean_something(client, agenda, december):
    for state in (State.OPEN, State.CANCELLED):
        publish(EventPageFactory(parent=agenda, state=state, start=at(2016, 5, 31), end=None))

    options = client.get("/agenda/passes/").context["listing"].facet("state")

    assert [(option.term.address, option.count) for option in options if option.count] == [("annule", 1)]


def test_empty_agenda_says_so_and_shows_the_past(client, agenda, december):
    publish(EventPageFactory(parent=agenda, title="Mai 2016", start=at(2016, 5, 31), end=None))

    response = client.get("/agenda/")

    assert 'class="agenda__none"' in response.content.decode()
    assert titles(response.context["past"]) == ["Mai 2016"]


def test_filtered_agenda_leads_to_the_past_events_of_the_same_filters(client, agenda, december):
    response = client.get("/agenda/?format=visite&q=jardin")

    assert response.context["past"] is None
    assert 'href="/agenda/passes/?format=visite&amp;q=jardin"' in response.content.decode()


def test_cycles_are_listed_under_the_past_events(client, agenda, december):
    publish(CyclePageFactory(parent=agenda, title="Développement économique"))

    cycles = client.get("/agenda/passes/").context["cycles"]

    assert [(entry.hit.title, entry.hit.facts) for entry in cycles] == [("Développement économique", ("2013-2015",))]


@pytest.mark.parametrize("address", ["/agenda/", "/agenda/passes/", "/"])
@pytest.mark.parametrize("count", [1, 30])
def test_agenda_costs_the_same_queries_whatever_it_holds(
    client, agenda, december, count, address, django_assert_max_num_queries
):
    for number in range(count):
        for year in (2016, 2023):
            event = EventPageFactory(parent=agenda, title=f"{year} {number}", start=at(year, 5, 31), end=None)
            publish(event, themes=[ThemeFactory()], territories=[TerritoryFactory()])
    client.get(address)

    with django_assert_max_num_queries(8 + routing_queries(client, address)):
        client.get(address)


def test_home_tells_coming_events_apart_from_what_was_published(client, agenda, events):
    publish(CyclePageFactory(parent=agenda, title="Un cycle"))

    response = client.get("/")

    coming = [entry.hit.title for entry in response.context["upcoming"]]
    assert coming == titles(client.get("/agenda/").context["listing"])
    assert titles(response.context["listing"]) == ["Un cycle"]


def test_home_announces_no_past_event_while_the_engine_is_away(client, events, away):
    assert client.get("/").context["upcoming"] == []
