"""Writing a fiche in the admin: drafts saved incomplete, errors beside their field, preview, publication."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from experiences.models import ExperiencePage
from search import service
from search.contract import SearchRequest
from tests.factories import ExperiencePageFactory, TerritoryFactory, UserFactory

SECTIONS = ("context", "objectives", "implementation", "means", "results", "difficulties", "success_conditions")


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


def form(**fields):
    """Return what the browser posts for a fiche, empty but for `fields`."""
    empty = {
        "title": "",
        "slug": "",
        "lead": "",
        "carrier": "",
        "carrier_name": "",
        "created": "",
        "status": "ongoing",
        "label": "",
        "video_url": "",
        "written_on": "",
        "last_checked": "",
        "image": "",
        "image_alt": "",
        "seo_title": "",
        "search_description": "",
        "contact": rich_text(""),
        **{name: rich_text("") for name in SECTIONS},
        **{
            name: inline_formset([])
            for name in ("partners", "funders", "file_links", "follow_ups", "territory_links", "theme_links")
        },
        "audience_links": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(empty | fields)


def create(client, index, **fields):
    address = reverse("wagtailadmin_pages:add", args=("experiences", "experiencepage", index.pk))
    return client.post(address, form(**fields))


def test_incomplete_draft_is_saved(editor, experience_index):
    create(editor, experience_index, title="Une fiche à finir", slug="a-finir")

    page = ExperiencePage.objects.get()
    assert (page.title, page.live, page.lead) == ("Une fiche à finir", False, "")


def test_publication_says_beside_each_field_what_is_missing(editor, experience_index):
    response = create(editor, experience_index, title="Une fiche", slug="une-fiche", **{"action-publish": "1"})

    errors = response.context["form"].errors
    assert set(errors) == {"lead", "created", "carrier"}
    assert errors["carrier"] == ["Choisissez l’organisme porteur, ou écrivez son nom dans le champ suivant."]
    assert response.context["form"].formsets["territory_links"].non_form_errors()
    assert response.context["form"]["title"].value() == "Une fiche"
    assert ExperiencePage.objects.count() == 0


def test_complete_fiche_is_published_and_found(editor, experience_index, django_capture_on_commit_callbacks):
    territory = TerritoryFactory(name="Lodève")

    with django_capture_on_commit_callbacks(execute=True):
        create(
            editor,
            experience_index,
            title="Un jardin partagé à Lodève",
            slug="jardin",
            lead="Des habitants cultivent ensemble une friche.",
            carrier_name="Association Les Jardins",
            created="mars 2019",
            territory_links=inline_formset([{"territory": territory.pk}]),
            **{"action-publish": "1"},
        )

    assert [hit.title for hit in service.search(SearchRequest(text="jardins friche")).hits] == [
        "Un jardin partagé à Lodève"
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("created", "2016-13", "Le mois doit être compris entre 1 et 12."),
        ("created", "8 décembre 2022", "Cette date doit être"),
        ("video_url", "https://video.example.org/1", "Cet hébergeur n’est pas connu"),
        ("image_alt", "x" * 300, "250"),
    ],
)
def test_wrong_value_is_kept_with_its_error(editor, experience_index, field, value, message):
    response = create(editor, experience_index, title="Une fiche", slug="une-fiche", **{field: value})

    bound = response.context["form"][field]
    assert message in str(bound.errors)
    assert bound.value() == value


def test_preview_shows_what_is_being_written(editor, experience_index):
    page = ExperiencePageFactory(parent=experience_index, title="Une fiche")
    territory, address = TerritoryFactory(name="Lunel"), reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(
        address,
        form(
            title="Une fiche en cours",
            slug="une-fiche",
            partners=inline_formset([{"organisation": "", "name": "Régie de quartier"}]),
            territory_links=inline_formset([{"territory": territory.pk}]),
        ),
    )

    content = editor.get(address).content.decode()

    for text in ("Une fiche en cours", "Régie de quartier", "Lunel"):
        assert text in content


def test_admin_speaks_french(editor, experience_index):
    address = reverse("wagtailadmin_pages:add", args=("experiences", "experiencepage", experience_index.pk))

    content = editor.get(address).content.decode()

    for text in ("L’action en bref", "Organisme porteur", "Mise en œuvre", "Classement", "Conditions de réussite"):
        assert text.casefold() in content.casefold(), text


def test_every_field_of_a_fiche_is_explained():
    explained = {name for name in form() if "-" not in name} - {"title", "slug", "seo_title", "search_description"}

    unexplained = [
        name for name in explained if not ExperiencePage._meta.get_field(name).help_text and name != "comments"
    ]

    assert unexplained == []
