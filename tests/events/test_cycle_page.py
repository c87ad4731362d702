"""The page of a cycle: its events in order, its funders, what it led to."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import PageFile
from events.models import CycleFunder, CycleLink, EventPage
from tests.events.factories import CyclePageFactory, DocumentFactory, EventPageFactory, at
from tests.factories import ExperiencePageFactory, OrganisationFactory, StandardPageFactory, publish
from tests.search.test_listing import routing_queries


@pytest.fixture
def cycle(agenda, experience_index, home):
    """Make a published cycle with `count` of each thing."""

    def make(count=1, **fields):
        report = publish(StandardPageFactory(parent=home, title="Document de capitalisation, 34 p."))
        page = CyclePageFactory.build(title="Développement économique urbain", capitalisation=report, **fields)
        page.funders = [CycleFunder(organisation=OrganisationFactory()) for _ in range(count)]
        page.file_links = [PageFile(document=DocumentFactory()) for _ in range(count)]
        page.links = [
            CycleLink(
                page=publish(ExperiencePageFactory(parent=experience_index, title=f"Fiche {number}")),
                heading="" if number else "Fiches d’expérience",
                sort_order=number,
            )
            for number in range(count)
        ]
        agenda.add_child(instance=page)
        publish(page)
        for number in range(count):
            publish(EventPageFactory(parent=agenda, cycle=page, start=at(2013 + number, 9, 1), end=None))
        return page

    return make


def test_events_of_a_cycle_are_in_order(client, cycle):
    page = cycle(3)
    publish(EventPageFactory(parent=page.get_parent(), title="Hors cycle"))

    entries = client.get(page.url).context["listing"].entries

    assert [entry.hit.start for entry in entries] == [date(2013 + n, 9, 1) for n in range(3)]


def test_pages_are_gathered_under_their_heading(client, cycle):
    context = client.get(cycle(2).url).context

    groups = [(heading, [entry.hit.title for entry in entries]) for heading, entries in context["groups"]]
    assert groups == [("Fiches d’expérience", ["Fiche 0", "Fiche 1"])]
    assert context["capitalisation"].hit.title == "Document de capitalisation, 34 p."


def test_cycle_shows_its_facts(client, cycle):
    page = cycle(objectives="<ul><li>Qualifier les acteurs</li></ul>", lead="Quatre journées et deux groupes.")

    content = client.get(page.url).content.decode()

    for text in ("2013-2015", "Qualifier les acteurs", page.lead, str(page.funders.get().organisation)):
        assert text in content, text


def test_index_knows_the_years_of_a_cycle(cycle):
    unit = cycle().search_unit()

    assert (unit.kind, unit.start, unit.end) == ("cycle", date(2013, 1, 1), date(2015, 12, 31))
    assert unit.facets["year"] == ("2013", "2014", "2015")
    assert unit.facts == ("2013-2015",)


def test_event_loses_its_cycle_with_it(cycle):
    cycle().delete()

    assert EventPage.objects.get().cycle is None


@pytest.mark.parametrize("count", [1, 30])
def test_cycle_costs_the_same_queries_whatever_it_holds(client, cycle, count, django_assert_max_num_queries):
    page = cycle(count)
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        client.get(page.url)


def test_draft_of_a_cycle_has_no_date_yet():
    page = CyclePageFactory.build(years=None)

    assert (page.index_dates(), page.index_facts()) == ((None, None), [])
