"""Feeds: the newest of any list, public only, as RSS and Atom read it."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from core.dates import UnevenDate
from core.models import Person
from search import outbox
from tests.core.directory_factories import (
    GlossaryIndexPageFactory,
    GlossaryTermFactory,
    OrganisationIndexPageFactory,
    PersonIndexPageFactory,
)
from tests.factories import (
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    ThemeFactory,
    ThemeIndexPageFactory,
    UserFactory,
    publish,
)
from tests.search.test_listing import routing_queries

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site_url(settings):
    settings.SITE_URL = "https://portail.example.org"
    return settings.SITE_URL


@pytest.fixture
def sheets(experience_index):
    """Three fiches of 2014, 2015 and 2016, the second on employment."""
    emploi = ThemeFactory(name="Emploi", slug="emploi")
    made = [
        ExperiencePageFactory(parent=experience_index, title=f"Fiche de {year}", created=UnevenDate.parse(year))
        for year in ("2014", "2015", "2016")
    ]
    for page in made:
        publish(page, themes=[emploi] if "2015" in page.title else [])
        page.refresh_from_db()
    return made


def rss(client, address):
    """Return the channel of an RSS feed."""
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")


def atom(client, address):
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def titles(client, address):
    return [item.findtext("title") for item in rss(client, address).findall("item")]


def test_rss_holds_the_newest_of_the_list_with_whole_addresses(client, site_url, sheets):
    channel = rss(client, "/experiences/?flux=rss")

    newest = channel.findall("item")[0]
    page = sheets[2]
    assert [item.findtext("title") for item in channel.findall("item")] == [
        "Fiche de 2016",
        "Fiche de 2015",
        "Fiche de 2014",
    ]
    assert newest.findtext("link") == f"{site_url}{page.url}"
    assert newest.findtext("guid") == f"tag:portail.example.org,2026:page:{page.pk}"
    assert newest.find("guid").get("isPermaLink") == "false"
    assert page.lead in newest.findtext("description")
    assert parsedate_to_datetime(newest.findtext("pubDate")) == page.first_published_at.replace(microsecond=0)
    assert channel.findtext("link") == f"{site_url}/experiences/"
    assert channel.find(f"{ATOM}link").get("href") == f"{site_url}/experiences/?flux=rss"


def test_atom_says_the_same(client, site_url, sheets):
    feed = atom(client, "/experiences/?flux=atom")

    entry, page = feed.findall(f"{ATOM}entry")[0], sheets[2]
    assert entry.findtext(f"{ATOM}title") == "Fiche de 2016"
    assert entry.findtext(f"{ATOM}id") == f"tag:portail.example.org,2026:page:{page.pk}"
    assert entry.find(f"{ATOM}link").get("href") == f"{site_url}{page.url}"
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}published")) == page.first_published_at
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{site_url}/experiences/?flux=atom"
    assert feed.findtext(f"{ATOM}id") == f"{site_url}/experiences/"


def test_feed_keeps_the_filters_and_words_of_its_list(client, sheets):
    assert titles(client, "/experiences/?theme=emploi&flux=rss") == ["Fiche de 2015"]
    assert titles(client, "/experiences/?q=2014&flux=rss") == ["Fiche de 2014"]
    assert "Emploi" in rss(client, "/experiences/?theme=emploi&flux=rss").findtext("title")


def test_feed_is_the_newest_first_whatever_the_order_and_the_page(client, sheets):
    assert titles(client, "/experiences/?tri=ancien&page=2&flux=rss")[0] == "Fiche de 2016"


def test_feed_holds_thirty_contents_at_most(client, experience_index):
    for _ in range(32):
        publish(ExperiencePageFactory(parent=experience_index))

    assert len(titles(client, "/experiences/?flux=rss")) == 30


@pytest.mark.parametrize("address", ["/experiences/", "/recherche/", "/"])
def test_feed_is_public_whoever_asks(client, sheets, address):
    PageViewRestriction.objects.create(page=sheets[0], restriction_type=PageViewRestriction.LOGIN)
    client.force_login(UserFactory(is_superuser=True))

    shown = {entry.hit.title for entry in client.get(address).context["listing"].entries}

    assert "Fiche de 2014" in shown
    assert titles(client, f"{address}?flux=rss") == ["Fiche de 2016", "Fiche de 2015"]


def test_every_list_has_its_feed(client, home, experience_index):
    theme, body = ThemeFactory(slug="emploi"), OrganisationFactory(name="Mairie")
    themes = publish(ThemeIndexPageFactory(parent=home))
    glossary, organisations = GlossaryIndexPageFactory(parent=home), OrganisationIndexPageFactory(parent=home)
    GlossaryTermFactory(term="Jardin", slug="jardin")
    publish(ExperiencePageFactory(parent=experience_index, title="Un jardin", carrier=body), themes=[theme])

    for address in (
        "/recherche/?nature=experience&",
        "/experiences/?",
        f"{themes.url}emploi/?",
        f"{glossary.url}jardin/?",
        f"{organisations.url}{body.pk}-mairie/?",
    ):
        assert titles(client, f"{address}flux=rss") == ["Un jardin"], address


def test_page_links_to_the_feeds_of_what_it_shows(client, sheets):
    content = client.get("/experiences/?theme=emploi").content.decode()

    for mime, address in (
        ("application/rss+xml", "/experiences/?theme=emploi&amp;flux=rss"),
        ("application/atom+xml", "/experiences/?theme=emploi&amp;flux=atom"),
    ):
        assert content.count(f'href="{address}"') == 2
        assert f'<link rel="alternate" type="{mime}"' in content


def test_unknown_feed_is_the_page_and_says_so(client, sheets):
    response = client.get("/experiences/?flux=json")

    assert response.context["listing"].total == 3
    assert len(response.context["listing"].ignored) == 1


def test_feed_of_an_empty_list_is_valid(client, experience_index):
    assert titles(client, "/experiences/?flux=rss") == []
    assert atom(client, "/experiences/?flux=atom").findtext(f"{ATOM}updated")


def test_feed_escapes_titles_and_leaves_out_what_xml_cannot_hold(client, home):
    publish(StandardPageFactory(parent=home, title="Emploi & <insertion>\x0b"))

    assert titles(client, "/recherche/?flux=rss") == ["Emploi & <insertion>"]


def test_page_without_a_list_has_no_feed(client, home):
    page = publish(StandardPageFactory(parent=home))

    assert client.get(f"{page.url}?flux=rss").headers["Content-Type"] == "text/html; charset=utf-8"


def test_feed_holds_titles_when_the_engine_is_away(client, sheets, away):
    assert set(titles(client, "/experiences/?flux=rss")) == {"Fiche de 2014", "Fiche de 2015", "Fiche de 2016"}


def test_entry_without_a_known_date_has_one_in_atom(client, home):
    PersonIndexPageFactory(parent=home)
    Person.objects.create(first_name="Claire", last_name="Delmas")

    outbox.drain()
    (entry,) = atom(client, "/personnes/?flux=atom").findall(f"{ATOM}entry")

    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).year == 2026


@pytest.mark.parametrize("count", [1, 30])
def test_feed_costs_the_same_queries_whatever_it_holds(client, experience_index, count, django_assert_max_num_queries):
    for _ in range(count):
        publish(ExperiencePageFactory(parent=experience_index))
    address = "/experiences/?flux=rss"
    client.get(address)

    with django_assert_max_num_queries(8 + routing_queries(client, address)):
        client.get(address)
