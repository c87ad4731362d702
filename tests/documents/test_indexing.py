"""Files in the index: in the pages that publish them, by themselves where that would not do, and with what facts."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection

from core.dates import UnevenDate
from documents.models import DocumentPage, FileReading
from documents.uses import changed_files
from search import outbox, service, sources
from search.contract import Place, SearchRequest
from search.models import OutboxRow
from search.reconcile import Difference, compare
from tests.documents.factories import collection, file, read, restrict, use
from tests.factories import (
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    publish,
)


@pytest.fixture
def page(experience_index):
    page = ExperiencePageFactory(parent=experience_index, title="La fiche")
    return publish(page, themes=[ThemeFactory(slug="achats")])


@pytest.fixture
def members(db):
    return Group.objects.get(name="Adhérents")


def found(text="", user=None, **fields):
    return service.search(SearchRequest(text=text, **fields), user=user).hits


def uids(*args, **fields):
    return sorted(hit.uid for hit in found(*args, **fields))


def of_kind(text="", **fields):
    return found(text, filters={"kind": ("document",)}, **fields)


def test_words_of_a_file_find_the_page_that_publishes_it(page):
    guide = read(file("Le guide"), "Le sommaire", "La clause sociale du nettoyage")
    use(page, guide)
    outbox.drain()

    (hit,) = found("clause nettoyage")

    (passage,) = hit.passages
    (shown,) = hit.files
    assert (hit.uid, passage.number, passage.label) == (f"page:{page.pk}", 2, "page")
    assert passage.html == "La <mark>clause</mark> sociale du <mark>nettoyage</mark>"
    assert (shown.uid, shown.page_url) == (f"document:{guide.pk}", f"{guide.url}#page=")


def test_page_and_its_file_are_one_entry(page):
    page.lead = "Une clause sociale bien menée"
    use(page, read(file(), "La clause sociale"))
    outbox.drain()

    response = service.search(SearchRequest(text="clause sociale"))

    assert ([hit.uid for hit in response.hits], response.total) == ([f"page:{page.pk}"], 1)


def test_file_is_found_by_itself_among_files(page):
    use(page, read(file("Le guide"), "La clause"))
    outbox.drain()

    (hit,) = of_kind("clause")

    assert (hit.kind, hit.title) == ("document", "Le guide")
    assert hit.place == Place(f"page:{page.pk}", "La fiche", page.url)
    assert hit.facets["theme"] == (str(page.theme_links.get().theme.key),)


def test_title_of_a_file_finds_its_page(page):
    use(page, read(file("Vade-mecum des ascenseurs"), "Un texte"))
    outbox.drain()

    assert uids("vade-mecum") == [f"page:{page.pk}"]


def test_slide_and_section_lead_to_the_text(page):
    deck = read(file("Le diaporama", name="deck.pptx"), "Une clause", kind="slide")
    use(page, deck)
    outbox.drain()

    (hit,) = found("clause")

    assert (hit.passages[0].label, hit.files[0].page_url) == ("slide", f"{deck.text_url}#page-")


def test_file_in_another_language_is_found_in_its_own(page):
    report = read(file("The report", language="en"), "Neighbourhood renewal")
    use(page, report)
    outbox.drain()

    assert uids("neighbourhood") == []
    assert uids("neighbourhood", locale="en") == [f"document:{report.pk}"]


def test_file_of_a_closed_collection_is_found_by_its_readers_alone(page, members):
    guide = read(file(collection=collection("Réservés", rule="groups", groups=[members])), "La clairière")
    use(page, guide)
    outbox.drain()
    member = UserFactory()
    member.groups.add(members)

    assert uids("clairière") == []
    assert uids("clairière", user=member) == [f"document:{guide.pk}"]
    assert found()[0].files == ()


def test_place_of_a_file_is_told_to_who_may_read_it(page, home, members):
    area = StandardPageFactory(parent=home, title="L’espace")
    restrict(area, "groups", [members])
    guide = read(file(), "La clairière")
    area.body = [("files", [{"document": guide, "text": ""}])]
    area.save_revision().publish()
    use(page, guide)
    outbox.drain()

    (hit,) = of_kind("clairière")

    assert hit.place == Place(f"page:{page.pk}", "La fiche", page.url)
    page.unpublish()
    outbox.drain()
    assert of_kind("clairière") == ()


def test_passage_of_a_file_closed_a_moment_ago_is_not_shown(page, members):
    guide = read(file(), "La clairière")
    use(page, guide)
    outbox.drain()
    type(guide).objects.filter(pk=guide.pk).update(collection=collection("Réservés", rule="groups", groups=[members]))

    (hit,) = found("clairière")

    assert (hit.passages, hit.files) == ((), ())
    assert of_kind("clairière") == ()


def test_addresses_are_masked_in_what_anybody_finds(page):
    use(page, read(file(), "Écrire à claire.dupont@exemple.fr pour la clairière"))
    outbox.drain()

    (hit,) = found("clairière")

    assert "claire.dupont" not in hit.passages[0].html
    assert uids("dupont") == []


def test_facts_of_a_file_are_told_with_it(page):
    producer = OrganisationFactory(name="ANCT")
    guide = read(file(producer=producer, date=UnevenDate.parse("2021")), "Une", "Deux")
    use(page, guide)
    outbox.drain()

    (hit,) = of_kind()

    assert hit.facts == ("PDF", "1 ko", "2\xa0p.")
    assert hit.start.year == 2021
    assert [found.uid for found in of_kind("ANCT")] == [f"document:{guide.pk}"]


@pytest.mark.parametrize("change", ["title", "collection", "correction", "rule"])
def test_what_changes_a_file_is_written_anew(page, members, change):
    guide = read(file("Le guide"), "La clairière")
    use(page, guide)
    outbox.drain()
    if change == "title":
        guide.title = "Le manuel"
        guide.save()
    elif change == "collection":
        guide.collection = collection("Réservés", rule="login")
        guide.save()
    elif change == "correction":
        guide.reading.pages.update(text="La futaie", origin=DocumentPage.Origin.EDITOR)
        changed_files([guide.pk])
    else:
        restrict(page, "groups", [members])

    outbox.drain()

    assert compare() == Difference()


def test_moved_collection_is_written_anew(page, members):
    reserved = collection("Réservés", rule="groups", groups=[members])
    shelf = collection("Étagère")
    use(page, read(file(collection=shelf), "La clairière"))
    outbox.drain()
    assert len(found("clairière")) == 1

    shelf = Collection.objects.get(pk=shelf.pk)
    shelf.save()
    shelf.move(Collection.objects.get(pk=reserved.pk), pos="sorted-child")
    outbox.drain()

    assert found("clairière") == ()


def test_deleted_file_leaves_the_index_and_its_reading(home, page):
    guide = read(file(), "La clairière")
    area = StandardPageFactory(parent=home)
    area.body = [("files", [{"document": guide, "text": ""}])]
    area.save_revision().publish()
    outbox.drain()
    assert len(found("clairière")) == 1

    guide.delete()
    outbox.drain()

    assert found("clairière") == ()
    assert (FileReading.objects.count(), DocumentPage.objects.count(), OutboxRow.objects.count()) == (0, 0, 0)


def test_units_of_files_cost_the_same_whatever_their_pages(page, django_assert_max_num_queries):
    short, long = read(file(), "Une page"), read(file("Le long"), *(f"Page {number}" for number in range(300)))
    use(page, short, long)

    with django_assert_max_num_queries(45):
        unit = sources.unit(f"page:{page.pk}")

    assert len(unit.pages) == 301
