"""Found on page N: from words to the sentence in a file, and the text of that file for who cannot read it."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]

QUESTION = "/recherche/?q=clause+sociale+nettoyage"


@pytest.fixture
def text_address(open_page):
    """The address of the text of the first file that the question finds."""
    link = open_page(QUESTION).locator(".entry__page").first.get_attribute("href")
    return re.sub("#.*", "", link) + "/texte"


def test_practitioner_opens_the_file_at_the_page_that_was_found(open_page):
    follow_to_the_page(open_page("/"))


@pytest.mark.elasticsearch
def test_practitioner_opens_the_file_at_its_page_on_elasticsearch(open_page, portal_on_elasticsearch):
    follow_to_the_page(open_page(f"{portal_on_elasticsearch.address}/"))


def follow_to_the_page(page):
    page.get_by_role("searchbox").first.fill("clause sociale nettoyage")
    page.keyboard.press("Enter")

    link = page.locator(".entry__page").first
    number = re.search(r"page (\d+)", link.inner_text())[1]
    address = link.get_attribute("href")

    expect(page.locator(".entry__passages mark").first).to_be_visible()
    assert re.fullmatch(rf"/documents/\d+/[a-z0-9-]+#page={number}", address)
    given = page.request.get(urljoin(page.url, address))
    assert (given.status, given.headers["content-type"], given.body()[:5]) == (200, "application/pdf", b"%PDF-")


def test_reader_finds_words_in_the_text_without_javascript(open_page, text_address):
    page = open_page(text_address, java_script_enabled=False)
    page.get_by_label("Mots à chercher dans ce document").fill("nettoyage")
    page.get_by_role("button", name="Chercher dans le document").click()

    extract = page.locator(".document__extracts a").first
    target = extract.get_attribute("href")
    extract.click()

    expect(page).to_have_url(re.compile(f"{re.escape(text_address)}\\?q=nettoyage{target}$"))
    expect(page.locator(f"section:has({target}) mark").first).to_be_visible()


def test_text_is_reached_from_the_page_that_publishes_the_file(open_page):
    page = open_page("/ressources/conseils-citoyens-etats-des-lieux/")

    page.get_by_role("link", name=re.compile("Lire le texte")).first.click()

    expect(page).to_have_url(re.compile(r"/documents/\d+/[a-z0-9-]+/texte$"))
    expect(page.locator("#page-1")).to_be_visible()


@pytest.mark.parametrize("query", ["", "?q=clause", "?q=zzzz"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_no_accessibility_fault(open_page, text_address, query, scheme):
    page = open_page(text_address + query, color_scheme=scheme)

    found = Axe().run(page).response["violations"]

    assert [fault["id"] for fault in found] == []


def test_text_does_not_scroll_sideways_on_a_phone(open_page, text_address):
    page = open_page(text_address + "?q=clause", viewport={"width": 320, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_text_prints_without_what_cannot_be_clicked(open_page, text_address):
    page = open_page(text_address)

    page.emulate_media(media="print")

    hidden = (".document__search", ".document__contents", ".text-page__link", ".document__open")
    assert [page.locator(name).first.is_visible() for name in hidden] == [False] * 4
    assert page.locator(".text-page p").first.is_visible()
