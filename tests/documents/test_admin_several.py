"""What is done to several documents at once: moved, deleted, read by a command."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection

from documents import reading as reading_module
from documents.extraction.contract import Extraction, Page, State
from documents.models import FileReading, PortalDocument
from search.models import OutboxRow
from tests.documents.admin_documents import document, member, read, shown_on


@pytest.fixture
def publisher(client, home):
    """Somebody of Publication, who changes any document."""
    return member(client, "Publication")


def test_documents_that_change_collection_together_are_told_to_the_index(client, publisher, home):
    found, other = document("Un", mark="1"), document("Deux", mark="2")
    page = shown_on(found, home)
    reports = Collection.get_first_root_node().add_child(name="Rapports")
    OutboxRow.objects.all().delete()
    address = reverse("wagtail_bulk_action", args=["documents", "portaldocument", "add_to_collection"])

    client.post(f"{address}?id={found.pk}&id={other.pk}", {"collection": reports.pk})

    assert set(PortalDocument.objects.values_list("collection", flat=True)) == {reports.pk}
    told = set(OutboxRow.objects.values_list("uid", flat=True))
    assert told == {f"document:{found.pk}", f"document:{other.pk}", f"page:{page.pk}"}


def test_documents_that_a_page_shows_are_not_deleted_together(client, publisher, home):
    found, other = document("Un", mark="1"), document("Deux", mark="2")
    shown_on(found, home)
    address = reverse("wagtail_bulk_action", args=["documents", "portaldocument", "delete"])

    asked = client.get(f"{address}?id={found.pk}&id={other.pk}").content.decode()
    client.post(f"{address}?id={found.pk}&id={other.pk}")

    assert (asked.count("Oui, supprimer"), PortalDocument.objects.count()) == (0, 2)


def test_unused_documents_are_deleted_together(client, publisher):
    found = document("Un", mark="1")
    address = reverse("wagtail_bulk_action", args=["documents", "portaldocument", "delete"])

    asked = client.get(f"{address}?id={found.pk}").content.decode()
    client.post(f"{address}?id={found.pk}")

    assert (asked.count("Oui, supprimer"), PortalDocument.objects.count()) == (1, 0)


@pytest.fixture
def extracted(monkeypatch):
    """What was read, file by file: each is found to hold one page."""
    seen = []

    def extract(path, file_format, *, programs):
        seen.append(path.name)
        return Extraction(State.DONE, (Page(1, "Lu"),), count=1)

    monkeypatch.setattr(reading_module, "extract", extract)
    return seen


def command(*options):
    output = StringIO()
    call_command("documents_extract", *options, stdout=output)
    return output.getvalue().splitlines()


def test_command_reads_what_waits(home, extracted):
    waiting, done = document(mark="1", name="a.pdf"), document(mark="2", name="b.pdf")
    read(done, "Une")

    lines = command()

    assert extracted == [waiting.filename]
    assert lines == [f"1/1 {waiting.reading.sha256[:12]}.pdf: done", "1 files read, 0 without text or damaged"]
    assert FileReading.objects.get(pk=waiting.reading_id).state == "done"


@pytest.mark.parametrize(("option", "count"), [("--again", 3), ("--failed", 1)])
def test_command_reads_again_all_files_or_those_that_failed(home, extracted, option, count):
    document(mark="1")
    read(document(mark="2"), "Une")
    read(document(mark="3"), state="broken")

    command(option)

    assert len(extracted) == count


def test_command_rewrites_one_line_on_a_terminal(home, extracted):
    document(mark="1")
    document(mark="2")
    output = StringIO()
    output.isatty = lambda: True

    call_command("documents_extract", stdout=output)

    assert output.getvalue() == (
        "\r\033[K████████████░░░░░░░░░░░░ 1/2\r\033[K████████████████████████ 2/2\n"
        "2 files read, 0 without text or damaged\n"
    )
