"""The publication: what it shows, what it costs, what the index knows of it, what stands around it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.html import escape
from wagtail.models import PageViewRestriction

from core.dates import UnevenDate
from core.models import Person, PersonFunction
from resources.models import Author, LinkCheck
from search import outbox, service
from search.contract import SearchRequest
from tests.factories import AudienceFactory, OrganisationFactory, TerritoryFactory, ThemeFactory, publish
from tests.resources.factories import CollectionFactory, DocumentFactory, PublicationPageFactory, produced
from tests.search.test_listing import routing_queries


@pytest.fixture
def full(resource_index):
    """Make a published publication with everything, `count` times each repeated thing."""

    def make(count=1, **fields):
        fields = {
            "title": "Les conseils citoyens",
            "pages": 112,
            "collection": CollectionFactory(name="Capitalisations"),
            "number": "2",
            "edition": "version de septembre 2016",
            "licence": "by-sa",
            "external_url": "https://example.org/conseils.pdf",
            "body": [("text", "<p>Méthode et constats.</p>")],
        } | fields
        page = PublicationPageFactory.build(**fields)
        files = [DocumentFactory(title=f"Fichier {n}") for n in range(count)]
        produced(page, *[OrganisationFactory() for _ in range(count)], files=files)
        page.authors = [Author(name=f"Autrice {n}", function="sociologue") for n in range(count)]
        resource_index.add_child(instance=page)
        return publish(
            page,
            themes=[ThemeFactory() for _ in range(count)],
            territories=[TerritoryFactory() for _ in range(count)],
            audiences=[AudienceFactory() for _ in range(count)],
        )

    return make


def found(**filters):
    return [hit.title for hit in service.search(SearchRequest(filters={k: (v,) for k, v in filters.items()})).hits]


def test_publication_shows_its_facts(client, full):
    page = full()

    content = client.get(page.url).content.decode()

    for text in (
        page.title,
        page.lead,
        page.producers.get().organisation.name,
        "Autrice 0",
        "sociologue",
        "Septembre 2016",
        "112\u00a0p.",
        "Capitalisations\u00a0; n°\u00a02",
        "CC BY-SA 4.0",
        "Fichier 0",
        "PDF",
        "https://example.org/conseils.pdf",
        "Méthode et constats.",
        page.theme_links.get().theme.name,
        page.territory_links.get().territory.name,
        page.audience_links.get().audience.name,
    ):
        assert escape(text) in content, text


def test_publication_is_cited_ready_to_copy(client, full):
    page = full()
    body = page.producers.get().organisation.name

    content = client.get(page.url).content.decode()

    line = f"Les conseils citoyens. {body}, septembre 2016. 112\u00a0p. (Capitalisations\u00a0; n°\u00a02)"
    assert f"<span data-citation>{escape(line)}</span>" in content


@pytest.mark.parametrize("count", [1, 30])
def test_publication_costs_the_same_queries_whatever_it_holds(client, full, count, django_assert_max_num_queries):
    page = full(count)
    older = full(1, title="Première édition", collection=page.collection, number="1")
    page.replaces = older
    publish(page)
    for place in range(count):
        full(1, title=f"Tome {place}", collection=page.collection, number=str(place + 3), part_of=page)
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        client.get(page.url)


def test_index_knows_a_publication(full):
    page = full(genre="study", language="en")

    (hit,) = service.search(SearchRequest(locale="fr")).hits

    body = page.producers.get().organisation
    assert hit.citation == (
        f"Les conseils citoyens. {body.name}, septembre 2016. 112\u00a0p. (Capitalisations\u00a0; n°\u00a02)"
    )
    assert hit.published_by == body.name
    assert hit.facts[1:] == (
        "septembre 2016",
        body.name,
        "Capitalisations\u00a0; n°\u00a02",
        "PDF, 1,2 Mo, 112\u00a0p.",
    )
    for key, value in (
        ("genre", "study"),
        ("collection", str(page.collection_id)),
        ("language", "en"),
        ("year", "2016"),
        ("organisation", str(body.pk)),
    ):
        assert found(**{key: value}) == [page.title], key


def test_publication_is_found_by_its_collection_and_authors(full):
    page = full()

    for words in ("capitalisations", "autrice", "méthode constats"):
        assert [hit.uid for hit in service.search(SearchRequest(text=words)).hits] == [f"page:{page.pk}"], words


def test_renamed_collection_changes_the_list(full):
    page = full()
    page.collection.name = "Repères"
    page.collection.save()
    outbox.drain()

    (hit,) = service.search(SearchRequest(text="repères")).hits
    assert hit.facts[3] == "Repères\u00a0; n°\u00a02"


def around(client, page):
    """Return the titles that stand around a publication on its page."""
    shown = client.get(page.url).context["neighbours"]
    groups = ("newer", "older", "whole", "parts", "previous", "next")
    return {group: [entry.hit.title for entry in getattr(shown, group)] for group in groups if getattr(shown, group)}


def test_editions_lead_to_one_another_latest_first(client, full):
    first = full(title="Édition 2016", number="")
    second = full(title="Édition 2018", number="", replaces=first)
    third = full(title="Édition 2021", number="", replaces=second)

    assert around(client, first) == {"newer": ["Édition 2021", "Édition 2018"]}
    assert around(client, second) == {"newer": ["Édition 2021"], "older": ["Édition 2016"]}
    assert around(client, third) == {"older": ["Édition 2018", "Édition 2016"]}
    assert f'<a href="{third.url}">' in client.get(first.url).content.decode().split('class="notice')[1]


def test_whole_and_parts_lead_to_one_another(client, full):
    whole = full(title="Synthèse", number="", collection=None)
    second = full(title="Tome 2", number="2", collection=None, part_of=whole)
    full(title="Tome 1", number="1", collection=None, part_of=whole)

    assert around(client, whole) == {"parts": ["Tome 1", "Tome 2"]}
    assert around(client, second) == {"whole": ["Synthèse"]}


def test_collection_leads_to_the_numbers_beside(client, full):
    for number in ("9", "21", "24", "n° 100"):
        full(title=f"Numéro {number}", number=number)
    page = full(title="Numéro 22", number="22-23")

    assert around(client, page) == {"previous": ["Numéro 21"], "next": ["Numéro 24"]}


def test_drafts_and_restricted_neighbours_stay_unseen(client, full):
    page = full(title="Numéro 2", number="2")
    full(title="Brouillon", number="1").unpublish()
    hidden = full(title="Réservé", number="3", replaces=page)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    outbox.drain()

    assert around(client, page) == {}


def test_publication_stands_alone_beside_similar_ones(client, full):
    page = full(number="")
    other = full(number="", title="Les conseils citoyens en Occitanie", collection=None)
    page.collection = None
    publish(page)

    response = client.get(page.url)

    assert [entry.hit.uid for entry in response.context["similar"]] == [f"page:{other.pk}"]


@pytest.mark.parametrize(("status", "broken"), [("ok", False), ("broken", True)])
def test_page_says_what_the_last_look_at_its_address_found(client, full, status, broken):
    page, day = full(), datetime(2026, 3, 12, 3, tzinfo=UTC)
    LinkCheck.objects.create(url=page.external_url, status=status, checked_at=day)

    content = client.get(page.url).content.decode()

    assert ("reading__check--broken" in content, "12 mars 2026" in content) == (broken, True)


def test_page_says_nothing_of_an_address_that_could_not_be_checked(client, full):
    page = full()
    LinkCheck.objects.create(url=page.external_url, status="unknown", checked_at=datetime.now(UTC))

    assert "reading__check" not in client.get(page.url).content.decode()


def test_authors_keep_the_function_of_the_day(full):
    page = full()
    person = Person.objects.create(first_name="Inès", last_name="Garrigue")
    city = OrganisationFactory(name="Ville de Lunel")
    PersonFunction.objects.create(person=person, title="chargée de mission", until=UnevenDate.parse("2018"))
    PersonFunction.objects.create(person=person, title="directrice", organisation=city, since=UnevenDate.parse("2019"))
    page.authors = [Author(person=person)]

    page.freeze_contributions()

    assert page.authors.get().presented == "chargée de mission"
