"""A file that replaces another: the address stays, the former file can be seen and brought back, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from documents.models import DocumentVersion, FileReading, PortalDocument
from documents.versions import bring_back
from search.models import OutboxRow
from tests.documents.admin_documents import document, member, pdf, read, stored


@pytest.fixture
def publisher(client, home):
    """Somebody of Publication, who changes any document."""
    return member(client, "Publication")


def replace(client, found, file, **data):
    address = reverse("wagtaildocs:edit", args=[found.pk])
    return client.post(address, {"title": found.title, "file": file, **data}, follow=True)


def bring(client, version):
    return client.post(reverse("document_bring_back", args=[version.document_id, version.pk]), follow=True)


def content(found):
    return Path(found.file.path).read_bytes()


def test_replaced_file_keeps_the_address_and_is_listed_with_who_and_weight(client, publisher):
    found = document("Bilan", mark="1")
    url, before = found.url, content(found)

    replace(client, found, pdf("bilan-2.pdf", mark="deux"))

    found = PortalDocument.objects.get()
    version = found.versions.get()
    shown = client.get(reverse("wagtaildocs:edit", args=[found.pk]))
    assert (found.url, content(found) == before) == (url, False)
    assert shown.context["versions"] == [version]
    assert (version.replaced_by, version.file_size, content(version)) == (publisher, len(before), before)
    page = shown.content.decode()
    assert (page.count("Fichiers précédents"), page.count("Camille Rouquette"), page.count("Remettre ce fichier")) == (
        1,
        1,
        1,
    )


def test_former_file_is_brought_back_and_that_can_be_undone(client, publisher):
    found = document("Bilan", mark="1")
    first = content(found)
    replace(client, found, pdf(mark="2"))
    second = content(PortalDocument.objects.get())

    response = bring(client, DocumentVersion.objects.get())
    back = PortalDocument.objects.get()
    told = [str(message) for message in response.context["messages"]]
    bring(client, DocumentVersion.objects.get())

    assert content(back) == first
    assert len(told) == 1
    assert "est de nouveau le fichier du document" in told[0]
    assert content(PortalDocument.objects.get()) == second
    assert [content(version) for version in DocumentVersion.objects.all()] == [first]


def test_file_brought_back_has_its_text_again_without_being_read(client, publisher):
    found = document(mark="1")
    reading = read(found, "Une page")
    replace(client, found, pdf(mark="2"))

    bring_back(DocumentVersion.objects.get(), publisher)

    assert PortalDocument.objects.get().reading == reading
    assert [page.text for page in reading.pages.all()] == ["Une page"]


def test_file_that_is_gone_from_the_disk_is_not_brought_back(client, publisher):
    found = document(mark="1")
    replace(client, found, pdf(mark="2"))
    version = DocumentVersion.objects.get()
    Path(version.file.path).unlink()
    name = PortalDocument.objects.get().file.name

    response = bring(client, version)

    assert "n’est plus sur le disque" in response.content.decode()
    assert (PortalDocument.objects.get().file.name, DocumentVersion.objects.get()) == (name, version)


def test_former_file_is_given_to_the_team_alone(client, publisher):
    found = document("Bilan", mark="1")
    first = content(found)
    replace(client, found, pdf(mark="2"))
    address = reverse("document_former_file", args=[found.pk, DocumentVersion.objects.get().pk])

    given = b"".join(client.get(address).streaming_content)
    member(client, "Rédaction")
    refused = client.get(address)

    assert (given, refused.status_code) == (first, 302)


def test_address_of_a_former_file_names_its_own_document(client, publisher):
    found, other = document(mark="1"), document(mark="3")
    replace(client, found, pdf(mark="2"))
    version = DocumentVersion.objects.get()

    assert client.get(reverse("document_former_file", args=[other.pk, version.pk])).status_code == 404
    assert client.post(reverse("document_bring_back", args=[other.pk, version.pk])).status_code == 404


def test_bringing_back_is_asked_by_a_form_and_told_to_the_index(client, publisher):
    found = document(mark="1")
    replace(client, found, pdf(mark="2"))
    version = DocumentVersion.objects.get()
    OutboxRow.objects.all().delete()

    shown = client.get(reverse("document_bring_back", args=[found.pk, version.pk]))
    bring(client, version)

    assert shown.status_code == 405
    assert set(OutboxRow.objects.values_list("uid", flat=True)) == {f"document:{found.pk}"}


def test_deleted_document_takes_its_files_and_readings_with_it(client, publisher, django_capture_on_commit_callbacks):
    before = stored()
    found = document(mark="1")
    replace(client, found, pdf(mark="2"))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtaildocs:delete", args=[found.pk]))

    assert (PortalDocument.objects.count(), DocumentVersion.objects.count(), FileReading.objects.count()) == (0, 0, 0)
    assert stored() == before


def test_reading_that_another_document_holds_outlives_a_deletion(publisher, django_capture_on_commit_callbacks):
    first, second = document(mark="1"), document(mark="1")
    read(first, "Une page")

    with django_capture_on_commit_callbacks(execute=True):
        first.delete()

    assert FileReading.objects.get().documents.get() == second
    assert content(second) != b""


def test_file_that_a_document_names_is_never_deleted(publisher, django_capture_on_commit_callbacks):
    first, second = document(mark="1"), document(mark="2")
    PortalDocument.objects.filter(pk=second.pk).update(file=first.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        PortalDocument.objects.get(pk=first.pk).delete()

    second.refresh_from_db()
    assert Path(second.file.path).is_file()


def test_file_brought_back_is_still_on_the_disk(publisher, client, django_capture_on_commit_callbacks):
    found = document(mark="1")
    replace(client, found, pdf(mark="2"))

    with django_capture_on_commit_callbacks(execute=True):
        bring_back(DocumentVersion.objects.get(), publisher)

    assert Path(PortalDocument.objects.get().file.path).is_file()
    assert Path(DocumentVersion.objects.get().file.path).is_file()


def test_writer_replaces_only_their_own_files(client, home):
    writer = member(client, "Rédaction")
    mine, other = document("Le mien", mark="1", uploaded_by_user=writer), document("Autre", mark="2")

    replace(client, mine, pdf(mark="3"))
    refused = client.post(reverse("wagtaildocs:edit", args=[other.pk]), {"title": "Autre", "file": pdf(mark="4")})

    assert refused.status_code == 302
    assert [version.document for version in DocumentVersion.objects.all()] == [mine]
