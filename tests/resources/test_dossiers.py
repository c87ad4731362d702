"""The dossier and its sheets: what they show and to whom, what they cost, what the index knows of them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils.html import escape
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from core.dates import UnevenDate
from documents.models import PageFile, PortalDocument
from resources import editions
from resources.models import DossierLink, DossierPage, DossierSheetPage, Producer
from search import outbox, service, sources
from search.contract import SearchRequest
from tests.factories import (
    AudienceFactory,
    OrganisationFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    UserFactory,
    publish,
)
from tests.resources.dossier_factories import DossierPageFactory, DossierSheetPageFactory, ToolboxPageFactory
from tests.search.test_listing import routing_queries

TEXT = [("text", "<p>Le texte de la fiche.</p>")]


@pytest.fixture
def dossier(resource_index):
    """A published dossier of one body, not yet with any sheet."""
    page = DossierPageFactory(parent=resource_index, title="Achats responsables")
    page.producers = [Producer(organisation=OrganisationFactory(name="Centre de ressources"))]
    return publish(page)


@pytest.fixture
def sheets(dossier):
    """Three published sheets, made in disorder; in their order."""
    made = {n: DossierSheetPageFactory(parent=dossier, title=f"Fiche {n}", number=n) for n in (2, 3, 1)}
    return [publish(made[n]) for n in (1, 2, 3)]


def parts(response):
    return [(part.number, part.title, part.current) for part in response.context["sommaire"].sheets]


def hit(page):
    (found,) = service.search(SearchRequest(uids=(f"page:{page.pk}",))).hits
    return found


def test_dossier_shows_what_was_written(client, resource_index):
    page = DossierPageFactory.build(
        title="Achats responsables",
        subtitle="La commande publique et l’emploi",
        edition="deuxième édition",
        body=TEXT,
        definitions=[
            ("definition", {"term": "Clause", "text": "<p>Une condition.</p>", "source": "Code", "glossary": None})
        ],
    )
    page.producers = [Producer(name="Bureau des achats")]
    resource_index.add_child(instance=page)
    publish(page, themes=[ThemeFactory()], territories=[TerritoryFactory()], audiences=[AudienceFactory()])

    content = client.get(page.url).content.decode()

    for text in (
        page.title,
        page.subtitle,
        page.lead,
        "Bureau des achats",
        "Novembre 2016",
        "76 pages",
        "Deuxième édition",
        "Le texte de la fiche.",
        "Une condition.",
        page.theme_links.get().theme.name,
        page.territory_links.get().territory.name,
        page.audience_links.get().audience.name,
    ):
        assert escape(text) in content, text


def test_dossier_lists_its_sheets_in_their_order(client, dossier, sheets):
    response = client.get(dossier.url)

    assert parts(response) == [(1, "Fiche 1", False), (2, "Fiche 2", False), (3, "Fiche 3", False)]
    assert [part.url for part in response.context["sommaire"].sheets] == [sheet.url for sheet in sheets]


def test_sheet_stands_between_its_neighbours(client, dossier, sheets):
    response = client.get(sheets[1].url)

    around = response.context["sommaire"]
    assert parts(response) == [(1, "Fiche 1", False), (2, "Fiche 2", True), (3, "Fiche 3", False)]
    assert (around.dossier.url, around.previous.url, around.next.url) == (dossier.url, sheets[0].url, sheets[2].url)


def test_toolbox_follows_the_last_sheet(client, dossier, sheets):
    toolbox = publish(ToolboxPageFactory(parent=dossier))

    assert client.get(sheets[2].url).context["sommaire"].next.url == toolbox.url
    assert client.get(toolbox.url).context["sommaire"].previous.url == sheets[2].url
    assert client.get(sheets[0].url).context["sommaire"].previous is None


def test_draft_sheet_is_not_listed(client, dossier, sheets):
    sheets[1].unpublish()

    assert [number for number, _title, _current in parts(client.get(sheets[0].url))] == [1, 3]


def test_sheet_of_a_draft_dossier_does_not_name_it(client, dossier, sheets):
    dossier.unpublish()
    outbox.drain()

    response = client.get(sheets[0].url)

    assert response.context["sommaire"].dossier is None
    assert dossier.title not in response.content.decode()
    assert hit(sheets[0]).facts == (gettext("sheet %(number)s") % {"number": 1},)


def test_reserved_sheet_is_listed_for_its_members_only(client, dossier, sheets):
    group = Group.objects.create(name="Lecteurs de la fiche")
    rule = PageViewRestriction.objects.create(page=sheets[1], restriction_type=PageViewRestriction.GROUPS)
    rule.groups.add(group)
    member = UserFactory()
    member.groups.add(group)

    strangers = [number for number, _title, _current in parts(client.get(dossier.url))]
    client.force_login(member)
    members = [number for number, _title, _current in parts(client.get(dossier.url))]

    assert (strangers, members) == ([1, 3], [1, 2, 3])


def test_dossier_names_what_it_follows_and_what_is_read_with_it(client, dossier, home):
    event, minutes = (publish(StandardPageFactory(parent=home)) for _ in range(2))
    hidden = StandardPageFactory(parent=home, live=False)
    dossier.follows = event
    dossier.linked = [DossierLink(linked=minutes, role="minutes"), DossierLink(linked=hidden, role="further")]
    publish(dossier)

    context = client.get(dossier.url).context

    assert context["follows"].hit.url == event.url
    assert [(role, [entry.hit.url for entry in entries]) for role, _label, entries in context["linked"]] == [
        ("minutes", [minutes.url])
    ]


def test_each_edition_leads_to_the_others_latest_first(client, resource_index):
    first = publish(DossierPageFactory(parent=resource_index, edition="1"))
    second = publish(DossierPageFactory(parent=resource_index, edition="2", replaces=first))
    third = publish(DossierPageFactory(parent=resource_index, edition="3", replaces=second))

    seen = {page.edition: client.get(page.url).context for page in (first, second, third)}

    assert [[entry.hit.url for entry in seen[edition]["editions"]] for edition in "123"] == [
        [third.url, second.url],
        [third.url, first.url],
        [second.url, first.url],
    ]
    assert [seen[edition]["latest"] and seen[edition]["latest"].hit.url for edition in "123"] == [
        third.url,
        third.url,
        None,
    ]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], [2]),
        ([(2, 1), (3, 2)], [3, 2, 1]),
        ([(8, 7)], [2]),
        ([(2, 1), (1, 2)], [1, 2]),
    ],
)
def test_editions_are_followed_both_ways(pairs, expected):
    assert editions.chain(2, pairs) == expected


def test_citation_of_a_sheet_names_its_dossier(client, dossier, sheets):
    line = client.get(sheets[0].url).context["citation"]

    assert line == gettext("%(part)s In: %(whole)s") % {
        "part": "Fiche 1.",
        "whole": "Achats responsables. Centre de ressources, novembre 2016. 76\u00a0p.",
    }
    assert hit(sheets[0]).citation == line


def test_dossier_facts_count_its_published_sheets(dossier, sheets):
    DossierSheetPageFactory(parent=dossier, live=False)
    sheets[2].unpublish()
    outbox.drain()

    assert hit(dossier).facts[:3] == ("novembre 2016", "Centre de ressources", "76\u00a0p.")
    assert hit(dossier).facts[3].startswith("2 ")


def test_sheet_is_found_under_the_facets_of_its_dossier(dossier, sheets):
    theme, own = ThemeFactory(), TerritoryFactory()
    publish(dossier, themes=[theme], territories=[TerritoryFactory()])
    publish(sheets[0], territories=[own])

    facets = sources.unit(f"page:{sheets[0].pk}").facets

    assert (facets["theme"], facets["territory"], facets["year"]) == ((theme.key,), (own.key,), ("2016",))
    assert facets["organisation"] == sources.unit(f"page:{dossier.pk}").facets["organisation"]


def test_renamed_dossier_changes_what_its_sheets_say(dossier, sheets):
    dossier.title = "Achats durables"
    dossier.save_revision().publish()
    outbox.drain()

    assert hit(sheets[0]).facts[1] == gettext("in the dossier “%(title)s”") % {"title": "Achats durables"}


def test_renamed_sheet_is_found_through_its_dossier(dossier, sheets):
    sheets[0].title = "Facilitateurs"
    sheets[0].save_revision().publish()
    outbox.drain()

    found = {found.uid for found in service.search(SearchRequest(text="facilitateurs")).hits}
    assert found == {f"page:{dossier.pk}", f"page:{sheets[0].pk}"}


@pytest.mark.parametrize("count", [1, 30])
def test_dossier_costs_the_same_queries_whatever_it_holds(
    client, resource_index, dossier, home, count, django_assert_max_num_queries
):
    for number in range(1, count + 1):
        publish(DossierSheetPageFactory(parent=dossier, number=number))
    publish(ToolboxPageFactory(parent=dossier))
    linked = [publish(StandardPageFactory(parent=home)) for _ in range(count)]
    dossier.linked = [DossierLink(linked=page, role="minutes") for page in linked]
    dossier.follows = linked[0]
    dossier.replaces = publish(DossierPageFactory(parent=resource_index))
    dossier.file_links = files(count)
    dossier.producers = [Producer(organisation=OrganisationFactory()) for _ in range(count)]
    publish(dossier, themes=[ThemeFactory() for _ in range(count)])
    client.get(dossier.url)

    with django_assert_max_num_queries(8 + routing_queries(client, dossier.url)):
        client.get(dossier.url)


@pytest.mark.parametrize("count", [1, 30])
def test_sheet_costs_the_same_queries_whatever_its_dossier_holds(client, dossier, count, django_assert_max_num_queries):
    made = [DossierSheetPageFactory(parent=dossier, number=number) for number in range(1, count + 1)]
    for sheet in made:
        sheet.file_links, sheet.body = files(count), TEXT * count
        publish(sheet)
    client.get(made[0].url)

    with django_assert_max_num_queries(8 + routing_queries(client, made[0].url)):
        client.get(made[0].url)


def files(count):
    documents = [
        PortalDocument.objects.create(title=f"Fichier {n}", file=ContentFile(b"%PDF-1.4", name=f"fichier-{n}.pdf"))
        for n in range(count)
    ]
    return [PageFile(document=document) for document in documents]


def test_parts_belong_inside_a_dossier_only():
    assert [model.__name__ for model in DossierPage.allowed_subpage_models()] == ["DossierSheetPage", "ToolboxPage"]
    assert DossierSheetPage.allowed_parent_page_models() == [DossierPage]
    assert DossierSheetPage.allowed_subpage_models() == []


def test_dossier_of_a_year_or_of_a_day_says_so(client, dossier):
    dossier.date = UnevenDate.parse("2013-2015")
    publish(dossier)

    assert hit(dossier).facts[0] == "2013-2015"
    assert sources.unit(f"page:{dossier.pk}").facets["year"] == ("2013", "2014", "2015")


def test_part_of_a_draft_dossier_leads_back_to_the_list(client, resource_index, dossier, sheets):
    toolbox = publish(ToolboxPageFactory(parent=dossier))
    dossier.unpublish()

    assert [client.get(page.url).context["list_url"] for page in (sheets[0], toolbox)] == [resource_index.url] * 2
