"""Lists and the search page: what the address asks for, what is shown, what bad addresses get."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dates import UnevenDate
from tests.factories import (
    AudienceFactory,
    ExperiencePageFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    inside,
    publish,
)

SEARCH = "/recherche/"


@pytest.fixture
def herault(db):
    """The département of Hérault, with Bédarieux in it."""
    occitanie = TerritoryFactory(kind="region", code="76", name="Occitanie")
    departement = inside(TerritoryFactory(kind="departement", code="34", name="Hérault"), occitanie)
    inside(TerritoryFactory(kind="commune", code="34028", name="Bédarieux"), departement)
    return departement


@pytest.fixture
def sheets(experience_index, herault):
    """Three fiches: Bédarieux 2015 (participation), Nîmes 2013-2015 (emploi), Toulouse 2010."""
    participation = ThemeFactory(name="Participation", slug="participation")
    conseils = ThemeFactory(name="Conseils citoyens", slug="conseils-citoyens", parent=participation)
    emploi = ThemeFactory(name="Emploi", slug="emploi")
    elus = AudienceFactory(name="Élus", slug="elus")
    bedarieux = type(herault).objects.get(code="34028")
    first = ExperiencePageFactory(parent=experience_index, title="Biblio’cycle à Bédarieux", status="to_verify")
    second = ExperiencePageFactory(
        parent=experience_index, title="Couveuse de Nîmes", created=UnevenDate.parse("2013-2015")
    )
    third = ExperiencePageFactory(
        parent=experience_index, title="Guichet de Toulouse", created=UnevenDate.parse("2010")
    )
    publish(first, themes=[conseils], territories=[bedarieux], audiences=[elus])
    publish(second, themes=[emploi])
    publish(third, themes=[emploi])
    return first, second, third


def titles(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return [entry.hit.title for entry in response.context["listing"].entries]


def test_territory_filter_finds_what_lies_in_it(client, sheets):
    assert titles(client, "/experiences/?territoire=departement-34") == ["Biblio’cycle à Bédarieux"]


def test_former_territory_says_until_when_it_existed(client, experience_index):
    former = TerritoryFactory(kind="region", code="91", name="Languedoc-Roussillon", valid_to=date(2015, 12, 31))
    publish(ExperiencePageFactory(parent=experience_index), territories=[former])

    (option,) = client.get("/experiences/").context["listing"].facet("territory")

    assert option.term.label == "Languedoc-Roussillon (jusqu’en 2015)"


def test_theme_filter_finds_the_narrower_theme(client, sheets):
    assert titles(client, "/experiences/?theme=participation") == ["Biblio’cycle à Bédarieux"]


def test_two_values_of_a_facet_add_up(client, sheets):
    assert len(titles(client, "/experiences/?theme=participation&theme=emploi")) == 3


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("?public=elus", ["Biblio’cycle à Bédarieux"]),
        ("?etat=a-verifier", ["Biblio’cycle à Bédarieux"]),
        ("?annee=2014", ["Couveuse de Nîmes"]),
        ("?annee=2015&theme=emploi", ["Couveuse de Nîmes"]),
        ("?q=biblio", ["Biblio’cycle à Bédarieux"]),
        ("?tri=titre", ["Biblio’cycle à Bédarieux", "Couveuse de Nîmes", "Guichet de Toulouse"]),
        ("?tri=ancien", ["Guichet de Toulouse", "Couveuse de Nîmes", "Biblio’cycle à Bédarieux"]),
        ("", ["Biblio’cycle à Bédarieux", "Couveuse de Nîmes", "Guichet de Toulouse"]),
    ],
)
def test_listing_filters_and_sorts(client, sheets, address, expected):
    assert titles(client, f"/experiences/{address}") == expected


def test_counts_ignore_their_own_filter(client, sheets):
    listing = client.get("/experiences/?theme=participation").context["listing"]

    counts = {option.term.label: (option.count, option.selected) for option in listing.facet("theme")}
    assert counts == {"Participation": (1, True), "Conseils citoyens": (1, False), "Emploi": (2, False)}


def test_chips_take_one_filter_away(client, sheets):
    listing = client.get("/experiences/?theme=emploi&annee=2014&tri=titre").context["listing"]

    assert [(str(chip.label), chip.url) for chip in listing.chips] == [
        ("Emploi", "/experiences/?annee=2014&tri=titre"),
        ("2014", "/experiences/?theme=emploi&tri=titre"),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("theme=inconnu", ["Thème (inconnu)"]),
        ("territoire=departement-99", ["Territoire (departement-99)"]),
        ("annee=20x5", ["Année (20x5)"]),
        ("etat=ongoing", ["État (ongoing)"]),
        ("tri=hasard", ["Trier par"]),
        ("page=zéro", ["Page"]),
        ("page=0", ["Page"]),
        (f"q={'a' * 401}", ["Recherche"]),
        ("q=%00", ["Recherche"]),
    ],
)
def test_wrong_filter_is_passed_over_and_said(client, sheets, query, said):
    response = client.get(f"/experiences/?{query}")

    assert response.status_code == 200
    assert response.context["listing"].ignored == said
    assert response.context["listing"].total == 3
    assert escape(said[0]) in response.content.decode()


def test_page_beyond_the_last_shows_where_the_list_ends(client, sheets):
    response = client.get("/experiences/?page=9")

    assert response.status_code == 200
    assert len(response.context["listing"].entries) == 3


def test_pages_hold_every_content_once(client, experience_index):
    for _ in range(23):
        publish(ExperiencePageFactory(parent=experience_index))

    shown = [title for page in (1, 2, 3) for title in titles(client, f"/experiences/?page={page}")]

    assert (len(shown), len(set(shown))) == (23, 23)


def test_search_marks_title_and_extract(client, home):
    page = StandardPageFactory(parent=home, title="La médiation sociale")
    page.body = [("text", "<p>Le <b>médiateur</b> écoute les habitants du quartier & les oriente.</p>")]
    publish(page)

    content = client.get(f"{SEARCH}?q=médiations").content.decode()
    extract = client.get(f"{SEARCH}?q=oriente habitant").content.decode()

    assert "La <mark>médiation</mark> sociale" in content
    assert "<mark>habitants</mark> du quartier &amp; les <mark>oriente</mark>" in extract


def test_search_relaxes_and_says_so(client, sheets):
    response = client.get(f"{SEARCH}?q=biblio nîmes")

    assert response.context["listing"].response.relaxed
    assert response.context["listing"].total == 2
    assert "une partie" in response.content.decode()


def test_search_suggests_the_word_that_was_meant(client, sheets):
    listing = client.get(f"{SEARCH}?q=toulouze").context["listing"]

    assert listing.suggestion.url == f"{SEARCH}?q=toulouse"


def test_search_without_answer_offers_a_way_out(client, sheets):
    content = client.get(f"{SEARCH}?q=zzzz&theme=emploi").content.decode()

    assert "Aucun contenu" in content
    assert f'href="{SEARCH}?q=zzzz"' in content


def test_search_text_is_escaped(client, sheets):
    content = client.get(SEARCH, {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in content


def test_engine_away_shows_titles_and_says_so(client, sheets, away):
    response = client.get(f"{SEARCH}?q=guichet")

    assert [entry.hit.title for entry in response.context["listing"].entries] == ["Guichet de Toulouse"]
    assert response.context["listing"].response.degraded
    assert "momentanément" in response.content.decode()


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("address", ["/experiences/", "/experiences/?theme=emploi&territoire=departement-34", SEARCH])
def test_listing_costs_the_same_queries_whatever_it_holds(
    client, experience_index, herault, count, address, django_assert_max_num_queries
):
    theme, audience = ThemeFactory(slug="emploi"), AudienceFactory()
    for _ in range(count):
        publish(
            ExperiencePageFactory(parent=experience_index),
            themes=[theme],
            territories=[herault],
            audiences=[audience],
        )
    client.get(address)

    with django_assert_max_num_queries(8 + routing_queries(client, address)):
        client.get(address)


def routing_queries(client, address):
    """Return how many queries Wagtail needs before any template: finding the page, and who may read it."""
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext
    from wagtail.models import Page

    if address.startswith(SEARCH):
        return 0
    with CaptureQueriesContext(connection) as captured:
        page, _args, _kwargs = Page.route_for_request(RequestFactory().get(address), re.sub(r"\?.*", "", address))
        list(page.get_view_restrictions())
    return len(captured)


@pytest.fixture(scope="module")
def query_strings():
    values = st.text(max_size=30) | st.sampled_from(["emploi", "departement-34", "2014", "-1", "9" * 30, "\x00", "'"])
    names = st.sampled_from(["q", "tri", "page", "theme", "territoire", "public", "etat", "annee", "nature"])
    return st.lists(st.tuples(names | st.text(max_size=8), values), max_size=6)


@pytest.mark.any_database
@override_settings(DEBUG=False)
@pytest.mark.parametrize("address", ["/experiences/", SEARCH])
def test_no_query_string_breaks_a_list(client, sheets, query_strings, address):
    @settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(query_strings)
    def check(pairs):
        assert client.get(address, pairs).status_code in (200, 400)

    check()


def test_search_address_is_the_one_that_visitors_know():
    assert reverse("search") == SEARCH
