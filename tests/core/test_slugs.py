"""Addresses by French rules, for pages made in the admin and by programs."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from core.models import StandardPage
from core.slugs import RULES, slug_of
from tests.factories import StandardPageFactory, UserFactory


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’école à l’épreuve du quartier", "ecole-epreuve-quartier"),
        ("L'école à l'épreuve du quartier", "ecole-epreuve-quartier"),
        ("Les œuvres et la main-d’œuvre", "oeuvres-main-doeuvre"),
        ("Prévenir la délinquance : l’exemple d’un CLSPD", "prevenir-delinquance-exemple-clspd"),
        ("« Qu’est-ce que la clause sociale ? »", "est-ce-clause-sociale"),
        ("Du collège au lycée, avec ou sans bac", "college-lycee-sans-bac"),
        ("Élus\N{NO-BREAK SPACE}: où en êtes-vous\N{NARROW NO-BREAK SPACE}?", "elus-etes-vous"),
        ("Aujourd’hui", "aujourdhui"),
        ("À la une", "une"),
        ("La de", "de"),
        ("Le", "le"),
        ("  Bilan 2016-2017  ", "bilan-2016-2017"),
        ("???", ""),
    ],
)
def test_slug_follows_french_rules(title, slug):
    assert slug_of(title) == slug


def test_long_slug_is_cut_between_two_words():
    title = "Comment conduire une démarche achats socialement responsables quand tout manque"

    slug = slug_of(title)

    assert slug == "comment-conduire-demarche-achats-socialement-responsables"
    assert len(slug_of("anticonstitutionnellement " * 2)) == 51


def test_page_made_by_a_program_gets_a_slug_free_among_its_siblings(home):
    pages = [StandardPage(title="L’école à l’épreuve du quartier") for _ in range(3)]

    for page in pages:
        home.add_child(instance=page)

    assert [page.slug for page in pages] == [
        "ecole-epreuve-quartier",
        "ecole-epreuve-quartier-2",
        "ecole-epreuve-quartier-3",
    ]


def test_same_slug_is_free_under_another_page(home):
    parents = [StandardPageFactory(parent=home) for _ in range(2)]
    pages = [StandardPage(title="Nos missions") for _ in parents]

    for parent, page in zip(parents, pages, strict=True):
        parent.add_child(instance=page)

    assert [page.slug for page in pages] == ["nos-missions", "nos-missions"]


def create(client, home, **fields):
    """Save a standard page in the admin, as the browser does."""
    empty = {"lead": "", "image": "", "image_alt": "", "seo_title": "", "search_description": ""}
    lists = {
        f"{name}-{part}": value
        for name in ("theme_links", "territory_links", "audience_links", "comments", "body")
        for part, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MAX_NUM_FORMS", 1000), ("count", 0))
    }
    address = reverse("wagtailadmin_pages:add", args=("core", "standardpage", home.pk))
    return client.post(address, nested_form_data(empty | fields) | lists)


def test_second_page_of_a_title_gets_the_next_number_in_the_admin(client, home):
    client.force_login(UserFactory(is_superuser=True))
    StandardPageFactory(parent=home, slug="bilan-annee")

    create(client, home, title="Le bilan de l’année", slug="bilan-annee")

    assert StandardPage.objects.get(title="Le bilan de l’année").slug == "bilan-annee-2"


def test_slug_chosen_by_the_editor_is_kept_or_refused(client, home):
    client.force_login(UserFactory(is_superuser=True))
    StandardPageFactory(parent=home, slug="bilan")

    create(client, home, title="Le bilan de l’année", slug="compte-rendu")
    refused = create(client, home, title="Le bilan de l’an dernier", slug="bilan")

    assert StandardPage.objects.get(title="Le bilan de l’année").slug == "compte-rendu"
    assert "slug" in refused.context["form"].errors


def test_page_saved_without_slug_gets_the_one_of_its_title(client, home):
    client.force_login(UserFactory(is_superuser=True))
    StandardPageFactory(parent=home, slug="bilan-annee")

    create(client, home, title="Le bilan de l’année", slug="")

    assert StandardPage.objects.get(title="Le bilan de l’année").slug == "bilan-annee-2"


@pytest.mark.parametrize(("title", "asked"), [("", ["title"]), ("???", ["slug"])])
def test_slug_is_asked_for_only_where_the_title_makes_none(client, home, title, asked):
    client.force_login(UserFactory(is_superuser=True))

    response = create(client, home, title=title, slug="")

    assert list(response.context["form"].errors) == asked


def test_field_of_the_admin_has_the_rules_of_the_portal(client, home):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailadmin_pages:add", args=("core", "standardpage", home.pk))

    field = client.get(address).context["form"].fields["slug"].widget

    given = json.loads(field.attrs["data-w-slug-formatters-value"])
    assert [(pattern, replacement) for (pattern, _flags), replacement in given] == [
        (pattern.pattern, replacement) for pattern, replacement in RULES
    ]
