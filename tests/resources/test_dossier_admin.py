"""Writing a dossier in the admin: a draft first, its sheets and its toolbox, then publication; errors beside fields."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from resources.models import DossierPage, DossierSheetPage, ToolboxPage
from search import service
from search.contract import SearchRequest
from tests.factories import publish
from tests.resources.dossier_factories import (
    BibliographicReferenceFactory,
    DossierPageFactory,
    DossierSheetPageFactory,
    GlossaryTermFactory,
    UsefulContactFactory,
)

LISTS = ("file_links", "theme_links", "territory_links", "audience_links", "comments")
TEXTS = ("title", "slug", "lead", "image", "image_alt", "seo_title", "search_description")
KINDS = {
    "dossierpage": {
        **dict.fromkeys(("subtitle", "date", "pages", "follows", "edition", "replaces"), ""),
        "definitions": streamfield([]),
        "body": streamfield([]),
        "producers": inline_formset([]),
        "linked": inline_formset([]),
    },
    "dossiersheetpage": {"number": "", "body": streamfield([])},
    "toolboxpage": {
        "date": "",
        "introduction": rich_text(""),
        "guides": streamfield([]),
        "producers": inline_formset([]),
        **{name: inline_formset([]) for name in ("contact_links", "term_links", "reference_links")},
    },
}


def form(kind, **fields):
    """Return what the browser posts for a page of a kind, empty but for `fields`."""
    empty = dict.fromkeys(TEXTS, "") | {name: inline_formset([]) for name in LISTS} | KINDS[kind]
    return nested_form_data(empty | fields)


def create(editor, kind, parent, **fields):
    return editor.post(reverse("wagtailadmin_pages:add", args=["resources", kind, parent.pk]), form(kind, **fields))


def edit(editor, page, **fields):
    kind = type(page).__name__.lower()
    return editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(kind, **fields))


@pytest.fixture
def dossier(resource_index):
    """A draft without any sheet."""
    return DossierPageFactory(parent=resource_index, title="Achats", slug="achats", live=False)


def guide(title, *steps):
    return {
        "title": title,
        "introduction": rich_text("<p>Avant de rédiger.</p>"),
        "steps": {
            "count": len(steps),
            **{
                str(n): {"deleted": "", "order": n, "id": "", "value": {"title": step, "text": rich_text("")}}
                for n, step in enumerate(steps)
            },
        },
    }


def test_incomplete_dossier_is_saved(editor, resource_index):
    create(editor, "dossierpage", resource_index, title="À finir", slug="a-finir")

    page = DossierPage.objects.get()
    assert (page.title, page.live, page.date, page.pages) == ("À finir", False, None, None)


def test_dossier_without_sheet_is_not_published_and_says_why(editor, resource_index):
    response = create(editor, "dossierpage", resource_index, title="Achats", slug="achats", **{"action-publish": "1"})

    errors = response.context["form"].errors
    assert list(errors) == ["sheets"]
    assert errors["sheets"][0] in response.content.decode().replace("&#x27;", "'")
    assert DossierPage.objects.count() == 0


def test_dossier_with_two_sheets_and_a_toolbox_is_published_and_found(
    editor, resource_index, django_capture_on_commit_callbacks
):
    create(
        editor,
        "dossierpage",
        resource_index,
        title="Achats responsables",
        slug="achats",
        subtitle="La commande publique et l’emploi",
        date="novembre 2016",
        pages="76",
        producers=inline_formset([{"organisation": "", "name": "Centre de ressources"}]),
        definitions=streamfield(
            [
                (
                    "definition",
                    {"glossary": "", "term": "Clause", "text": rich_text("<p>Condition.</p>"), "source": "Code"},
                )
            ]
        ),
        body=streamfield([("text", rich_text("<p>Acheter engage.</p>"))]),
    )
    dossier = DossierPage.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        for number, title in (("1", "Définitions"), ("2", "Facilitateurs")):
            create(
                editor,
                "dossiersheetpage",
                dossier,
                title=title,
                slug=f"fiche-{number}",
                number=number,
                body=streamfield([("text", rich_text("<p>Le texte.</p>"))]),
                **{"action-publish": "1"},
            )
        create(
            editor,
            "toolboxpage",
            dossier,
            title="Boîte à outils",
            slug="outils",
            introduction=rich_text("<p>Pour commencer.</p>"),
            guides=streamfield([("guide", guide("Réserver un marché", "Repérer", "Rédiger"))]),
            contact_links=inline_formset([{"contact": UsefulContactFactory().pk}]),
            term_links=inline_formset([{"term": GlossaryTermFactory().pk}]),
            reference_links=inline_formset([{"reference": BibliographicReferenceFactory().pk}]),
            **{"action-publish": "1"},
        )
        edit(
            editor,
            dossier,
            title=dossier.title,
            slug="achats",
            date="novembre 2016",
            pages="76",
            producers=inline_formset([{"organisation": "", "name": "Centre de ressources"}]),
            **{"action-publish": "1"},
        )

    dossier.refresh_from_db()
    toolbox = ToolboxPage.objects.get()
    assert dossier.live
    assert list(DossierSheetPage.objects.order_by("number").values_list("number", "title", "live")) == [
        (1, "Définitions", True),
        (2, "Facilitateurs", True),
    ]
    assert [step["title"] for step in toolbox.guides[0].value["steps"]] == ["Repérer", "Rédiger"]
    assert [toolbox.contact_links.count(), toolbox.term_links.count(), toolbox.reference_links.count()] == [1, 1, 1]
    found = {hit.title for hit in service.search(SearchRequest(filters={"kind": ("dossier", "sheet", "toolbox")})).hits}
    assert found == {"Achats responsables", "Définitions", "Facilitateurs", "Boîte à outils"}


def test_form_of_a_dossier_leads_to_its_sheets_and_to_new_ones(editor, dossier):
    sheet = DossierSheetPageFactory(parent=dossier, title="Définitions")

    content = editor.get(reverse("wagtailadmin_pages:edit", args=[dossier.pk])).content.decode()

    for name, args in (
        ("edit", [sheet.pk]),
        ("add", ["resources", "dossiersheetpage", dossier.pk]),
        ("add", ["resources", "toolboxpage", dossier.pk]),
    ):
        assert f'href="{reverse(f"wagtailadmin_pages:{name}", args=args)}"' in content


def test_new_sheet_takes_the_next_number(editor, dossier):
    DossierSheetPageFactory(parent=dossier, number=4)

    response = editor.get(reverse("wagtailadmin_pages:add", args=["resources", "dossiersheetpage", dossier.pk]))

    assert response.context["form"]["number"].value() == 5


def test_number_of_another_sheet_is_refused(editor, dossier):
    DossierSheetPageFactory(parent=dossier, title="Définitions", number=1)
    taken = gettext("“%(title)s” already has this number: the next free one is %(number)s.")

    response = create(editor, "dossiersheetpage", dossier, title="Autre", slug="autre", number="1")

    assert response.context["form"].errors == {"number": [taken % {"title": "Définitions", "number": 2}]}
    assert response.context["form"]["number"].value() == "1"


def test_sheet_keeps_its_own_number(editor, dossier):
    sheet = DossierSheetPageFactory(parent=dossier, title="Définitions", slug="definitions", number=1)

    response = edit(editor, sheet, title="Définitions utiles", slug="definitions", number="1")

    assert response.status_code == 302


def test_sheet_without_number_is_a_draft_only(editor, dossier):
    create(editor, "dossiersheetpage", dossier, title="Brouillon", slug="brouillon")
    response = create(editor, "dossiersheetpage", dossier, title="En ligne", slug="en-ligne", **{"action-publish": "1"})

    assert list(response.context["form"].errors) == ["number"]
    assert DossierSheetPage.objects.get().title == "Brouillon"


@pytest.mark.parametrize(
    ("kind", "field", "value", "message"),
    [
        ("dossierpage", "pages", "0", "Write a number of pages of 1 or more, or leave it empty."),
        ("dossierpage", "date", "2016-13", "The month must be between 1 and 12."),
        ("toolboxpage", "date", "2016-13", "The month must be between 1 and 12."),
    ],
)
def test_wrong_value_is_kept_with_its_error(editor, resource_index, kind, field, value, message):
    response = create(editor, kind, resource_index, title="Titre", slug="titre", **{field: value})

    bound = response.context["form"][field]
    assert (bound.errors, bound.value()) == ([gettext(message)], value)


def test_sheets_are_numbered_from_one(editor, dossier):
    response = create(editor, "dossiersheetpage", dossier, title="Fiche", slug="fiche", number="0")

    assert response.context["form"].errors == {"number": [gettext("Sheets are numbered from 1.")]}


def test_edition_does_not_replace_a_later_one(editor, resource_index):
    first = DossierPageFactory(parent=resource_index, slug="un")
    second = DossierPageFactory(parent=resource_index, slug="deux", replaces=first)

    response = edit(editor, first, title=first.title, slug="un", replaces=second.pk)

    assert list(response.context["form"].errors) == ["replaces"]


def test_second_toolbox_of_a_dossier_is_not_offered(editor, dossier):
    address = reverse("wagtailadmin_pages:add", args=["resources", "toolboxpage", dossier.pk])
    create(editor, "toolboxpage", dossier, title="Boîte à outils", slug="outils")

    assert address not in editor.get(reverse("wagtailadmin_pages:edit", args=[dossier.pk])).content.decode()
    assert editor.get(address).status_code == 302


def test_preview_shows_what_is_being_written(editor, dossier):
    sheet = publish(DossierSheetPageFactory(parent=dossier, title="Définitions", number=1))
    address = reverse("wagtailadmin_pages:preview_on_add", args=["resources", "dossiersheetpage", dossier.pk])
    editor.post(address, form("dossiersheetpage", title="Clauses", slug="clauses", number="2"))

    around = editor.get(address).context["sommaire"]

    assert [(part.number, part.title) for part in around.sheets] == [(1, sheet.title), (2, "Clauses")]


@pytest.mark.parametrize("kind", ["dossierpage", "toolboxpage"])
def test_empty_page_is_previewed(editor, resource_index, kind):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["resources", kind, resource_index.pk])
    editor.post(address, form(kind, title="Titre", slug="titre"))

    assert editor.get(address).context["page"].title == "Titre"


@pytest.mark.parametrize("model", [DossierPage, DossierSheetPage, ToolboxPage])
def test_every_field_is_explained(model):
    own = [field for field in model._meta.local_fields if field.editable and not field.is_relation]

    assert [field.name for field in own if not field.help_text and field.name not in {"date"}] == []
