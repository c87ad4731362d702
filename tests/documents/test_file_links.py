"""Links to files on pages: what they say, and who sees them."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from core.likeness import most_precise, reasons
from documents.models import DocumentPage, FileReading, PageFile, PortalDocument
from events.models import Session, SessionFile
from resources.file_facts import file_facts
from tests.events.factories import EventIndexPageFactory, EventPageFactory
from tests.factories import ExperiencePageFactory, TerritoryFactory, ThemeFactory, UserFactory, publish
from tests.resources.factories import DeckPageFactory


def guard(document):
    """Put a file into a collection for those who are logged in."""
    collection = Collection.get_first_root_node().add_child(name="Adhérents")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document.collection = collection
    document.save()


@pytest.fixture
def event(home):
    """A published event with one session."""
    page = EventPageFactory(parent=EventIndexPageFactory(parent=home))
    page.sessions = [Session(title="Ouverture")]
    return publish(page)


@pytest.fixture
def pages(publication, resource_index, experience_index, event):
    """A page of each type that shows files."""
    return {
        "publication": publication,
        "deck": publish(DeckPageFactory(parent=resource_index)),
        "experience": publish(ExperiencePageFactory(parent=experience_index)),
        "event": event,
    }


@pytest.mark.parametrize("kind", ["publication", "deck", "experience", "event"])
def test_link_says_what_the_file_is_on_every_page(client, add, pages, kind):
    document = add(["Un texte."] * 3, page=pages[kind], language="en")

    html = client.get(pages[kind].url).content.decode()

    link = re.search(
        r'<span class="file">.*?</a>\s*<span class="file__facts">(.*?)</span>\s*<a (.*?)>', html, re.DOTALL
    )
    role = "" if kind in ("publication", "deck") else " · texte intégral"
    assert link[1].replace("\xa0", " ") == f"PDF, 1 ko, 3 p., anglais{role}"
    assert link[2] == f'class="file__text" href="{document.text_url}"'
    assert f'href="{document.url}" hreflang="en"' in html


def test_link_to_a_file_without_text_offers_no_text(client, add, publication):
    document = add([], state="no_text")

    html = client.get(publication.url).content.decode()

    assert document.url in html
    assert document.text_url not in html


@pytest.mark.parametrize("kind", ["publication", "deck", "experience", "event"])
def test_file_of_a_closed_collection_is_shown_to_those_who_may_open_it(client, add, pages, kind):
    closed, open_to_all = add(["Un texte."], page=pages[kind], title="Réservé"), add(["Un texte."], page=pages[kind])
    guard(closed)

    def shown():
        html = client.get(pages[kind].url).content.decode()
        return [closed.url in html, open_to_all.url in html]

    before = shown()
    client.force_login(UserFactory())
    assert (before, shown()) == ([False, True], [True, True])


def test_file_of_a_session_in_a_closed_collection_is_not_shown(client, add, event):
    document = add(["Un texte."], page=None)
    SessionFile.objects.create(session_id=Session.objects.get(event=event.pk).pk, document=document)
    before = document.url in client.get(event.url).content.decode()

    guard(document)

    assert (before, document.url in client.get(event.url).content.decode()) == (True, False)


def body_with(document):
    return [
        {"type": "files", "value": [{"document": document.pk, "text": "Le rapport"}]},
        {"type": "text", "value": f'<p>Voir <a linktype="document" id="{document.pk}">le rapport</a>.</p>'},
    ]


def test_files_of_a_body_are_shown_to_those_who_may_open_them(client, add, publication):
    document = add(["Un texte."], page=None)
    publication.body = publication.body.stream_block.to_python(body_with(document))
    publish(publication)
    before = client.get(publication.url).content.decode()

    guard(document)

    after = client.get(publication.url).content.decode()
    assert [html.count(f'href="{document.url}"') for html in (before, after)] == [2, 0]
    assert after.count(f'href="/documents/{document.pk}/document"') == 1


def test_links_of_guarded_files_lead_there_who_may_read_them(client, add):
    document = add(["Un texte."])
    guard(document)
    client.force_login(UserFactory())

    response = client.get(f"/documents/{document.pk}/document")

    assert (response.status_code, response["Location"]) == (302, document.url)


def test_facts_in_lists_are_those_of_the_first_file_that_all_readers_may_open(add, publication):
    closed = add(["Un texte."] * 2, title="Réservé")
    guard(closed)
    add(["Un texte."] * 3, name="annexe.docx", content=b"PK")

    assert [fact.replace("\xa0", " ") for fact in file_facts(publication)] == ["DOCX", "1 ko", "3 p."]


def test_length_is_told_once_in_lists(add, publication):
    publication.pages = 76
    add(["Un texte."] * 3)

    assert [fact.replace("\xa0", " ") for fact in publication.index_facts()][-1] == "PDF, 1 ko, 76 p."


def test_first_page_of_the_first_readable_file_is_the_cover(client, add, publication):
    document = add(["Un texte."])
    picture = io.BytesIO()
    Image.new("RGB", (60, 85)).save(picture, "WEBP")
    document.reading.picture.save("first.webp", ContentFile(picture.getvalue()))

    html = client.get(publication.url).content.decode()

    assert re.search(r'<figure class="cover">\s*(<img[^>]*>)', html)[1] == (
        f'<img src="{document.picture_url}" alt="Première page du document" width="60" height="85" loading="lazy" '
        'decoding="async">'
    )
    assert client.get(document.picture_url)["Content-Type"] == "image/webp"


@pytest.mark.parametrize("count", [1, 30])
def test_links_cost_no_query_for_each_file(client, publication, count, django_assert_max_num_queries):
    for number in range(count):
        file = PortalDocument.objects.create(title="Rapport", file=ContentFile(b"%PDF" + bytes([number]), "a.pdf"))
        FileReading.objects.filter(pk=file.reading_id).update(state="done", count=3)
        DocumentPage.objects.create(reading=file.reading, number=1, text="Un texte.")
        publication.file_links.add(PageFile(document=file))
    publish(publication)
    client.get(publication.url)

    with django_assert_max_num_queries(15):
        client.get(publication.url)


def test_reasons_say_what_two_contents_have_in_common():
    own = {"theme": ("a", "b", "c"), "organisation": ("3",), "territory": ("commune-34028",)}
    other = {"theme": ("a", "b"), "organisation": ("3", "4"), "territory": ("commune-34028", "departement-34")}

    assert reasons(own, other) == ["2 thèmes communs", "même organisme", "même territoire"]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({}, {"theme": ("a",), "organisation": ("3",), "territory": ("commune-34028",)}),
        ({"territory": ("departement-34",)}, {"territory": ("commune-34028", "departement-34")}),
        ({"territory": ("national-FR",)}, {"territory": ("national-FR",)}),
    ],
)
def test_reasons_leave_out_what_is_no_likeness(own, other):
    assert reasons(own, other) == []


def test_most_precise_territories_are_told_from_those_that_contain_them():
    keys = ("region-76", "departement-34", "commune-34028", "commune-34172", "national-FR")

    assert most_precise(keys) == {"commune-34028", "commune-34172"}


def test_similar_decks_say_why(client, resource_index, index):
    theme, town = ThemeFactory(), TerritoryFactory()
    first, second = (
        publish(
            DeckPageFactory(parent=resource_index, title=title, lead="La clause sociale dans les marchés."),
            themes=[theme],
            territories=[town],
        )
        for title in ("La clause sociale", "Les clauses sociales")
    )

    html = client.get(first.url).content.decode()

    assert second.url in html
    assert re.findall(r'<p class="entry__reasons">(.*?)</p>', html) == ["1 thème commun, même territoire"]
