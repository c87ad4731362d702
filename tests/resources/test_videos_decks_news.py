"""Videos, slide decks and news: what they show, what they cost, what the index knows of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.html import escape

from core.dates import UnevenDate
from core.models import Person, PersonFunction
from resources.models import Author, DeckPage, NewsPage, Speaker, VideoPage
from search import service
from search.contract import SearchRequest
from tests.factories import OrganisationFactory, TerritoryFactory, ThemeFactory, UserFactory, publish
from tests.resources.factories import (
    DeckPageFactory,
    DocumentFactory,
    NewsPageFactory,
    PublicationPageFactory,
    VideoPageFactory,
    produced,
)
from tests.search.test_listing import routing_queries


@pytest.fixture
def video(resource_index):
    """Make a published testimony of `count` people."""

    def make(count=1, **fields):
        page = VideoPageFactory.build(**{"title": "Un guichet unique", "genre": "testimony"} | fields)
        produced(page, *[OrganisationFactory() for _ in range(count)])
        page.speakers = [
            Speaker(name=f"Voix {n}", function="directrice", organisation_name="Ville d’Alès") for n in range(count)
        ]
        resource_index.add_child(instance=page)
        return publish(page, themes=[ThemeFactory() for _ in range(count)])

    return make


@pytest.fixture
def deck(resource_index):
    """Make a published slide deck with `count` of each repeated thing, shown at another page."""

    def make(count=1, **fields):
        page = DeckPageFactory.build(**{"title": "La commande publique responsable"} | fields)
        produced(page, *[OrganisationFactory() for _ in range(count)], files=[DocumentFactory() for _ in range(count)])
        page.authors = [Author(name=f"Autrice {n}") for n in range(count)]
        resource_index.add_child(instance=page)
        return publish(page, themes=[ThemeFactory() for _ in range(count)])

    return make


@pytest.fixture
def news(news_index):
    """Make a published piece of news with `count` themes and territories."""

    def make(count=1, **fields):
        fields = {"source": OrganisationFactory(name="Coorace"), "source_url": "https://example.org/avis"} | fields
        page = NewsPageFactory.build(title="Une consultation est ouverte", **fields)
        page.body = [("text", "<p>Jusqu’à la fin du mois.</p>")]
        news_index.add_child(instance=page)
        return publish(
            page,
            themes=[ThemeFactory() for _ in range(count)],
            territories=[TerritoryFactory() for _ in range(count)],
        )

    return make


def holds(content, *texts):
    assert [text for text in texts if str(escape(text)) not in content] == []


def test_video_shows_who_speaks_and_what_is_said(client, video):
    page = video(lead="Trois donneurs d’ordre, un interlocuteur.")

    content = client.get(page.url).content.decode()

    holds(content, page.title, page.lead, "Voix 0", "directrice, Ville d’Alès", "La clause ouvre une porte.")
    holds(content, "12\u00a0min", page.producers.get().organisation.name)


def test_video_asks_nothing_of_its_host_before_a_click(client, video):
    content = client.get(video().url).content.decode()

    assert "<iframe" not in content
    assert 'data-video="https://player.vimeo.com/video/123456?dnt=1"' in content
    assert '<a href="https://vimeo.com/123456"' in content


def test_video_file_is_played_with_its_captions(client, video):
    film = DocumentFactory(file=ContentFile(b"film", name="film.mp4"))
    captions = DocumentFactory(file=ContentFile(b"WEBVTT", name="film.vtt"))

    content = client.get(video(video_url="", file=film, captions=captions).url).content.decode()

    assert f'<source src="{film.url}">' in content
    assert f'<track kind="captions" src="{captions.url}" srclang="fr"' in content


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (None, ""),
        (timedelta(seconds=45), "45\u00a0s"),
        (timedelta(minutes=12, seconds=10), "12\u00a0min"),
        (timedelta(minutes=12, seconds=40), "13\u00a0min"),
        (timedelta(minutes=59, seconds=50), "1\u00a0h"),
        (timedelta(hours=1, minutes=5), "1\u00a0h\u00a005\u00a0min"),
    ],
)
def test_duration_is_said_in_words(duration, words):
    assert VideoPage(duration=duration).extent == words


def test_index_knows_a_video_by_its_transcript(video):
    page = video()

    (hit,) = service.search(SearchRequest(text="clause porte", filters={"genre": ("testimony",)})).hits

    body = page.producers.get().organisation.name
    assert hit.facts[1:] == ("Voix 0 (directrice, Ville d’Alès)", "31\u00a0mai 2016", body, "12\u00a0min")
    assert hit.citation == f"Un guichet unique. {body}, 31\u00a0mai 2016. 12\u00a0min."


def test_deck_shows_its_file_and_its_authors(client, deck):
    page = deck()

    content = client.get(page.url).content.decode()

    holds(
        content, page.title, "Autrice 0", page.file_links.get().document.title, page.producers.get().organisation.name
    )


def test_deck_leads_to_where_it_was_shown(client, deck, resource_index):
    shown_at = publish(PublicationPageFactory(parent=resource_index, title="Rencontre régionale"))

    response = client.get(deck(event=shown_at).url)

    assert [entry.hit.title for entry in response.context["shown_at"]] == ["Rencontre régionale"]


def test_news_shows_its_source_and_day(client, news):
    page = news()

    content = client.get(page.url).content.decode()

    holds(content, page.title, page.lead, "Jusqu’à la fin du mois.", "Coorace", "https://example.org/avis")
    holds(content, "Jeudi 8\u00a0juillet 2021", page.theme_links.get().theme.name)


def test_news_list_holds_news_only(client, news, video):
    page = news()
    video()

    response = client.get(page.get_parent().url)

    assert [entry.hit.title for entry in response.context["listing"].entries] == [page.title]
    assert response.context["listing"].entries[0].hit.facts == ("8\u00a0juillet 2021", "Coorace")


@pytest.mark.parametrize("maker", ["video", "deck", "news"])
@pytest.mark.parametrize("count", [1, 30])
def test_page_costs_the_same_queries_whatever_it_holds(client, request, maker, count, django_assert_max_num_queries):
    page = request.getfixturevalue(maker)(count)
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        client.get(page.url)


def test_speakers_keep_the_function_of_the_day(video):
    person = Person.objects.create(first_name="Inès", last_name="Garrigue")
    PersonFunction.objects.create(person=person, title="cheffe de projet", since=UnevenDate.parse("2014"))
    page = video()
    page.speakers = [Speaker(person=person)]

    page.freeze_contributions()
    person.functions.update(title="directrice générale")

    assert page.speakers.get().presented == "cheffe de projet"


@pytest.mark.parametrize("model", [VideoPage, DeckPage, NewsPage])
def test_empty_draft_is_shown_in_preview(client, resource_index, news_index, model):
    client.force_login(UserFactory(is_superuser=True))
    parent = news_index if model is NewsPage else resource_index
    page = model(title="À écrire", slug="a-ecrire", live=False)
    parent.add_child(instance=page)

    response = page.make_preview_request()

    assert (response.status_code, "À écrire" in response.content.decode()) == (200, True)
