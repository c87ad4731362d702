"""The portal as its users walk it: an editor publishes, a practitioner finds, on any screen, without JavaScript too."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]
"""The walks share one portal: they stay on one worker."""

FICHE = "/experiences/conseil-citoyen-bedarieux-biblio-cycle/"


def log_in(page, portal):
    page.fill("input[name=username]", portal.user)
    page.fill("input[name=password]", portal.password)
    page.click("button[type=submit]")
    page.wait_for_url(f"{portal.address}/admin/")


def publish(page):
    page.get_by_role("button", name="Plus d'actions").click()
    page.get_by_role("button", name="Publier").click()


def test_editor_publishes_a_fiche_that_the_search_finds_within_a_second(open_page, portal):
    page = open_page("/admin/", viewport={"width": 1400, "height": 1000})
    log_in(page, portal)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.goto("/admin/pages/add/experiences/experiencepage/" + index_id(page) + "/")
    page.fill("input[name=title]", "Un verger partagé à Lodève")
    page.fill("textarea[name=lead]", "Des habitants replantent des variétés oubliées de pommiers sur une friche.")
    page.fill("input[name=carrier_name]", "Association Le Verger")
    page.fill("input[name=created]", "mars 2019")
    page.get_by_role("tab", name="Classement").click()
    page.get_by_role("button", name="Choisir territoire").click()
    page.get_by_label("Terme de recherche").fill("Lodève")
    page.get_by_role("link", name="Lodève (commune 34142)").click()
    publish(page)
    expect(page.get_by_text("Un verger partagé à Lodève » créée et publiée")).to_be_visible()
    published = time.monotonic()

    visitor = open_page("/")
    visitor.get_by_role("searchbox").first.fill("pommier oublié")
    visitor.keyboard.press("Enter")

    expect(visitor.get_by_role("link", name="Un verger partagé à Lodève")).to_be_visible()
    assert time.monotonic() - published < 10
    visitor.get_by_role("link", name="Un verger partagé à Lodève").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Un verger partagé à Lodève")
    expect(visitor.locator("main")).to_contain_text(re.compile("mars 2019", re.IGNORECASE))


def index_id(page):
    """Return the id of the list of experiences."""
    found = page.request.get("/admin/api/main/pages/?slug=experiences&locale=fr").json()["items"]
    return str(found[0]["id"])


def test_password_mail_can_be_read_in_the_mailbox(open_page):
    page = open_page("/admin/password_reset/")
    page.fill("input[name=email]", "redaction@example.org")
    page.click("button[type=submit]")
    page.wait_for_url("**/password_reset/done/")

    page.goto("/boite-aux-lettres/")
    page.get_by_role("link", name=re.compile("mot de passe", re.IGNORECASE)).first.click()

    expect(page.locator("main")).to_contain_text("/admin/password_reset/confirm/")


def test_list_is_filtered_without_javascript(open_page):
    page = open_page("/experiences/", java_script_enabled=False)

    page.get_by_label(re.compile("Hérault")).check()
    page.get_by_role("button", name="Appliquer les filtres").click()

    expect(page).to_have_url(re.compile("territoire=departement-34"))
    expect(page.get_by_role("link", name=re.compile("Bédarieux, un conseil citoyen"))).to_be_visible()
    page.get_by_role("link", name=re.compile("Hérault")).first.click()
    expect(page).to_have_url(re.compile(r"/experiences/(\?tri=[a-z]*)?$"))


def test_menu_opens_and_closes_with_the_keyboard(open_page):
    page = open_page("/", viewport={"width": 360, "height": 800})

    page.locator("header summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("header details").get_by_role("link", name="Expériences")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("header details").get_by_role("link", name="Expériences")).to_be_hidden()


def test_skip_link_leads_to_the_content(open_page):
    page = open_page(FICHE)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "contenu"


@pytest.mark.parametrize("slug", [
    "conseil-citoyen-bedarieux-biblio-cycle",
    "opencite-creation-entreprise-quartiers",
    "ptce-3eva-haute-vallee-aude",
])  # fmt: skip
def test_fiche_prints_on_one_page(open_page, slug):
    page = open_page(f"/experiences/{slug}/")

    pdf = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
