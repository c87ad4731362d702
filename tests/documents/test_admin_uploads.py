"""Files added in the admin: what is refused and how it is said, a full disk."""

from __future__ import annotations

import errno
import html
import json
import re
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from documents.formats import Reason
from documents.models import FileReading, PortalDocument
from documents.refusals import MESSAGES
from tests.documents.admin_documents import NBSP, PDF, add, add_several, choose, document, member, pdf, stored, text

FULL = "Le disque du portail est plein"


@pytest.fixture
def writer(client, home):
    """Somebody of Rédaction, who adds files and changes their own."""
    return member(client, "Rédaction")


def fill_the_disk(monkeypatch):
    def refuse(storage, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", refuse)


@pytest.mark.parametrize("address", ["wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:choose"])
def test_limits_are_said_before_the_upload(client, writer, address):
    shown = text(client.get(reverse(address)))
    shown = json.loads(client.get(reverse(address)).content)["html"] if address.endswith("choose") else shown

    assert re.findall(r"Au plus 100\WMo par fichier\. Formats\W: PDF, DOCX, [A-Z, ]+", html.unescape(shown)) != []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("rapport_annuel-2015.pdf", "Rapport annuel 2015"),
        ("Étude 2013-2015.pdf", "Étude 2013-2015"),
        ("compte-rendu du 3 mai.pdf", "Compte-rendu du 3 mai"),
        ("../../etc/synthese.pdf", "Synthese"),
    ],
)
def test_empty_title_takes_the_words_of_the_name(client, writer, name, title):
    add(client, pdf(name))

    assert [found.title for found in PortalDocument.objects.all()] == [title]


def test_title_that_somebody_wrote_is_kept(client, writer):
    add(client, pdf("rapport_annuel.pdf"), title="Rapport")

    assert PortalDocument.objects.get().title == "Rapport"


def test_uploaded_document_says_who_added_it_and_its_language(client, writer):
    add(client, pdf(), language="oc")

    found = PortalDocument.objects.get()
    assert (found.uploaded_by_user, found.language) == (writer, "oc")


@pytest.mark.parametrize("name", ["é" * 300 + ".pdf", "a" * 300 + ".pdf", "../" * 90 + "rapport.pdf"])
def test_very_long_names_are_taken(client, writer, name):
    proposed, before = name.rpartition("/")[2].removesuffix(".pdf"), stored()

    response = add(client, pdf(name), title=proposed)
    answer = add_several(client, pdf(name, mark="2"), title=proposed)

    first, second = PortalDocument.objects.order_by("pk")
    assert (response.status_code, answer["success"]) == (200, True)
    assert first.file_extension == second.file_extension == "pdf"
    assert first.file.name.count("/") == 1
    assert first.title == proposed[:1].upper() + proposed[1 : len(first.title)]
    assert stored() - before == {first.filename, second.filename}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("vide.pdf", b"", Reason.EMPTY),
        ("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Reason.WEB_PAGE),
        ("faux.pdf", b"<html><body>bonjour</body></html>", Reason.MISMATCH),
        ("outil.exe", b"MZ\x00\x00", Reason.PROGRAM),
        ("photo.jpg", b"\xff\xd8\xff\xe0", Reason.PICTURE),
    ],
)
def test_file_that_is_no_document_is_refused_everywhere_in_a_sentence(client, writer, name, content, reason):
    single = text(add(client, SimpleUploadedFile(name, content)))
    several = add_several(client, SimpleUploadedFile(name, content))
    chosen = choose(client, file=SimpleUploadedFile(name, content))

    told = (single, several["error_message"], html.unescape(chosen["htmlFragment"]))
    assert [str(MESSAGES[reason]) in each for each in told] == [True, True, True]
    assert (several["success"], chosen["step"]) == (False, "reshow_creation_form")
    assert (PortalDocument.objects.count(), FileReading.objects.count(), UploadedFile.objects.count()) == (0, 0, 0)


def test_too_heavy_a_file_is_refused_with_what_to_do(client, writer, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1_000_000
    heavy = PDF + b"0" * 1_000_000

    single = text(add(client, SimpleUploadedFile("lourd.pdf", heavy)))
    several = add_several(client, SimpleUploadedFile("lourd.pdf", heavy))

    told = "Ce fichier pèse plus de 1 Mo, le maximum que prend le portail. Réduisez ses images"
    assert told in single.replace(NBSP, " ")
    assert several["error_message"].replace(NBSP, " ").startswith(told)
    assert PortalDocument.objects.count() == 0


def test_page_of_several_files_knows_the_limit_before_anything_is_sent(client, writer, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 3_000_000

    shown = text(client.get(reverse("wagtaildocs:add_multiple")))

    assert re.findall(r'data-max-file-size="(\d+)"', shown) == ["3000000"]


def test_refused_collection_leaves_no_file_where_files_are_public(client, writer):
    root = Collection.get_first_root_node()
    root.add_child(name="Rapports")

    answer = add_several(client, pdf(), collection="999999")

    assert (answer["success"], bool(answer["error_message"])) == (False, True)
    assert (PortalDocument.objects.count(), UploadedFile.objects.count()) == (0, 0)


def test_full_disk_is_said_and_changes_nothing(client, writer, monkeypatch):
    kept = document(mark="1", uploaded_by_user=writer)
    before = (kept.file.name, kept.file_hash, stored())
    fill_the_disk(monkeypatch)

    single = text(add(client, pdf(mark="2")))
    several = add_several(client, pdf(mark="3"))
    chosen = choose(client, file=pdf(mark="4"))
    replaced = text(
        client.post(reverse("wagtaildocs:edit", args=[kept.pk]), {"title": "Autre", "file": pdf(mark="5")}, follow=True)
    )

    kept.refresh_from_db()
    told = (single, several["error_message"], html.unescape(chosen["htmlFragment"]), replaced)
    assert [FULL in each for each in told] == [True, True, True, True]
    assert (kept.file.name, kept.file_hash, stored()) == before
    assert (PortalDocument.objects.count(), FileReading.objects.count(), kept.versions.count()) == (1, 1, 0)
    assert kept.title == "Rapport"


def test_other_trouble_of_the_disk_is_not_called_a_full_one(client, writer, monkeypatch):
    def refuse(storage, name, content):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(FileSystemStorage, "_save", refuse)

    with pytest.raises(OSError, match="Input/output error"):
        add(client, pdf("autre.pdf"))


def test_part_of_a_file_that_the_disk_took_is_removed(client, writer, monkeypatch):
    before = stored()

    def half(storage, name, content):
        path = Path(storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", half)

    add(client, pdf("autre.pdf", mark="2"))

    assert stored() == before
