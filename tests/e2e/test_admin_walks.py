"""The admin and the account of members in Chromium: addresses proposed, a replacement chosen, pages without fault."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.test_walks import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]

ACCOUNT = ["/compte/connexion/", "/compte/mot-de-passe-perdu/", "/compte/mot-de-passe-perdu/envoye/"]


def test_address_follows_the_title_by_french_rules(open_page, portal):
    page = open_page("/admin/", viewport={"width": 1400, "height": 1000})
    log_in(page, portal)
    page.goto("/admin/")
    page.get_by_role("link", name="Expériences", exact=True).click()
    page.get_by_role("link", name=re.compile("Ajouter")).first.click()

    page.get_by_role("textbox", name="Titre", exact=False).first.press_sequentially("L’école à l’épreuve du quartier")
    page.keyboard.press("Tab")

    expect(page.locator("input[name=slug]")).to_have_value("ecole-epreuve-quartier")


def test_replacement_is_chosen_from_the_deletion_of_what_is_used(open_page, portal):
    page = open_page("/admin/", viewport={"width": 1400, "height": 1000})
    log_in(page, portal)
    page.goto("/admin/snippets/core/organisation/?q=Commissariat")
    page.get_by_role("link", name=re.compile("^Commissariat général")).first.click()
    page.wait_for_url(re.compile("/edit/"))
    page.goto(page.url.replace("/edit/", "/delete/"))

    page.get_by_role("link", name="Le remplacer par un autre").click()
    page.get_by_role("button", name=re.compile("Choisir")).click()
    page.get_by_label("Terme de recherche").fill("Agence nationale")
    page.get_by_role("link", name=re.compile("cohésion des territoires")).click()

    expect(page.locator("#id_replacement-title")).to_have_text("Agence nationale de la cohésion des territoires (ANCT)")
    expect(page.get_by_role("button", name="Remplacer partout")).to_be_enabled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ACCOUNT)
def test_page_of_the_account_has_no_accessibility_fault(open_page, address, scheme):
    page = open_page(address, color_scheme=scheme)

    faults = Axe().run(page).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []


@pytest.mark.parametrize("address", ACCOUNT)
def test_page_of_the_account_holds_in_320_pixels(open_page, address):
    page = open_page(address, viewport={"width": 320, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") == 320
