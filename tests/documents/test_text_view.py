"""The text of a document on the portal."""

from __future__ import annotations

import re

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from core.dates import UnevenDate
from documents.text_pages import MOST_EXTRACTS
from tests.factories import OrganisationFactory, UserFactory, publish
from tests.resources.factories import PublicationPageFactory

CLAUSE = "Une clause sociale réserve des heures de travail."
CLEANING = "Le nettoyage des écoles en est le support."


def read(client, document, query=""):
    """Return the page as HTML without line breaks."""
    response = client.get(document.text_url + query)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def words(html):
    """Return what is read of a piece of HTML."""
    return re.sub(r"\s+", " ", strip_tags(html)).strip()


def sections(html):
    """Return what is read of each page."""
    return [words(part) for part in re.findall(r'<section class="text-page".*?</section>', html)]


def extracts(html):
    """Return what is read of each extract."""
    found = re.search(r'<ol class="document__extracts">(.*?)</ol>', html)
    return [words(part) for part in re.findall(r"<li>(.*?)</li>", found[1])] if found else []


def test_text_is_read_page_by_page_each_leading_to_that_of_the_file(client, add):
    document = add([CLAUSE, CLEANING])

    html = read(client, document)

    assert sections(html) == [
        f"Page 1 Voir dans le fichier (Page 1) {CLAUSE}",
        f"Page 2 Voir dans le fichier (Page 2) {CLEANING}",
    ]
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["page-1", "page-2"]
    assert re.findall(r'class="text-page__link" href="([^"]+)"', html) == [
        f"{document.url}#page=1",
        f"{document.url}#page=2",
    ]
    assert "Texte extrait automatiquement, chiffres à vérifier" in html


def test_slides_have_their_titles_and_lead_to_the_file(client, add):
    document = add([("Agir\nEnsemble", "Agir")], name="agir.pptx", content=b"PK", kind="slide")

    html = read(client, document)

    assert sections(html) == ["Diapo 1 : Agir Voir dans le fichier (Diapo 1) Agir Ensemble".replace(" : ", " : ")]
    assert re.findall(r'class="text-page__link" href="([^"]+)"', html) == [document.url]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("ocr", "Texte reconnu dans une image de la page : des lettres et des chiffres peuvent être faux."),
        ("editor", "Texte corrigé par l’équipe."),
    ],
)
def test_page_says_where_its_text_comes_from(client, add, origin, said):
    document = add([CLAUSE, (CLEANING, "", origin)])

    assert [said in section.replace("\xa0", " ") for section in sections(read(client, document))] == [False, True]


def test_facts_are_told(client, add):
    document = add(
        [CLAUSE],
        licence="by-sa",
        producer=OrganisationFactory(name="Alliance des quartiers"),
        date=UnevenDate.parse("septembre 2016"),
    )

    html = read(client, document)

    facts = words(re.search(r'<dl class="document__facts">.*?</dl>', html)[0]).replace("\xa0", " ")
    assert facts == (
        "Fichier PDF, 1 ko, 1 p. Langue Français Publié par Alliance des quartiers Date Septembre 2016 "
        "Licence Creative Commons : attribution, partage dans les mêmes conditions (CC BY-SA 4.0)"
    )
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/deed.fr"' in html


def test_addresses_of_people_are_masked(client, add):
    html = read(client, add(["Écrire à nina.martin@exemple.fr avant mardi."]))

    assert "nina.martin" not in html
    assert "…@exemple.fr" in html


def test_markup_in_a_text_is_shown_as_text(client, add):
    html = read(client, add(["<script>alert(1)</script> clause"]), "?q=clause")

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>clause</mark>" in html


def test_search_shows_the_pages_that_hold_all_the_words_and_marks_them(client, add):
    document = add([CLAUSE, f"{CLAUSE} {CLEANING}", CLEANING])

    html = read(client, document, "?q=clauses+nettoyage")

    assert extracts(html) == [f"Page 2 — {CLAUSE} {CLEANING}"]
    assert re.findall(r'<a href="(#page-\d)">Page', html) == ["#page-2"]
    shown = re.search(r'<div class="document__pages.*', html)[0]
    assert re.findall(r"<mark>(.*?)</mark>", shown) == ["clause", "clause", "nettoyage", "nettoyage"]


