"""Writing a fiche in the admin: drafts saved incomplete, errors beside their field, preview, publication."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from core.videos import HOSTS
from documents.models import PortalDocument
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
            for name in ("partners", "funders", "file_links", "videos", "follow_ups", "territory_links", "theme_links")
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
        ("image_alt", "x" * 300, "250"),
    ],
)
def test_wrong_value_is_kept_with_its_error(editor, experience_index, field, value, message):
    response = create(editor, experience_index, title="Une fiche", slug="une-fiche", **{field: value})

    bound = response.context["form"][field]
    assert message in str(bound.errors)
    assert bound.value() == value


def errors_of_videos(response):
    """Return the errors of the rows of videos, row by row."""
    return [form.errors for form in response.context["form"].formsets["videos"].forms if form.has_changed()]


def test_video_of_an_unknown_host_is_refused_beside_its_field(editor, experience_index):
    row = {"url": "https://video.example.org/1", "title": "La friche", "transcript": rich_text("<p>Bonjour.</p>")}

    response = create(editor, experience_index, title="Une fiche", slug="une-fiche", videos=inline_formset([row]))

    (errors,) = errors_of_videos(response)
    assert errors == {"url": [gettext("This host is not known: use one of %(hosts)s.") % {"hosts": ", ".join(HOSTS)}]}


def test_video_without_scheme_is_refused_beside_its_field(editor, experience_index):
    row = {"url": "peertube.fr/w/abc", "title": "La friche", "transcript": rich_text("<p>Bonjour.</p>")}

    response = create(editor, experience_index, title="Une fiche", slug="une-fiche", videos=inline_formset([row]))

    (errors,) = errors_of_videos(response)
    assert gettext("Write the whole address, beginning with “https://”.") in errors["url"]


def test_video_without_transcript_waits_for_it_to_be_published(editor, experience_index):
    row = {"url": "https://peertube.fr/w/abc", "title": "La friche", "transcript": rich_text("")}

    response = create(
        editor,
        experience_index,
        title="Une fiche",
        slug="une-fiche",
        videos=inline_formset([row]),
        **{"action-publish": "1"},
    )
    create(editor, experience_index, title="Une fiche", slug="une-fiche", videos=inline_formset([row]))

    assert [set(errors) for errors in errors_of_videos(response)] == [{"transcript"}]
    assert ExperiencePage.objects.get().get_latest_revision_as_object().videos.get().title == "La friche"


def test_complete_fiche_is_published_with_its_videos_files_and_follow_ups(editor, experience_index):
    document = PortalDocument.objects.create(title="Bilan", file=ContentFile(b"%PDF-1.4", name="bilan.pdf"))
    video = {"url": "https://peertube.fr/w/abc", "title": "La friche", "transcript": rich_text("<p>Bonjour.</p>")}

    create(
        editor,
        experience_index,
        title="Un jardin partagé",
        slug="jardin",
        lead="Des habitants cultivent ensemble une friche.",
        carrier_name="Association Les Jardins",
        created="mars 2019",
        territory_links=inline_formset([{"territory": TerritoryFactory().pk}]),
        videos=inline_formset([video, video | {"url": "https://vimeo.com/12345", "title": "Le puits"}]),
        file_links=inline_formset([{"document": document.pk, "role": "proceedings", "label": "Le bilan"}]),
        follow_ups=inline_formset([{"date": "2021", "text": rich_text("<p>Un second jardin.</p>")}]),
        **{"action-publish": "1"},
    )

    page = ExperiencePage.objects.get()
    assert page.live
    assert [(row.url, row.title) for row in page.videos.all()] == [
        ("https://peertube.fr/w/abc", "La friche"),
        ("https://vimeo.com/12345", "Le puits"),
    ]
    assert [(link.role, str(link)) for link in page.file_links.all()] == [("proceedings", "Le bilan")]
    assert [(row.date.display(), strip_tags(row.text)) for row in page.follow_ups.all()] == [
        ("2021", "Un second jardin.")
    ]


def test_preview_shows_what_is_being_written(editor, experience_index):
    page = ExperiencePageFactory(parent=experience_index, title="Une fiche")
    territory, address = TerritoryFactory(name="Lunel"), reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(
        address,
        form(
            title="Une fiche en cours",
            slug="une-fiche",
            videos=inline_formset([{"url": "", "title": "Une vidéo à trouver", "transcript": rich_text("")}]),
            follow_ups=inline_formset([{"date": "", "text": rich_text("<p>Une suite sans date.</p>")}]),
            partners=inline_formset([{"organisation": "", "name": "Régie de quartier"}]),
            territory_links=inline_formset([{"territory": territory.pk}]),
        ),
    )

    content = editor.get(address).content.decode()

    for text in ("Une fiche en cours", "Régie de quartier", "Lunel", "Une suite sans date."):
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
