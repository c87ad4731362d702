"""The toolbox: its guides, contacts, words and readings; alone or inside a dossier."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.utils.html import escape
from django.utils.translation import gettext

from documents.models import PageFile, PortalDocument
from resources.models import Producer, ToolboxContact, ToolboxPage, ToolboxReference, ToolboxTerm
from search import outbox, service, sources
from search.contract import SearchRequest
from tests.factories import OrganisationFactory, ThemeFactory, publish
from tests.resources.dossier_factories import (
    BibliographicReferenceFactory,
    DossierPageFactory,
    GlossaryTermFactory,
    ToolboxPageFactory,
    UsefulContactFactory,
)
from tests.search.test_listing import routing_queries


@pytest.fixture
def filled():
    """Publish a toolbox under `parent` with `count` things of each kind."""

    def make(parent, count=1, **fields):
        page = ToolboxPageFactory.build(
            introduction="<p>Commencez par le premier guide.</p>", guides=[guide(n) for n in range(count)], **fields
        )
        page.contact_links = [
            ToolboxContact(contact=UsefulContactFactory(organisation=OrganisationFactory())) for _ in range(count)
        ]
        page.term_links = [ToolboxTerm(term=GlossaryTermFactory()) for _ in range(count)]
        page.reference_links = [
            ToolboxReference(reference=BibliographicReferenceFactory(organisation=OrganisationFactory()))
            for _ in range(count)
        ]
        document = PortalDocument.objects.create(title="Clause à copier", file=ContentFile(b"PK", name="clause.docx"))
        page.file_links = [PageFile(document=document, role="model") for _ in range(count)]
        parent.add_child(instance=page)
        return publish(page)

    return make


def guide(number):
    steps = [{"title": "Repérer les achats", "text": "<p>Dans la liste.</p>"}, {"title": "Rédiger", "text": ""}]
    return "guide", {"title": f"Réserver un marché {number}", "introduction": "", "steps": steps}


@pytest.fixture
def dossier(resource_index):
    return publish(DossierPageFactory(parent=resource_index, title="Achats responsables"))


def test_toolbox_shows_what_it_holds(client, dossier, filled):
    page = filled(dossier)

    content = client.get(page.url).content.decode()

    contact, reference = page.contact_links.get().contact, page.reference_links.get().reference
    for text in (
        "Commencez par le premier guide.",
        "Réserver un marché 0",
        "Repérer les achats",
        contact.name,
        contact.organisation.name,
        "tel:0561000000",
        page.term_links.get().term.term,
        reference.citation,
        "Clause à copier",
    ):
        assert escape(text) in content, text


def test_steps_of_a_guide_keep_their_order(client, dossier, filled):
    content = client.get(filled(dossier).url).content.decode()

    assert content.index("Repérer les achats") < content.index("Rédiger")


def test_empty_toolbox_shows_no_heading_of_what_it_lacks(client, dossier):
    page = publish(ToolboxPageFactory(parent=dossier))

    content = client.get(page.url).content.decode()

    for anchor in ("pas-a-pas", "modeles", "contacts", "glossaire", "bibliographie", "fichiers"):
        assert f'id="{anchor}"' not in content


def test_dossier_announces_its_toolbox(client, dossier, filled):
    page = filled(dossier, lead="Quatre guides.")

    band = client.get(dossier.url).context

    assert (band["sommaire"].toolbox.url, band["toolbox"].hit.lead) == (page.url, "Quatre guides.")


def test_toolbox_says_to_which_dossier_it_belongs(dossier, filled):
    page = filled(dossier)

    unit = sources.unit(f"page:{page.pk}")

    assert unit.facts[0] == gettext("in the dossier “%(title)s”") % {"title": "Achats responsables"}
    assert (unit.start, unit.facets["year"]) == (dossier.date.start, ("2016",))


def test_toolbox_alone_says_its_own_producers_and_date(client, resource_index, filled):
    page = filled(resource_index, date="2019")
    page.producers = [Producer(name="Réseau des acheteurs")]
    publish(page, themes=[ThemeFactory(name="Commande publique")])

    response = client.get(page.url)

    assert response.context["sommaire"].dossier is None
    assert response.context["citation"] == "Boîte à outils. Réseau des acheteurs, 2019."
    assert "Commande publique" in response.content.decode()
    assert sources.unit(f"page:{page.pk}").facts[:2] == ("2019", "Réseau des acheteurs")


@pytest.mark.parametrize("words", ["rédiger", "guichet", "SIGLE", "CGET", "commencez premier"])
def test_toolbox_is_found_by_what_it_holds(dossier, filled, words):
    page = filled(dossier)
    link = page.contact_links.get()
    link.contact.name = "Guichet unique"
    link.contact.save()
    reference = page.reference_links.get().reference
    reference.organisation, reference.publisher = None, "CGET"
    reference.save()
    term = page.term_links.get().term
    term.term = "SIGLE"
    term.save()
    page.save_revision().publish()
    outbox.drain()

    found = {hit.uid for hit in service.search(SearchRequest(text=words, filters={"kind": ("toolbox",)})).hits}
    assert found == {f"page:{page.pk}"}


def test_renamed_contact_changes_what_finds_the_toolbox(dossier, filled):
    page = filled(dossier)
    contact = page.contact_links.get().contact
    contact.name = "Maison de l’emploi"
    contact.save()
    outbox.drain()

    found = service.search(SearchRequest(text="maison emploi", filters={"kind": ("toolbox",)})).hits
    assert [hit.uid for hit in found] == [f"page:{page.pk}"]


def test_dossier_takes_one_toolbox_and_the_list_several(resource_index, dossier):
    assert (ToolboxPage.can_create_at(dossier), ToolboxPage.can_create_at(resource_index)) == (True, True)

    for parent in (dossier, resource_index):
        ToolboxPageFactory(parent=parent)

    assert (ToolboxPage.can_create_at(dossier), ToolboxPage.can_create_at(resource_index)) == (False, True)


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("count", [1, 30])
def test_toolbox_costs_the_same_queries_whatever_it_holds(
    client, resource_index, dossier, filled, alone, count, django_assert_max_num_queries
):
    page = filled(resource_index if alone else dossier, count)
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        client.get(page.url)
