"""The state of the reading of a file, and its text corrected by the team."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse

from documents.extraction.contract import Extraction, Page, State
from documents.models import DocumentPage, FileReading
from documents.reading import keep
from search.models import OutboxRow
from tests.documents.admin_documents import document, member, read, shown_on

WAITING = FileReading.State.WAITING


@pytest.fixture
def publisher(client, home):
    """Somebody of Publication, who changes any document."""
    return member(client, "Publication")


def edit_page(client, found):
    return html.unescape(client.get(reverse("wagtaildocs:edit", args=[found.pk])).content.decode())


def correct(client, found, number, text):
    return client.post(reverse("document_correct", args=[found.pk, number]), {"text": text}, follow=True)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "waiting"}, ("À lire", "Le texte sera lu dans quelques minutes")),
        ({"state": "done", "tagged": True}, ("Lu", "2 pages de texte", "PDF balisé")),
        ({"state": "done", "tagged": False}, ("PDF non balisé", "ajoutez à côté une version accessible")),
        ({"state": "no_text"}, ("Sans texte", "c’est sans doute un document numérisé")),
        ({"state": "locked"}, ("Verrouillé par un mot de passe", "copie sans mot de passe")),
        ({"state": "broken"}, ("Endommagé", "n’a pas pu être lu jusqu’au bout")),
        ({"state": "too_large"}, ("Trop lourd pour être lu", "plusieurs fichiers plus légers")),
        ({"state": "unreadable"}, ("D’un format qui n’est pas lu", "seul leur titre se trouve")),
    ],
)
def test_edit_page_says_how_the_reading_went_and_what_to_do(client, publisher, fields, told):
    found = document(mark="1")
    read(found, "Une", "Deux", **fields)

    shown = edit_page(client, found)

    assert [words for words in told if words not in shown] == []


def test_edit_page_counts_what_was_recognised_and_corrected(client, publisher):
    found = document(mark="1")
    reading = read(found, "Une", "Deux", "Trois", picture="pictures/x.webp")
    reading.pages.filter(number__lte=2).update(origin="ocr")
    reading.pages.filter(number=3).update(origin="editor")

    shown = edit_page(client, found)

    assert "2 pages reconnues dans des images (OCR)" in shown
    assert "1 page corrigée par l’équipe" in shown
    assert shown.count(f'src="{found.picture_url}"') == 1


def test_reading_again_puts_the_file_back_in_the_queue(client, publisher):
    found = document("Bilan", mark="1")
    read(found, state="broken", attempts=3)

    response = client.post(reverse("document_read_again", args=[found.pk]), follow=True)

    reading = FileReading.objects.get()
    assert (reading.state, reading.attempts) == (WAITING, 0)
    assert "sera relu dans quelques minutes" in response.content.decode()
    assert response.redirect_chain == [(reverse("wagtaildocs:edit", args=[found.pk]), 302)]


def test_reading_again_is_not_asked_by_a_link(client, publisher):
    found = document(mark="1")

    assert client.get(reverse("document_read_again", args=[found.pk])).status_code == 405


def test_pages_with_text_are_listed_and_those_without_named(client, publisher):
    found = document(mark="1")
    read(found, "Une", "Deux", count=4)

    response = client.get(reverse("document_pages", args=[found.pk]))

    assert [page.number for page in response.context["pages"]] == [1, 2]
    assert (response.context["empty"], response.context["first"]) == ([3, 4], False)


def test_correction_replaces_the_text_and_is_told_to_the_index(client, publisher, home):
    first, twin = document("Un", mark="1"), document("Deux", mark="1")
    read(first, "12 p. cent", "Suite")
    page = shown_on(twin, home)
    OutboxRow.objects.all().delete()

    correct(client, first, 1, "12 pour cent")

    assert list(DocumentPage.objects.values_list("text", "origin")) == [("12 pour cent", "editor"), ("Suite", "layer")]
    told = set(OutboxRow.objects.values_list("uid", flat=True))
    assert told == {f"document:{first.pk}", f"document:{twin.pk}", f"page:{page.pk}"}


def test_correction_outlives_a_new_reading(client, publisher):
    found = document(mark="1")
    reading = read(found, "12 p. cent", "Suite")
    correct(client, found, 1, "12 pour cent")

    keep(reading, Extraction(State.DONE, (Page(1, "12 p. cent"), Page(2, "Autre suite")), count=2))

    assert [page.text for page in reading.pages.all()] == ["12 pour cent", "Autre suite"]


def test_automatic_text_is_taken_again(client, publisher):
    found = document(mark="1")
    reading = read(found, "12 p. cent")
    correct(client, found, 1, "12 pour cent")
    OutboxRow.objects.all().delete()

    client.post(reverse("document_forget", args=[found.pk, 1]))

    reading.refresh_from_db()
    assert (reading.state, reading.pages.count()) == (WAITING, 0)
    assert set(OutboxRow.objects.values_list("uid", flat=True)) == {f"document:{found.pk}"}
    keep(reading, Extraction(State.DONE, (Page(1, "12 p. cent"),), count=1))
    assert [(page.text, page.origin) for page in reading.pages.all()] == [("12 p. cent", "layer")]


def test_text_that_nobody_corrected_is_not_dropped(client, publisher):
    found = document(mark="1")
    reading = read(found, "Une")

    client.post(reverse("document_forget", args=[found.pk, 1]))

    reading.refresh_from_db()
    assert (reading.state, reading.pages.count()) == ("done", 1)


def test_page_without_text_can_be_typed(client, publisher):
    found = document(mark="1")
    read(found, "Une", count=2, state="no_text")

    correct(client, found, 2, "Saisie à la main")

    typed = DocumentPage.objects.get(number=2)
    assert (typed.text, typed.origin, typed.kind) == ("Saisie à la main", "editor", "page")


@pytest.mark.parametrize("number", [0, 3, 10**20])
def test_page_that_the_file_has_not_is_not_found(client, publisher, number):
    found = document(mark="1")
    read(found, "Une", "Deux")

    assert client.get(reverse("document_correct", args=[found.pk, number])).status_code == 404


ADDRESSES = ("document_pages", "document_read_again", "document_correct", "document_forget")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("group", "own", "allowed"), [("Rédaction", False, False), ("Rédaction", True, True)])
def test_writer_works_on_the_text_of_their_own_files_alone(client, home, address, group, own, allowed):
    writer = member(client, group)
    found = document(mark="1", uploaded_by_user=writer if own else None)
    read(found, "Une")
    arguments = [found.pk, 1] if address in ADDRESSES[2:] else [found.pk]

    asked = client.get if address == "document_pages" else client.post
    response = asked(reverse(address, args=arguments), {"text": "Autre"})

    refused = response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    assert refused is not allowed


def test_visitor_is_sent_to_log_in(client, home):
    found = document(mark="1")

    for address in ("document_pages", "document_read_again"):
        response = client.post(reverse(address, args=[found.pk]))
        assert (response.status_code, "/admin/login/" in response["Location"]) == (302, True)
