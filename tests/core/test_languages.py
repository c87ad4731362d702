"""The languages of the portal: addresses, words and dates, the switch, `hreflang`, lists, the map of pages."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from core.dates import UnevenDate
from core.languages import create_locales, preferred
from core.models import HomeFeature, HomePage, Theme
from core.templatetags.languages import languages
from search import outbox, service
from search.contract import SearchRequest, SearchUnavailable
from search.engines.embedded import EmbeddedEngine
from tests.factories import ExperiencePageFactory, StandardPageFactory, ThemeFactory, ThemeIndexPageFactory, publish


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


def translate(page, locale, **fields):
    """Publish the translation of a page, its parents as aliases."""
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    outbox.drain()
    return copy


def switch(response):
    """Return the links of the header's switch."""
    found = re.search(r'<nav class="languages".*?</nav>', response.content.decode(), re.DOTALL)
    return re.findall(r'href="([^"]+)"', found[0]) if found else []


def alternates(response):
    """Return what `hreflang` says, by language."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', response.content.decode()))


def test_settings_make_the_locales(db):
    Locale.objects.exclude(language_code="fr").delete()

    create_locales(apps)
    create_locales(apps)

    assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["en", "fr", "oc"]


@pytest.mark.parametrize(("address", "code"), [("/", "fr"), ("/en/", "en"), ("/oc/", "oc")])
def test_home_answers_in_each_language_before_any_translation(client, home, address, code):
    response = client.get(address)

    assert response.status_code == 200
    assert f'<html lang="{code}">' in response.content.decode()
    assert response.context["page"].pk == home.pk


def test_other_language_is_a_404(client, home):
    assert client.get("/es/").status_code == 404


@pytest.mark.parametrize(
    ("code", "day", "month"),
    [
        ("en", "8 December 2022", "December 2022"),
        ("oc", "8 decembre 2022", "decembre 2022"),
        ("fr", "8 décembre 2022", "décembre 2022"),
    ],
)
def test_dates_are_written_as_in_the_language(code, day, month):
    with translation.override(code):
        assert date_format(UnevenDate.parse("2022-12-08").start, "DATE_FORMAT") == day
        assert UnevenDate.parse("2022-12").display() == month


def test_text_without_occitan_is_shown_in_french():
    with translation.override("fr"):
        french = [gettext("Go to the content"), gettext("Classification")]
    with translation.override("oc"):
        occitan = [gettext("Go to the content"), gettext("Classification")]

    assert occitan == ["Anar al contengut", french[1]]


def test_text_without_catalogue_is_shown_in_english():
    with translation.override("en"):
        assert gettext("Go to the content") == "Go to the content"


def test_page_in_one_language_offers_no_other(client, home):
    page = publish(StandardPageFactory(parent=home))

    response = client.get(page.url)

    assert (switch(response), alternates(response)) == ([], {})


def test_translated_page_offers_each_of_its_languages(client, home, english, settings):
    page = publish(StandardPageFactory(parent=home, slug="missions"))
    translate(page, english, slug="our-missions")

    response = client.get("/en/our-missions/")

    assert switch(response) == ["/missions/", "/en/our-missions/"]
    assert alternates(response) == {
        "fr": f"{settings.SITE_URL}/missions/",
        "en": f"{settings.SITE_URL}/en/our-missions/",
        "x-default": f"{settings.SITE_URL}/missions/",
    }
    assert alternates(client.get("/missions/")) == alternates(response)


def test_draft_translation_is_offered_to_nobody(client, home, english):
    page = publish(StandardPageFactory(parent=home))
    page.copy_for_translation(english, copy_parents=True)

    assert switch(client.get(page.url)) == []


def test_alias_is_read_but_is_no_translation(client, home, english, settings):
    parent = publish(StandardPageFactory(parent=home, slug="missions", title="Nos missions"))
    translate(publish(StandardPageFactory(parent=parent, slug="lire")), english, slug="read")

    response = client.get("/en/missions/")

    content = response.content.decode()
    assert switch(response) == ["/missions/", "/en/missions/"]
    assert alternates(response) == {}
    assert f'<link rel="canonical" href="{settings.SITE_URL}/missions/">' in content
    assert '<main id="contenu" tabindex="-1" lang="fr">' in content
    assert response.context["page"].search_unit() is None


@pytest.mark.parametrize(
    "address", ["/", "/missions/", "/en/missions/", "/recherche/", "/contact/", "/en/experiences/"]
)
def test_every_language_link_of_a_page_answers(client, home, english, experience_index, address):
    translate(publish(StandardPageFactory(parent=home, slug="missions")), english)
    translate(publish(ExperiencePageFactory(parent=experience_index)), english)

    content = client.get(address).content.decode()
    links = re.findall(r'<a href="([^"]+)" hreflang', content)

    assert len(links) >= 3
    assert {client.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("address", ["/recherche/?q=clause", "/contact/", "/signaler/?page=%2Fmissions%2F"])
def test_view_keeps_its_question_in_the_other_languages(client, home, address):
    assert switch(client.get(address)) == [address, f"/en{address}", f"/oc{address}"]


def test_unknown_address_offers_no_other_language(client, home):
    assert switch(client.get("/rien-ici/")) == []


@pytest.mark.parametrize("count", [0, 2])
def test_languages_cost_one_query(home, django_assert_num_queries, count):
    page = publish(StandardPageFactory(parent=home))
    for locale in Locale.objects.exclude(language_code="fr")[:count]:
        translate(page, locale)
    request = RequestFactory().get(page.url)
    page.get_url(request)

    with django_assert_num_queries(1):
        languages({"request": request, "page": page})


def test_menu_in_english_shows_french_where_no_translation_exists(client, home, english):
    publish(StandardPageFactory(parent=home, title="Missions", show_in_menus=True))
    about = publish(StandardPageFactory(parent=home, title="À propos", slug="a-propos", show_in_menus=True))
    translate(about, english, title="About", slug="about")

    main = client.get("/en/").context["nav"].main

    assert [(entry.title, entry.lang) for entry in main] == [("Missions", "fr"), ("About", "")]


def test_snippets_are_each_shown_once_in_the_best_language(db, english):
    translated, _french = ThemeFactory(name="Santé"), ThemeFactory(name="Emploi")
    copy = translated.copy_for_translation(english)
    copy.name = "Health"
    copy.save()

    with translation.override("en"):
        shown = {theme.name for theme in preferred(Theme.objects.all())}
    with translation.override("fr"):
        french = {theme.name for theme in preferred(Theme.objects.all())}

    assert shown == {"Health", "Emploi"}
    assert french == {"Santé", "Emploi"}


def test_titles_of_an_engine_that_is_away_are_shown_once(home, english, monkeypatch):
    page = publish(StandardPageFactory(parent=home, title="Missions"))
    publish(StandardPageFactory(parent=home, title="Équipe"))
    translate(page, english, title="Our missions")

    def fail(*args, **kwargs):
        raise SearchUnavailable("away")

    monkeypatch.setattr(EmbeddedEngine, "search", fail)

    assert {hit.title for hit in service.search(SearchRequest(locale="en")).hits} == {"Our missions", "Équipe"}
    assert {hit.title for hit in service.search(SearchRequest()).hits} == {"Missions", "Équipe"}


def test_deleted_translation_gives_its_place_back_to_the_french(home, english):
    page = publish(StandardPageFactory(parent=home, title="Missions"))
    copy = translate(page, english, title="Our missions")

    copy.delete()
    outbox.drain()

    assert [hit.title for hit in service.search(SearchRequest(locale="en")).hits] == ["Missions"]


def test_home_may_be_translated_though_there_is_one_only(home, english):
    translate(home, english, heading="What you need")

    assert sorted(HomePage.objects.values_list("locale__language_code", flat=True)) == ["en", "fr"]


NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def mapped(response):
    """Return the addresses of the map, with their translations."""
    return {
        url.find("map:loc", NAMES).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("xhtml:link", NAMES)
        }
        for url in ElementTree.fromstring(response.content)
    }


def test_map_names_public_pages_with_their_translations(client, home, english, settings):
    root = settings.SITE_URL
    parent = publish(StandardPageFactory(parent=home, slug="missions"))
    translate(publish(StandardPageFactory(parent=parent, slug="lire")), english, slug="read")
    StandardPageFactory(parent=home, slug="brouillon", live=False)
    reserved = publish(StandardPageFactory(parent=home, slug="reservee"))
    PageViewRestriction.objects.create(page=reserved, restriction_type=PageViewRestriction.LOGIN)
    translations = {"fr": f"{root}/missions/lire/", "en": f"{root}/en/missions/read/"}

    assert mapped(client.get(reverse("sitemap"))) == {
        f"{root}/": {},
        f"{root}/missions/": {},
        f"{root}/missions/lire/": translations,
        f"{root}/en/missions/read/": translations,
    }


def test_map_costs_the_same_queries_whatever_it_holds(client, home):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("sitemap"))
        return len(captured)

    publish(StandardPageFactory(parent=home))
    few = queries()
    for _ in range(20):
        publish(StandardPageFactory(parent=home))

    assert queries() == few


def test_robots_are_told_where_the_map_is(client, home, settings):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


def test_themes_in_english_are_translated_where_they_can_be(client, home, english, experience_index):
    themes = publish(ThemeIndexPageFactory(parent=home))
    health, work = ThemeFactory(name="Santé", slug="sante"), ThemeFactory(name="Emploi", slug="emploi")
    ThemeFactory(name="Santé mentale", slug="sante-mentale", parent=health)
    copy = health.copy_for_translation(english)
    copy.name, copy.slug = "Health", "health"
    copy.save()
    translate(themes, english, slug="themes")
    publish(ExperiencePageFactory(parent=experience_index, title="Un CLSM"), themes=[health, work])

    counted = client.get("/en/themes/").context["themes"]
    shown = client.get("/en/themes/health/").context

    assert [(one.theme.name, one.count, [child.theme.name for child in one.children]) for one in counted] == [
        ("Emploi", 1, []),
        ("Health", 1, ["Santé mentale"]),
    ]
    assert [child.name for child in shown["children"]] == ["Santé mentale"]
    assert [entry.hit.title for entry in shown["listing"].entries] == ["Un CLSM"]
    assert client.get("/en/themes/emploi/").context["theme"] == work
    assert client.get("/themes/health/").context["theme"] == health


def test_chosen_content_is_shown_in_the_language_of_the_reader(client, home, english, experience_index):
    translated = publish(ExperiencePageFactory(parent=experience_index, title="Un conseil"))
    other = publish(ExperiencePageFactory(parent=experience_index, title="Un jardin"))
    home.features = [HomeFeature(page=other), HomeFeature(page=translated)]
    home.save_revision().publish()
    translate(translated, english, title="A council")

    shown = client.get("/en/").context["features"]

    assert [(entry.hit.title, entry.hit.locale) for entry in shown] == [("Un jardin", "fr"), ("A council", "en")]


def test_page_names_its_themes_in_the_language_of_the_reader(client, home, english, experience_index):
    health, work = ThemeFactory(name="Santé", slug="sante"), ThemeFactory(name="Emploi", slug="emploi")
    copy = health.copy_for_translation(english)
    copy.name, copy.slug = "Health", "health"
    copy.save()
    page = publish(ExperiencePageFactory(parent=experience_index), themes=[health, work])

    shown = client.get(translate(page, english).url).context["themes"]

    assert [(theme.label, theme.key) for theme in shown] == [("Health", "health"), ("Emploi", "emploi")]
    assert [theme.label for theme in client.get(page.url).context["themes"]] == ["Santé", "Emploi"]


def test_map_names_the_pages_of_themes(client, home, settings):
    themes = publish(ThemeIndexPageFactory(parent=home))
    ThemeFactory(slug="sante")

    assert f"{settings.SITE_URL}{themes.url}sante/" in mapped(client.get(reverse("sitemap")))


def test_first_page_of_a_language_has_its_address_at_once(home, english, django_capture_on_commit_callbacks):
    page = publish(StandardPageFactory(parent=home, slug="missions"))
    with django_capture_on_commit_callbacks(execute=True):
        before = Site.get_site_root_paths()
        copy = translate(page, english)
        cache.set(SITE_ROOT_PATHS_CACHE_KEY, before, version=SITE_ROOT_PATHS_CACHE_VERSION)

    assert Page.objects.get(pk=copy.pk).get_url() == "/en/missions/"
