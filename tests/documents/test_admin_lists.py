"""The list of documents, the report of what they lack, the first page of the admin."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection

from documents.models import FileReading, PageFile, PortalDocument
from tests.documents.admin_documents import document, member, read, shown_on

TODAY = date.today()


@pytest.fixture
def publisher(client, home):
    """Somebody of Publication, who changes any document."""
    return member(client, "Publication")


def listed(client, **query):
    response = client.get(reverse("wagtaildocs:index"), query)
    return [found.title for found in response.context["object_list"]]


def cells(client):
    """Return the text of the cells of the list, line by line, without the boxes to tick."""
    table = BeautifulSoup(client.get(reverse("wagtaildocs:index")).content, "html.parser").find(
        "table", class_="listing"
    )
    lines = [
        [" ".join(cell.get_text(" ").split()) for cell in line.find_all("td")] for line in table.tbody.find_all("tr")
    ]
    return [line[1:] for line in lines]


def parts(client):
    response = client.get(reverse("documents_report"))
    return {part.key: [found.title for found in part.documents] for part in response.context["parts"]}


def test_list_tells_what_each_document_is(client, publisher):
    read(document("Bilan", mark="1", licence="by", language="oc"), "Une", "Deux", count=12)

    assert cells(client) == [["Bilan", "PDF, 1 ko", "12", "Lu", "occitan", "CC BY 4.0", "Utilisé(e) 0 fois"]]


def test_list_costs_the_same_for_one_document_and_for_thirty(client, publisher, home):
    shown_on(document("0", mark="0"), home)
    address = reverse("wagtaildocs:index")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(1, 30):
        read(document(str(number), mark=str(number)), "Une")

    with CaptureQueriesContext(connection) as thirty:
        client.get(address)

    assert len(thirty) == len(one)


def test_files_still_to_be_read_are_counted_above_the_list(client, publisher):
    for mark in "123":
        document(mark=mark)
    shown = client.get(reverse("wagtaildocs:index")).content.decode()
    FileReading.objects.update(state="done")
    after = client.get(reverse("wagtaildocs:index")).content.decode()

    assert (shown.count("3 fichiers à lire"), after.count("à lire</p>")) == (1, 0)


@pytest.fixture
def stock(publisher, home):
    """Four documents: complete; untagged and beside an accessible version; scanned and unused; to look at again."""
    complete = document("Complet", mark="1", licence="by")
    read(complete, "Une", tagged=True)
    shown_on(complete, home)
    beside = document("À côté", mark="2", licence="by", language="oc")
    read(beside, "Une", tagged=False)
    page = shown_on(beside, home)
    page.file_links.add(PageFile(document=complete, role=PageFile.Role.ACCESSIBLE))
    page.save_revision().publish()
    scanned = document("Numérisé", mark="3", name="scan.pdf")
    read(scanned, state="no_text", tagged=False)
    old = document("Ancien", mark="4", licence="reserved", review_on=TODAY - timedelta(days=1))
    read(old, "Une", tagged=True)
    return complete


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"missing": "licence"}, ["Numérisé"]),
        ({"missing": "use"}, ["Ancien", "Numérisé"]),
        ({"missing": ["use", "licence"]}, ["Numérisé"]),
        ({"missing": "alternative"}, ["Numérisé"]),
        ({"state": "no_text"}, ["Numérisé"]),
        ({"state": ["no_text", "done"]}, ["Ancien", "Complet", "Numérisé", "À côté"]),
        ({"format": "pdf"}, ["Ancien", "Complet", "Numérisé", "À côté"]),
        ({"format": "docx"}, []),
        ({"language": "oc"}, ["À côté"]),
        ({"licence": "reserved"}, ["Ancien"]),
        ({"review": TODAY.isoformat()}, ["Ancien"]),
        ({"review": (TODAY - timedelta(days=3)).isoformat()}, []),
        ({"q": "Complet", "state": "done"}, ["Complet"]),
        ({"q": "Complet", "missing": "use"}, []),
        ({"missing": "rien", "state": "inconnu"}, ["Ancien", "Complet", "Numérisé", "À côté"]),
    ],
)
def test_list_is_filtered(client, stock, query, titles):
    assert sorted(listed(client, **query)) == titles


def test_list_is_filtered_by_collection(client, publisher):
    reports = Collection.get_first_root_node().add_child(name="Rapports")
    document("Dedans", mark="1", collection=reports)
    document("Dehors", mark="2")

    assert listed(client, collection_id=reports.pk) == ["Dedans"]


def test_writer_sees_their_own_documents_alone(client, home):
    writer = member(client, "Rédaction")
    document("Le mien", mark="1", uploaded_by_user=writer)
    document("Autre", mark="2")

    assert listed(client) == ["Le mien"]
    assert parts(client)["licence"] == ["Le mien"]


def test_report_lists_what_documents_lack(client, stock):
    assert parts(client) == {
        "failed": ["Numérisé"],
        "review": ["Ancien"],
        "licence": ["Numérisé"],
        "alternative": ["Numérisé"],
        "use": ["Ancien", "Numérisé"],
    }


def test_report_has_a_failed_file_read_again_and_comes_back(client, stock):
    scanned = PortalDocument.objects.get(title="Numérisé")

    response = client.post(
        reverse("document_read_again", args=[scanned.pk]), {"next": reverse("documents_report")}, follow=True
    )

    assert response.redirect_chain == [(reverse("documents_report"), 302)]
    assert parts(client)["failed"] == []


def test_report_costs_the_same_for_one_document_and_for_thirty(client, publisher):
    read(document("0", mark="0"), state="broken", tagged=False)
    client.get(reverse("documents_report"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("documents_report"))
    for number in range(1, 30):
        read(document(str(number), mark=str(number)), state="broken", tagged=False)

    with CaptureQueriesContext(connection) as thirty:
        client.get(reverse("documents_report"))

    assert len(thirty) == len(one)


def test_report_is_in_the_menu_of_those_who_work_on_documents(client, publisher):
    shown = client.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("documents_report") in shown


def test_report_is_refused_to_those_who_work_on_no_document(client, home):
    member(client, "Adhérents")

    assert client.get(reverse("documents_report")).status_code == 302


def test_first_page_names_what_is_to_be_looked_at_again_and_what_failed(client, stock):
    response = client.get(reverse("wagtailadmin_home"))

    shown = html.unescape(response.content.decode())
    panel = next(panel for panel in response.context["panels"] if getattr(panel, "name", "") == "documents_to_complete")
    told = panel.shown_to(response.wsgi_request.user)
    assert [found.title for found in told["documents"]] == ["Ancien", "Numérisé"]
    assert (told["review"], told["failed"]) == (1, 1)
    assert "1 à revoir, 1 non lus" in shown
