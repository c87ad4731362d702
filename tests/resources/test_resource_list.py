"""The list of resources: what it holds, its filters, what it costs."""

from __future__ import annotations

import pytest

from tests.factories import ExperiencePageFactory, OrganisationFactory, publish
from tests.resources.factories import (
    CollectionFactory,
    DeckPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
    VideoPageFactory,
    produced,
)
from tests.search.test_listing import routing_queries


@pytest.fixture
def resources(resource_index, news_index, experience_index):
    """A study, an article of a serial, a testimony and a slide deck; beside them a piece of news and a fiche."""
    publish(NewsPageFactory(parent=news_index))
    publish(ExperiencePageFactory(parent=experience_index))
    serial = CollectionFactory(name="En bref")
    article = PublicationPageFactory.build(title="Le Pacte", genre="article", collection=serial, number="22")
    resource_index.add_child(instance=produced(article, OrganisationFactory(name="CGET")))
    publish(article)
    publish(PublicationPageFactory(parent=resource_index, title="Une étude", genre="study", language="en"))
    publish(VideoPageFactory(parent=resource_index, title="Un témoignage", genre="testimony"))
    publish(DeckPageFactory(parent=resource_index, title="Un diaporama"))
    return article


def listed(client, query=""):
    listing = client.get(f"/ressources/{query}").context["listing"]
    return sorted(entry.hit.title for entry in listing.entries)


def test_list_holds_every_resource_and_nothing_else(client, resources):
    assert listed(client) == ["Le Pacte", "Un diaporama", "Un témoignage", "Une étude"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?nature=publication", ["Le Pacte", "Une étude"]),
        ("?nature=video&nature=deck", ["Un diaporama", "Un témoignage"]),
        ("?genre=etude&genre=temoignage", ["Un témoignage", "Une étude"]),
        ("?genre=diaporama", ["Un diaporama"]),
        ("?langue=en", ["Une étude"]),
        ("?annee=2016&q=pacte", ["Le Pacte"]),
        ("?nature=experience", ["Le Pacte", "Un diaporama", "Un témoignage", "Une étude"]),
    ],
)
def test_filters_narrow_the_list(client, resources, query, titles):
    assert listed(client, query) == titles


def test_producer_and_collection_narrow_the_list(client, resources):
    body = resources.producers.get().organisation

    assert listed(client, f"?organisme={body.pk}") == ["Le Pacte"]
    assert listed(client, f"?collection={resources.collection_id}") == ["Le Pacte"]


def test_kinds_are_counted_and_none_is_ticked_beforehand(client, resources):
    options = client.get("/ressources/").context["listing"].facet("kind")

    counted = {option.term.value: option.count for option in options if option.count}
    assert counted == {"publication": 2, "video": 1, "deck": 1}
    assert [option.term.value for option in options if option.selected] == []


def test_chosen_kind_is_ticked(client, resources):
    options = client.get("/ressources/?nature=video").context["listing"].facet("kind")

    assert [option.term.value for option in options if option.selected] == ["video"]


def test_language_is_offered_where_there_are_several(client, resources):
    assert [option.term.value for option in client.get("/ressources/").context["listing"].facet("language")] != []


def test_language_is_not_offered_where_there_is_one(client, resource_index):
    publish(PublicationPageFactory(parent=resource_index))

    assert client.get("/ressources/").context["listing"].facet("language") == []


@pytest.mark.parametrize("count", [1, 30])
def test_list_costs_the_same_queries_whatever_it_holds(client, resource_index, count, django_assert_max_num_queries):
    for place in range(count):
        page = PublicationPageFactory.build(collection=CollectionFactory(name=f"Collection {place}"), number="1")
        resource_index.add_child(instance=produced(page, OrganisationFactory()))
        publish(page)
    client.get("/ressources/")

    with django_assert_max_num_queries(8 + routing_queries(client, "/ressources/")):
        client.get("/ressources/")
