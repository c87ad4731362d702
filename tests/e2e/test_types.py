"""One page of each type: no accessibility fault by day or by night, no side scroll, no other host, no complaint."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]

DOSSIER = "/ressources/achats-socialement-responsables/"
ADDRESSES = {
    "home": "/",
    "standard": "/a-propos/",
    "legal": "/mentions-legales/",
    "site_map": "/plan-du-site/",
    "search": "/recherche/?q=conseil+citoyen",
    "empty_search": "/recherche/?q=zzzz",
    "experiences": "/experiences/",
    "experience": "/experiences/conseil-citoyen-bedarieux-biblio-cycle/",
    "resources": "/ressources/",
    "dossier": DOSSIER,
    "sheet": f"{DOSSIER}clauses-sociales/",
    "toolbox": f"{DOSSIER}boite-a-outils/",
    "own_publication": "/ressources/conseils-citoyens-etats-des-lieux/",
    "external_publication": "/ressources/mobilites-menages-synthese/",
    "video": "/ressources/temoignage-ales-agglomeration/",
    "deck": "/ressources/diaporama-commande-publique-responsable-pas-de-calais/",
    "news_list": "/actualites/",
    "news": "/actualites/appel-a-projets-quartiers-solidaires/",
    "agenda": "/agenda/",
    "past_events": "/agenda/passes/",
    "event": "/agenda/tour-de-france-clause-sociale-occitanie/",
    "cycle": "/agenda/developpement-economique-urbain-2013-2015/",
    "glossary": "/glossaire/",
    "term": "/glossaire/aap/",
    "organisations": "/organismes/",
    "organisation": r"/organismes/\d+-[a-z0-9-]+/",
    "people": "/personnes/",
    "person": r"/personnes/\d+-[a-z0-9-]+/",
    "territories": "/territoires/",
    "territory": "/territoires/commune-11262-narbonne/",
    "themes": "/themes/",
    "theme": "/themes/achats-responsables/",
    "contact": "/contact/",
    "report": f"/signaler/?page={DOSSIER}",
    "login": "/compte/connexion/",
    "missing": "/rien-ici/",
}
"""An address each; where it holds a number, the first such one of the list above it."""
WITH_FACTS = (
    "experience", "dossier", "sheet", "toolbox", "own_publication", "external_publication", "video", "deck", "event",
    "cycle",
)  # fmt: skip
"""The pages that have facts beside their text."""
WIDTHS = (320, 640, 1280)
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What may differ by night: the rest of the page is the same."""


@pytest.fixture
def visit(open_page):
    """Open an empty tab that notes what it asks for and what it complains of."""

    def opened():
        page, asked, complaints = open_page("about:blank", viewport={"width": 1280, "height": 900}), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page, asked, complaints

    return opened


def numbered(page, address):
    """Return an address, or the first one of its list that has such a number."""
    if "\\d" not in address:
        return address
    listed = page.request.get(f"/{address.split('/')[1]}/").text()
    return re.search(address, listed)[0]


def faults(page):
    """Return what axe finds wrong, by day then by night, and the widths at which the page scrolls sideways."""
    found = []
    for scheme, rules in (("light", None), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        violations = Axe().run(page, options=rules).response["violations"]
        found += [(scheme, fault["id"], fault["nodes"][0]["html"]) for fault in violations]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(("too wide", width))
    return found


@pytest.mark.parametrize("kind", ADDRESSES)
def test_page_is_without_fault(visit, portal, kind):
    page, asked, complaints = visit()

    answer = page.goto(numbered(page, ADDRESSES[kind]))

    expected = 404 if kind == "missing" else 200
    assert answer.status == expected
    assert faults(page) == []
    assert [url for url in asked if not url.startswith((portal.address, "data:"))] == []
    assert [text for text in complaints if not (expected == 404 and "404" in text)] == []


@pytest.mark.parametrize("kind", WITH_FACTS)
def test_title_comes_first_on_a_screen_of_middle_width(open_page, kind):
    page = open_page(ADDRESSES[kind], viewport={"width": 1100, "height": 900})

    top = page.locator("main h1").bounding_box()["y"]

    assert top < 400


def test_refusal_is_without_fault(visit, portal):
    page, asked, complaints = visit()
    page.goto("/compte/connexion/")
    page.fill("input[name=username]", portal.user)
    page.fill("input[name=password]", portal.password)
    page.context.clear_cookies()

    with page.expect_navigation() as answer:
        page.locator("main").get_by_role("button").first.click()

    assert answer.value.status == 403
    assert faults(page) == []
    assert [url for url in asked if not url.startswith((portal.address, "data:"))] == []
    assert [text for text in complaints if "403" not in text] == []
