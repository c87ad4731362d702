"""The team at work in the admin: what they publish is read as they meant it, and what they forget is asked for."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.test_walks import log_in, publish

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]

PATIENCE = 20.0
"""Seconds that the worker is given to index what was published."""


@pytest.fixture
def desk(open_page, portal):
    """The admin, open for somebody of the group Publication."""
    page = open_page("/admin/", viewport={"width": 1400, "height": 1000})
    log_in(page, portal)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    return page


def add(page, kind, parent):
    """Open the form of a new page of a kind, under the list whose slug is given."""
    found = page.request.get(f"/admin/api/main/pages/?slug={parent}&locale=fr").json()["items"]
    page.goto(f"/admin/pages/add/{kind}/{found[0]['id']}/")


def entitle(page, title, lead=""):
    page.get_by_placeholder("Titre de la page").fill(title)
    if lead:
        page.locator("textarea[name=lead]").fill(lead)


def name_producer(page, name):
    page.get_by_role("button", name="Ajouter un(e) producteur").click()
    page.fill("input[name=producers-0-name]", name)


def choose(page, button, words, name):
    """Choose a thing in the list that a button opens, once its words are searched for."""
    button.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Terme de recherche").fill(words)
    dialog.get_by_role("link", name=name).click()
    dialog.wait_for(state="hidden")


def fill_in_hour(page, name, text):
    """Type an hour or a date, see its clock open, and go on: a clock opens late, and would cover what comes next."""
    page.fill(f"input[name={name}]", text)
    clock = page.locator(".xdsoft_datetimepicker:visible")
    clock.wait_for()
    page.keyboard.press("Tab")
    clock.wait_for(state="hidden")


def published(page, title):
    """Publish the page and wait until the admin says so."""
    publish(page)
    expect(page.get_by_text(re.compile(rf"{re.escape(title)}\s».*publiée"))).to_be_visible()


def found_in(page, address, title):
    """Return the link of a list to what was just published, as soon as it is there."""
    link, deadline = page.get_by_role("link", name=title), time.monotonic() + PATIENCE
    page.goto(address)
    while not link.count() and time.monotonic() < deadline:
        page.goto(address)
    return link.first


def add_sheet(page, title):
    """Write a sheet from the form of its dossier."""
    page.get_by_role("link", name="Ajouter une fiche").click()
    entitle(page, title, "Ce que la fiche apprend.")
    published(page, title)


def add_toolbox(page, title):
    """Write the toolbox of a dossier: a guide of two steps, and a contact created on the way."""
    page.get_by_role("link", name="Ajouter la boîte à outils").click()
    entitle(page, title, "De quoi commencer demain.")
    guides = page.locator("[data-contentpath=guides]").first
    guides.get_by_title("Insérer un bloc").click()
    page.fill("input[name=guides-0-value-title]", "Ouvrir un jardin")
    page.fill("input[name=guides-0-value-steps-0-value-title]", "Trouver un terrain")
    guides.locator("[data-contentpath=steps]").get_by_title("Ajouter").last.click()
    page.fill("input[name=guides-0-value-steps-1-value-title]", "Écrire une charte")
    page.get_by_role("button", name="Ajouter un(e) contact").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Créer").click()
    dialog.locator("input[name=name]").fill("Guichet des jardins")
    dialog.locator("input[name=phone]").fill("05 61 00 00 00")
    dialog.get_by_role("button", name="Créer").click()
    expect(page.get_by_text("Guichet des jardins").first).to_be_visible()
    published(page, title)


def test_dossier_with_its_sheets_and_its_toolbox_is_published_and_read_in_order(desk, open_page, tmp_path):
    title, first, second, toolbox = "Jardiner au pied des immeubles", "Le sol", "Les habitants", "Outils du jardinier"
    add(desk, "resources/dossierpage", "ressources")
    entitle(desk, title, "Des parcelles pour cultiver et se parler.")
    name_producer(desk, "Association Les Semis")
    desk.fill("input[name=date]", "mars 2024")
    desk.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(desk.get_by_role("link", name="Ajouter une fiche")).to_be_visible()
    form = desk.url
    for write, name in ((add_sheet, first), (add_sheet, second), (add_toolbox, toolbox)):
        desk.goto(form)
        write(desk, name)
    desk.goto(form)
    desk.screenshot(path=tmp_path / "dossier-form.png", full_page=True)
    published(desk, title)

    reader = open_page("/", viewport={"width": 1280, "height": 900})
    found_in(reader, "/ressources/", title).click()
    contents = reader.get_by_role("navigation", name="Sommaire du dossier")
    expect(contents.get_by_role("listitem")).to_have_text(
        [re.compile(f"1 +{first}"), re.compile(f"2 +{second}"), re.compile(toolbox)]
    )
    expect(reader.locator("main").get_by_role("heading", name=toolbox)).to_be_visible()
    reader.screenshot(path=tmp_path / "dossier.png", full_page=True)
    contents.get_by_role("link", name=first).click()
    walked = [reader.get_by_role("heading", level=1).inner_text()]
    for _ in range(2):
        reader.locator("a[rel=next]").click()
        walked.append(reader.get_by_role("heading", level=1).inner_text())
    reader.screenshot(path=tmp_path / "toolbox.png", full_page=True)
    expect(reader.locator("main")).to_contain_text("Guichet des jardins")
    expect(reader.locator("main li", has_text=re.compile("Trouver un terrain|Écrire une charte"))).to_have_count(2)
    reader.locator("a[rel=prev]").click()

    assert walked == [first, second, toolbox]
    expect(reader.get_by_role("heading", level=1)).to_have_text(second)


def test_publication_of_another_body_is_listed_and_cited(desk, open_page, tmp_path):
    title = "Habiter les quartiers d’Occitanie"
    add(desk, "resources/publicationpage", "ressources")
    entitle(desk, title, "Ce que les enquêtes disent des logements et de leurs habitants.")
    desk.locator("select[name=genre]").select_option("study")
    name_producer(desk, "Insee Occitanie")
    desk.fill("input[name=date]", "janvier 2019")
    desk.fill("input[name=pages]", "12")
    choose(desk, desk.get_by_role("button", name="Choisir collection"), "Insee", re.compile("Insee Analyses Occitanie"))
    desk.fill("input[name=number]", "77")
    desk.fill("input[name=external_url]", "https://example.org/habiter.pdf")
    published(desk, title)

    reader = open_page("/", viewport={"width": 1280, "height": 900})
    found_in(reader, "/ressources/?q=habiter+les+quartiers", title).click()
    reader.screenshot(path=tmp_path / "publication.png", full_page=True)

    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    expect(reader.locator("[data-citation]")).to_have_text(
        f"{title}. Insee Occitanie, janvier 2019. 12 p. (Insee Analyses Occitanie ; n° 77)"
    )
    expect(reader.locator("main a[href='https://example.org/habiter.pdf']").first).to_be_visible()


def add_workshop(page, place, code, title, people):
    """Add a workshop of the afternoon, and those who speak in it."""
    page.get_by_role("button", name="Ajouter un(e) séance").click()
    row = f"sessions-{place}"
    page.locator(f"select[name={row}-kind]").select_option("workshop")
    page.fill(f"input[name={row}-code]", code)
    page.fill(f"input[name={row}-title]", title)
    fill_in_hour(page, f"{row}-start", "14:00")
    fill_in_hour(page, f"{row}-end", "15:30")
    for number, (role, name) in enumerate(people):
        page.get_by_role("button", name="Ajouter un(e) personne qui parle").last.click()
        page.locator(f"select[name={row}-interventions-{number}-role]").select_option(role)
        page.fill(f"input[name={row}-interventions-{number}-name]", name)


def placed(page):
    """Return where the parallel workshops of an event begin on the screen, as (left, top)."""
    boxes = [item.bounding_box() for item in page.locator(".sessions--parallel > li").all()]
    return [(round(box["x"]), round(box["y"])) for box in boxes]


def test_event_with_parallel_workshops_is_read_on_any_screen(desk, open_page, tmp_path):
    title = "Cultiver ensemble"
    add(desk, "events/eventpage", "agenda")
    entitle(desk, title, "Une journée pour les jardins partagés.")
    fill_in_hour(desk, "start", "2024-03-12 09:00")
    fill_in_hour(desk, "end", "2024-03-12 16:30")
    desk.fill("input[name=place_name]", "Maison des associations, Lodève")
    desk.get_by_role("tab", name="Programme").click()
    desk.get_by_role("button", name="Ajouter un(e) créneau").click()
    fill_in_hour(desk, "slots-0-start", "14:00")
    fill_in_hour(desk, "slots-0-end", "15:30")
    desk.locator("select[name=slots-0-mode]").select_option("parallel")
    add_workshop(desk, 0, "A", "Partager l’eau", [("speaker", "Nadia Bressol"), ("moderator", "Paul Estève")])
    add_workshop(desk, 1, "B", "Partager les graines", [])
    desk.screenshot(path=tmp_path / "programme-form.png")
    published(desk, title)

    reader = open_page("/", viewport={"width": 1280, "height": 900})
    found_in(reader, "/agenda/passes/", title).click()
    expect(reader.locator(".sessions--parallel h5")).to_have_text(["A. Partager l’eau", "B. Partager les graines"])
    expect(reader.locator(".sessions--parallel .moderators")).to_contain_text("Paul Estève")
    expect(reader.locator(".sessions--parallel .moderators")).not_to_contain_text("Nadia Bressol")
    expect(reader.get_by_text("Nadia Bressol")).to_be_visible()
    reader.screenshot(path=tmp_path / "event.png", full_page=True)
    beside = placed(reader)
    reader.set_viewport_size({"width": 320, "height": 900})
    reader.screenshot(path=tmp_path / "event-320.png", full_page=True)
    below = placed(reader)

    assert beside[0][0] < beside[1][0]
    assert beside[0][1] == beside[1][1]
    assert below[0][0] == below[1][0]
    assert below[0][1] < below[1][1]


def test_publication_of_an_incomplete_page_names_what_lacks_and_goes_there(desk):
    add(desk, "experiences/experiencepage", "experiences")
    entitle(desk, "Un rucher sur le toit", "Des abeilles en ville.")
    desk.fill("input[name=created]", "mars 2019")
    publish(desk)

    carrier = desk.locator("[data-contentpath=carrier]")
    expect(carrier.locator(".error-message")).to_contain_text("Choisissez l’organisme porteur")
    expect(carrier.get_by_role("button", name="Choisir organisme")).to_be_focused()


def test_publication_goes_to_the_tab_where_something_lacks(desk):
    add(desk, "experiences/experiencepage", "experiences")
    entitle(desk, "Un rucher sur le toit", "Des abeilles en ville.")
    desk.fill("input[name=carrier_name]", "Association Le Rucher")
    desk.fill("input[name=created]", "mars 2019")
    publish(desk)

    expect(desk.get_by_role("tab", name="Classement")).to_have_attribute("aria-selected", "true")
    expect(desk.get_by_role("button", name="Choisir territoire")).to_be_focused()
