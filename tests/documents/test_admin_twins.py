"""The same file added twice: it is said, with where it is used, and one may keep both or either."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from documents.models import PortalDocument
from tests.documents.admin_documents import add, add_several, choose, document, member, pdf, shown_on, text, words

TWIN = "Le même fichier est déjà dans le portail"


@pytest.fixture
def writer(client, home):
    """Somebody of Rédaction, who adds files and changes their own."""
    return member(client, "Rédaction")


def test_same_file_twice_is_said_with_the_pages_that_use_it(client, home):
    member(client, "Publication")
    known = document("Diagnostic", mark="1")
    page = shown_on(known, home, title="Le quartier")

    told = add(client, pdf("copie.pdf", mark="1")).content.decode()

    added = PortalDocument.objects.exclude(pk=known.pk).get()
    assert words(told).count(f"{TWIN} : Diagnostic (utilisé par Le quartier).") == 1
    assert (
        told.count(f'<a href="{reverse("wagtaildocs:edit", args=[known.pk])}">Diagnostic</a>'),
        told.count(f'<a href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}">Le quartier</a>'),
        told.count(f'href="{reverse("wagtaildocs:delete", args=[added.pk])}"'),
    ) == (1, 1, 1)


def test_other_files_are_not_said_to_be_twins(client, writer):
    document(mark="1")

    assert TWIN not in text(add(client, pdf(mark="2")))


def test_same_file_among_several_is_said_in_its_own_answer(client, home):
    member(client, "Publication")
    document("Diagnostic", mark="1")

    first, second = add_several(client, pdf(mark="1")), add_several(client, pdf(mark="2"))

    assert (TWIN in words(first["form"]), TWIN in words(second["form"])) == (True, False)
    assert words(first["form"]).count("Diagnostic (aucune page ne l’utilise).") == 1


def test_twin_that_one_may_not_see_is_not_told(client, home):
    user = member(client, "Adhérents")
    open_to_them = Collection.get_first_root_node().add_child(name="Partagée")
    grant(user.groups.get(), open_to_them)
    document("Secret", mark="1")

    answer = add_several(client, pdf(mark="1"))

    assert (answer["success"], TWIN in words(answer["form"])) == (True, False)


def grant(group, collection):
    """Let a group enter the admin and add files to a collection."""
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(codename="add_document", content_type__app_label="wagtaildocs")
    GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)


def test_chooser_asks_which_of_two_is_meant_and_takes_the_one_that_was_there(client, writer):
    known = document("Diagnostic", mark="1")

    asked = choose(client, file=pdf("copie.pdf", mark="1"))
    added = PortalDocument.objects.exclude(pk=known.pk).get()
    answer = choose(client, uploaded=added.pk, chosen=known.pk)

    assert (asked["step"], f"{TWIN} : Diagnostic" in words(asked["htmlFragment"])) == ("reshow_creation_form", True)
    assert (answer["step"], answer["result"]["id"]) == ("chosen", str(known.pk))
    assert list(PortalDocument.objects.all()) == [known]


def test_chooser_keeps_both_when_the_new_one_is_meant(client, writer):
    known = document(mark="1")

    choose(client, file=pdf(mark="1"))
    added = PortalDocument.objects.exclude(pk=known.pk).get()
    answer = choose(client, uploaded=added.pk, chosen=added.pk)

    assert (answer["result"]["id"], PortalDocument.objects.count()) == (str(added.pk), 2)


def test_chooser_does_not_ask_about_a_file_that_is_new(client, writer):
    answer = choose(client, file=pdf(mark="1"))

    assert (answer["step"], answer["result"]["id"]) == ("chosen", str(PortalDocument.objects.get().pk))


def test_chooser_deletes_nothing_of_others(client, writer):
    known, other = document(mark="1"), document(mark="1")

    response = client.post(reverse("wagtaildocs_chooser:create"), {"uploaded": other.pk, "chosen": known.pk})

    assert (response.status_code, PortalDocument.objects.count()) == (302, 2)


def test_chooser_does_not_exchange_a_file_for_another(client, writer):
    known, mine = document(mark="1"), document(mark="2", uploaded_by_user=writer)

    client.post(reverse("wagtaildocs_chooser:create"), {"uploaded": mine.pk, "chosen": known.pk})

    assert PortalDocument.objects.count() == 2
