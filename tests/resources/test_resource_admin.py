"""Writing resources in the admin: drafts saved incomplete, errors beside their field, publication."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.models import Person, PersonFunction
from documents.models import PageFile
from resources.models import Collection, DeckPage, NewsPage, PublicationPage, VideoPage
from search import service
from search.contract import SearchRequest
from tests.factories import OrganisationFactory
from tests.resources.factories import DocumentFactory, PublicationPageFactory

SHARED = {
    "title": "",
    "slug": "",
    "lead": "",
    "date": "",
    "image": "",
    "image_alt": "",
    "seo_title": "",
    "search_description": "",
    "comments": inline_formset([]),
    **{name: inline_formset([]) for name in ("theme_links", "territory_links", "audience_links")},
}
FORMS = {
    PublicationPage: {
        "genre": "",
        "language": "fr",
        "pages": "",
        "collection": "",
        "number": "",
        "external_url": "",
        "licence": "",
        "body": streamfield([]),
        "edition": "",
        "replaces": "",
        "part_of": "",
        **{name: inline_formset([]) for name in ("producers", "authors", "file_links")},
    },
    VideoPage: {
        "genre": "video",
        "video_url": "",
        "file": "",
        "captions": "",
        "duration": "",
        "transcript": rich_text(""),
        **{name: inline_formset([]) for name in ("producers", "speakers")},
    },
    DeckPage: {
        "body": streamfield([]),
        "slides": "",
        "event": "",
        **{name: inline_formset([]) for name in ("producers", "authors", "file_links")},
    },
    NewsPage: {"body": streamfield([]), "source": "", "source_name": "", "source_url": "", "expire_at": ""},
}
PUBLISHED = {"action-publish": "1"}


def form(model, **fields):
    """Return what the browser posts for a resource, empty but for `fields`."""
    return nested_form_data(SHARED | FORMS[model] | {"title": "Un titre", "slug": "un-titre"} | fields)


@pytest.fixture
def create(editor, resource_index, news_index):
    """Create a resource as an editor does."""

    def create(model, **fields):
        parent = news_index if model is NewsPage else resource_index
        address = reverse("wagtailadmin_pages:add", args=("resources", model._meta.model_name, parent.pk))
        return editor.post(address, form(model, **fields))

    return create


def rows(*values):
    return inline_formset(list(values))


def involved(organisation="", name=""):
    return {"organisation": organisation, "name": name}


def contributing(person):
    return {"person": person.pk, "name": "", "function": "", "organisation": "", "organisation_name": ""}


@pytest.mark.parametrize("model", FORMS)
def test_incomplete_draft_is_saved(create, model):
    create(model, title="À finir", slug="a-finir")

    page = model.objects.get()
    assert (page.title, page.live, page.date) == ("À finir", False, None)


def test_publication_says_what_is_missing(create):
    response = create(PublicationPage, **PUBLISHED)

    shown = response.context["form"]
    assert set(shown.errors) == {"lead", "genre", "external_url"}
    assert shown.formsets["producers"].non_form_errors() == [gettext("Add at least one producer: who published this?")]
    assert PublicationPage.objects.count() == 0


@pytest.mark.parametrize(
    ("model", "missing"), [(VideoPage, {"video_url", "transcript"}), (DeckPage, set()), (NewsPage, {"date"})]
)
def test_publication_names_the_missing_fields(create, model, missing):
    response = create(model, **PUBLISHED)

    assert (set(response.context["form"].errors), model.objects.count()) == (missing, 0)


def test_external_publication_is_published_and_found(create, django_capture_on_commit_callbacks):
    cget = OrganisationFactory(name="CGET")
    serial = Collection.objects.create(name="En bref")

    with django_capture_on_commit_callbacks(execute=True):
        create(
            PublicationPage,
            title="Le Pacte État-métropoles",
            slug="pacte",
            lead="Quinze métropoles et l’État s’engagent.",
            genre="article",
            date="juillet 2016",
            pages="4",
            collection=serial.pk,
            number="22",
            external_url="https://example.org/en-bref-22.pdf",
            producers=rows(involved(cget.pk)),
            **PUBLISHED,
        )

    (hit,) = service.search(SearchRequest(text="pacte métropoles")).hits
    assert hit.citation == "Le Pacte État-métropoles. CGET, juillet 2016. 4\u00a0p. (En bref\u00a0; n°\u00a022)"
    page = PublicationPage.objects.get()
    assert (page.live, page.number_rank, page.external_url) == (True, 22, "https://example.org/en-bref-22.pdf")


@pytest.mark.parametrize(
    "where",
    [
        {"file": True},
        {"body": streamfield([("text", rich_text("<p>Le texte du document.</p>"))])},
    ],
)
def test_publication_of_ours_needs_a_file_or_a_text(create, where):
    if where.pop("file", False):
        where = {"file_links": rows({"document": DocumentFactory().pk, "role": PageFile.Role.FULL, "label": ""})}

    create(
        PublicationPage, lead="Un résumé.", genre="study", producers=rows(involved(name="Réseau")), **where, **PUBLISHED
    )

    assert PublicationPage.objects.get().live


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (PublicationPage, "pages", "0"),
        (PublicationPage, "external_url", "www.example.org/etude.pdf"),
        (PublicationPage, "external_url", "javascript:alert(1)"),
        (PublicationPage, "date", "2016-13"),
        (DeckPage, "slides", "0"),
        (DeckPage, "date", "32 mai 2016"),
        (NewsPage, "date", "juillet 2021"),
        (NewsPage, "source_url", "example.org"),
        (VideoPage, "video_url", "https://video.example.org/1"),
        (VideoPage, "video_url", "vimeo.com/123456"),
        (VideoPage, "duration", "douze minutes"),
        (VideoPage, "duration", "0:00"),
    ],
)
def test_wrong_value_is_kept_with_its_error(create, model, field, value):
    response = create(model, **{field: value})

    bound = response.context["form"][field]
    assert (len(bound.errors), bound.value(), model.objects.count()) == (1, value, 0)


@pytest.mark.parametrize(("field", "name"), [("file", "notes.pdf"), ("captions", "sous-titres.srt")])
def test_file_of_another_format_is_refused(create, field, name):
    document = DocumentFactory(file=ContentFile(b"x", name=name))

    response = create(VideoPage, **{field: document.pk})

    assert set(response.context["form"].errors) == {field}


@pytest.mark.parametrize("relation", ["replaces", "part_of"])
def test_publication_is_neither_its_own_edition_nor_its_own_part(editor, resource_index, relation):
    page = PublicationPageFactory(parent=resource_index)

    response = editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(PublicationPage, **{relation: page.pk})
    )

    assert set(response.context["form"].errors) == {relation}


def test_news_with_an_address_says_whose(create):
    response = create(NewsPage, date="8 juillet 2021", source_url="https://example.org/avis", **PUBLISHED)

    assert set(response.context["form"].errors) == {"source"}


def test_news_is_withdrawn_on_the_day_that_its_editor_wrote(create):
    create(NewsPage, date="8 juillet 2021", expire_at="2099-09-30 18:00", **PUBLISHED)

    page = NewsPage.objects.get()
    assert (page.live, page.expire_at) == (True, datetime(2099, 9, 30, 16, tzinfo=UTC))


def test_day_of_withdrawal_stands_among_the_contents(editor, news_index):
    content = editor.get(
        reverse("wagtailadmin_pages:add", args=("resources", "newspage", news_index.pk))
    ).content.decode()

    assert content.count('name="expire_at"') == 1
    assert content.index('id="tab-') < content.index('name="expire_at"')


def test_speaker_keeps_the_function_of_the_day_of_the_video(create):
    person = Person.objects.create(first_name="Inès", last_name="Garrigue")
    city = OrganisationFactory(name="Ville de Lunel")
    PersonFunction.objects.create(person=person, title="cheffe de projet", organisation=city)

    create(
        VideoPage,
        date="31 mai 2016",
        video_url="https://vimeo.com/123456",
        transcript=rich_text("<p>Paroles.</p>"),
        speakers=rows(contributing(person)),
        **PUBLISHED,
    )
    person.functions.update(title="directrice")

    page = VideoPage.objects.get()
    assert page.speakers.get().presented == "cheffe de projet, Ville de Lunel"
    assert page.get_latest_revision_as_object().speakers.get().presented == "cheffe de projet, Ville de Lunel"


def test_draft_keeps_no_function_yet(create):
    person = Person.objects.create(first_name="Inès", last_name="Garrigue")
    PersonFunction.objects.create(person=person, title="cheffe de projet")

    create(VideoPage, date="31 mai 2016", speakers=rows(contributing(person)))

    assert VideoPage.objects.get().speakers.get().presented == ""


def test_preview_shows_what_is_being_written(editor, resource_index):
    page = PublicationPageFactory(parent=resource_index)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(address, form(PublicationPage, title="En cours", pages="12", producers=rows(involved(name="Réseau"))))

    content = editor.get(address).content.decode()

    assert [text for text in ("En cours", "Réseau", "12\u00a0p.") if text not in content] == []


def test_collections_are_listed_with_the_number_of_their_titles(editor, resource_index):
    serial = Collection.objects.create(name="En bref", publisher=OrganisationFactory(name="CGET"))
    for number in ("21", "22"):
        PublicationPageFactory(parent=resource_index, collection=serial, number=number)

    response = editor.get(reverse("wagtailsnippets_resources_collection:list"))

    assert [(row.name, row.titles) for row in response.context["object_list"]] == [("En bref", 2)]


@pytest.mark.parametrize("model", FORMS)
def test_every_field_is_explained(model):
    names = {name for name, value in (FORMS[model] | {"lead": ""}).items() if not isinstance(value, dict)}
    fields = [model._meta.get_field(name) for name in names - {"expire_at"} if "-" not in name]

    assert [field.name for field in fields if not field.help_text] == []
