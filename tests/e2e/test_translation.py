"""An editor translates a fiche in the browser, and an English reader finds it; a visitor writes to the team."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.test_walks import FICHE, log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]

TITLE = "In Bédarieux, a citizens’ council becomes an association"


def fiche_id(page):
    """Return the id of the fiche of Bédarieux."""
    address = "/admin/api/main/pages/?fields=id&type=experiences.ExperiencePage&locale=fr&slug=" + FICHE.split("/")[-2]
    return page.request.get(address).json()["items"][0]["id"]


@pytest.fixture(scope="module")
def translated(browser, portal):
    """The address of the fiche once an editor has translated its title and published it."""
    context = browser.new_context(locale="fr-FR", base_url=portal.address, viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.goto("/admin/")
    log_in(page, portal)
    page.goto(f"/admin/localize/submit/page/{fiche_id(page)}/")
    page.get_by_label("Anglais", exact=False).check()
    page.get_by_role("button", name="Soumettre").click()
    page.get_by_role("button", name="Traduire", exact=True).first.click()
    page.locator("textarea").first.fill(TITLE)
    page.get_by_role("button", name="Enregistrer", exact=True).first.click()
    expect(page.get_by_text(TITLE).first).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Publier")).click()
    context.close()
    return f"/en{FICHE}"


def test_fiche_translated_by_an_editor_is_read_and_found_in_english(open_page, translated):
    page = open_page(translated)

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("navigation", name="Languages of this page").get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(f"{FICHE}$"))
    page.goto("/en/recherche/?q=citizens+council")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/en/", "/en/experiences/", f"/en{FICHE}", "/oc/", "/contact/", "/signaler/?page=/"]
)
def test_page_has_no_accessibility_fault(open_page, translated, address, scheme):
    page = open_page(address, color_scheme=scheme)

    faults = Axe().run(page).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []


@pytest.mark.parametrize(
    "address", ["/en/", f"/en{FICHE}", "/contact/", "/signaler/?page=/experiences/une-longue-adresse/"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_page_fits_its_screen(open_page, translated, address, width):
    page = open_page(address, viewport={"width": width, "height": 900})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_visitor_reports_an_error_that_the_team_reads(open_page):
    page = open_page(FICHE)
    page.get_by_role("link", name=re.compile("Signaler une erreur")).click()
    page.get_by_role("radio").nth(1).check()
    page.locator("textarea").fill("Le lien vers la médiathèque ne s’ouvre pas.")
    page.wait_for_timeout(3100)
    page.get_by_role("button", name=re.compile("Envoyer")).click()
    expect(page).to_have_url(re.compile("/contact/merci/"))

    page.goto("/boite-aux-lettres/")
    page.get_by_role("link", name=re.compile("Erreur signalée")).first.click()

    expect(page.locator("main")).to_contain_text(FICHE)
    expect(page.locator("main")).to_contain_text("Le lien vers la médiathèque ne s’ouvre pas.")


def test_wrong_message_is_explained_and_kept_without_javascript(open_page):
    page = open_page("/contact/", java_script_enabled=False)
    page.locator("textarea").fill("Bonjour")
    page.get_by_role("button", name=re.compile("Envoyer")).click()

    expect(page.locator("textarea")).to_have_value("Bonjour")
    expect(page.locator("#id_email_error")).to_be_visible()
    expect(page.locator("#id_email")).to_have_attribute("aria-invalid", "true")