def test_search_shows_pages_that_hold_some_words_where_none_holds_all(client, add):
    html = read(client, add([CLAUSE, CLEANING]), "?q=clause+nettoyage")

    assert [extract[:6] for extract in extracts(html)] == ["Page 1", "Page 2"]
    assert "Aucune page ne contient tous ces mots" in html


def test_search_leaves_out_pages_that_hold_an_excluded_word(client, add):
    html = read(client, add([CLAUSE, f"{CLAUSE} {CLEANING}"]), "?q=clause+-nettoyage")

    assert [extract[:6] for extract in extracts(html)] == ["Page 1"]


def test_search_quotes_the_first_pages_of_many(client, add):
    html = read(client, add([CLAUSE] * (MOST_EXTRACTS + 3)), "?q=clause")

    assert len(extracts(html)) == MOST_EXTRACTS
    assert "Ils sont marqués dans 3 autres pages ci-dessous." in html


def test_search_without_result_says_so(client, add):
    html = read(client, add([CLAUSE]), "?q=piscine")

    assert "« piscine » : rien dans ce document" in html.replace("\xa0", " ")
    assert 'href="/recherche/?q=piscine"' in html


@pytest.mark.parametrize("query", ["?q=", "?q=%00", "?q=" + "a" * 5000, "?q=%22", "?q=-", "?q=le+la", "?x=1&q=%FF"])
def test_search_that_cannot_be_read_is_harmless(client, add, query):
    assert len(sections(read(client, add([CLAUSE]), query))) == 1


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("waiting", "Son texte n’a pas encore été lu"),
        ("no_text", "Il ne contient que des images"),
        ("locked", "Il est protégé par un mot de passe"),
        ("broken", "Il est endommagé"),
        ("too_large", "Il est trop volumineux"),
        ("unreadable", "Son format n’est pas de ceux dont le portail lit le texte."),
        ("done", "Il ne contient pas de texte."),
    ],
)
def test_file_without_text_says_why_and_is_offered(client, add, state, reason):
    document = add([], state=state)

    html = read(client, document)

    assert reason in html
    assert f'class="button" href="{document.url}"' in html


def test_contents_lead_to_the_pages(client, add):
    html = read(client, add([CLAUSE, CLEANING]))

    contents = re.search(r'<nav class="document__contents".*?</nav>', html)[0]
    assert re.findall(r'href="([^"]+)"', contents) == ["#page-1", "#page-2"]


def test_pages_that_publish_it_are_named_where_they_may_be_read(client, add, publication, resource_index):
    document = add([CLAUSE])
    hidden = publish(PublicationPageFactory(parent=resource_index, title="Pour les adhérents"))
    hidden.file_links.add(type(publication.file_links.get())(document=document))
    publish(hidden)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    def named():
        return re.findall(r'<a href="([^"]+)">', re.search(r'<p class="back">.*?</p>', read(client, document))[0])

    before = named()
    client.force_login(UserFactory())
    assert (before, named()) == ([publication.url], [publication.url, hidden.url])


def test_metadata_name_one_address(client, add, settings):
    document = add([CLAUSE])

    html = read(client, document, "?q=clause")

    assert f'<link rel="canonical" href="{settings.SITE_URL}{document.text_url}">' in html
    assert "<title>Texte de « Rapport annuel » –" in html.replace("\xa0", " ")


@pytest.mark.parametrize(("query", "kept_out"), [("", False), ("?q=clause", True)])
def test_searches_are_kept_out_of_other_engines(client, add, query, kept_out):
    assert ('content="noindex, follow"' in read(client, add([CLAUSE]), query)) is kept_out


def test_text_that_is_not_for_all_is_kept_out_of_other_engines(client, add, publication):
    document = add([CLAUSE])
    PageViewRestriction.objects.create(page=publication, restriction_type="login")
    client.force_login(UserFactory())

    assert 'content="noindex, follow"' in read(client, document)


def test_foreign_text_says_its_language(client, add):
    html = read(client, add(["Social clauses set hours aside."], language="en"), "?q=clause")

    assert '<div class="document__pages" lang="en">' in html
    assert "Social <mark>clauses</mark>" in html


@pytest.mark.parametrize("count", [1, 112])
def test_text_costs_the_same_queries_whatever_its_pages(client, add, count, django_assert_max_num_queries):
    document = add([CLAUSE] * count)
    client.get(document.text_url)

    with django_assert_max_num_queries(17):
        client.get(document.text_url + "?q=clause")
