"""Useful contacts and bibliographic references: how they read, what they refuse, how the team finds them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext

from core.dates import UnevenDate
from resources.models import BibliographicReference, UsefulContact
from resources.models.toolboxes import ToolboxContact, ToolboxReference
from tests.factories import OrganisationFactory
from tests.resources.dossier_factories import BibliographicReferenceFactory, ToolboxPageFactory, UsefulContactFactory

VIEWS = {
    UsefulContact: "wagtailsnippets_resources_usefulcontact",
    BibliographicReference: "wagtailsnippets_resources_bibliographicreference",
}


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"title": "Guide"}, "Guide."),
        (
            {"title": "Guide", "publisher": "CGET", "date": UnevenDate.parse("juillet 2016"), "pages": 12},
            "Guide. CGET, juillet 2016. 12\u00a0p.",
        ),
        (
            {"title": "Guide", "authors": "Anne Durand", "collection": "En bref", "number": "22"},
            "Anne Durand. Guide. (En bref\u00a0; n°\u00a022)",
        ),
        ({"title": "Qui achète ?", "publisher": "CGET"}, "Qui achète\u00a0? CGET."),
    ],
)
def test_reference_is_cited_from_what_is_known(fields, line):
    assert BibliographicReference(**fields).citation == line


def test_reference_is_cited_with_the_body_of_the_directory(db):
    reference = BibliographicReferenceFactory(title="Guide", organisation=OrganisationFactory(name="ANCT"))

    assert str(reference) == "Guide. ANCT."


def test_contact_says_who_answers():
    contact = UsefulContact(name="Guichet", function="facilitatrice", service="Emploi", organisation_name="Nîmes")

    assert (contact.presented, str(contact)) == ("facilitatrice, Emploi, Nîmes", "Guichet, Nîmes")


def test_contact_that_nobody_can_reach_is_refused():
    with pytest.raises(ValidationError) as refused:
        UsefulContact(name="Guichet").full_clean()

    assert list(refused.value.message_dict) == ["phone"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("pages", "0", "Write a number of pages of 1 or more, or leave it empty."),
        ("url", "www.example.org/guide", "Write the whole address, beginning with “https://”."),
        ("date", "2016-13", "The month must be between 1 and 12."),
    ],
)
def test_wrong_reference_is_kept_with_its_error(editor, field, value, message):
    typed = {"title": "Guide", "authors": "", "publisher": "", "collection": "", "number": "", "note": ""}

    response = editor.post(reverse(f"{VIEWS[BibliographicReference]}:add"), typed | {field: value})

    bound = response.context["form"][field]
    assert (bound.errors, bound.value()) == ([gettext(message)], value)
    assert BibliographicReference.objects.count() == 0


def test_website_without_scheme_is_refused_for_a_contact(editor):
    response = editor.post(
        reverse(f"{VIEWS[UsefulContact]}:add"), {"name": "Guichet", "phone": "05", "website": "example.org"}
    )

    assert response.context["form"].errors == {
        "website": [gettext("Write the whole address, beginning with “https://”.")]
    }


@pytest.mark.parametrize("factory", [UsefulContactFactory, BibliographicReferenceFactory])
@pytest.mark.parametrize("view", ["edit", "history", "usage", "inspect"])
def test_team_edits_follows_and_inspects_each_snippet(editor, factory, view):
    snippet = factory()

    response = editor.get(reverse(f"{VIEWS[type(snippet)]}:{view}", args=[snippet.pk]))

    assert str(snippet) in response.content.decode()


def test_contacts_are_searched_and_filtered_by_body(editor):
    body = OrganisationFactory()
    UsefulContactFactory(name="Guichet des clauses", organisation=body)
    UsefulContactFactory(name="Guichet de l’emploi")

    def names(query):
        table = editor.get(reverse(f"{VIEWS[UsefulContact]}:list"), query).context["table"]
        return [contact.name for contact in table.data]

    assert names({"q": "clauses"}) == ["Guichet des clauses"]
    assert names({"organisation": body.pk}) == ["Guichet des clauses"]


def test_lists_tell_how_often_each_is_used(editor, home):
    contact, reference = UsefulContactFactory(), BibliographicReferenceFactory()
    toolbox = ToolboxPageFactory(parent=home)
    toolbox.contact_links = [ToolboxContact(contact=contact)]
    toolbox.reference_links = [ToolboxReference(reference=reference)]
    toolbox.save_revision().publish()

    for view in VIEWS.values():
        (row,) = editor.get(reverse(f"{view}:list")).context["table"].data
        assert row.used == 1


def test_list_of_contacts_costs_the_same_queries_with_more_of_them(editor, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse(f"{VIEWS[UsefulContact]}:list")
    UsefulContactFactory(organisation=OrganisationFactory())
    editor.get(address)
    with CaptureQueriesContext(connection) as one:
        editor.get(address)
    for _ in range(29):
        UsefulContactFactory(organisation=OrganisationFactory())

    with django_assert_max_num_queries(len(one)):
        editor.get(address)


def test_reference_is_created_while_a_toolbox_is_written(editor):
    address = reverse("wagtailsnippetchoosers_resources_bibliographicreference:create")
    fields = {
        "title": "Guide",
        "authors": "",
        "publisher": "CGET",
        "collection": "",
        "number": "",
        "date": "juillet 2016",
        "pages": "12",
        "url": "",
        "note": "",
    }

    response = editor.post(address, fields)

    assert response.json()["step"] == "chosen"
    assert BibliographicReference.objects.get().citation == "Guide. CGET, juillet 2016. 12\u00a0p."
