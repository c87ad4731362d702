"""The fiche d'expérience: what it shows, what it costs, what the index knows of it."""

from __future__ import annotations

import re

import pytest
from django.core.files.base import ContentFile
from django.utils.html import escape

from core.dates import UnevenDate
from core.models import Organisation, OrganisationName
from core.templatetags.portal import weight
from core.videos import player
from documents.models import PageFile, PortalDocument
from experiences.models import ExperiencePage, ExperienceVideo, FollowUp, Funder, Partner
from search import service
from search.contract import SearchRequest
from tests.factories import (
    AudienceFactory,
    ExperiencePageFactory,
    OrganisationFactory,
    TerritoryFactory,
    ThemeFactory,
    inside,
    publish,
)
from tests.search.test_listing import routing_queries

LINKED = '<p>Une suite, et <a linktype="document" id="1">son bilan</a>.</p>'


def document(number):
    return PortalDocument.objects.create(
        title=f"Compte rendu {number}", file=ContentFile(b"%PDF-1.4", name="compte-rendu.pdf")
    )


@pytest.fixture
def full(experience_index):
    """Make a published fiche with everything, `count` times each repeated thing."""

    def make(count=1, **fields):
        page = ExperiencePageFactory.build(
            title="Le conseil citoyen de Bédarieux",
            carrier=OrganisationFactory(name="Ville de Bédarieux", website="https://ville.example.org"),
            context="<p>Une petite ville au pied des hauts cantons.</p>",
            results="<p>Un vélo chargé de livres.</p>",
            contact="<p>contact@example.org</p>",
            **fields,
        )
        page.partners = [Partner(organisation=OrganisationFactory()) for _ in range(count)]
        page.funders = [Funder(name=f"Fondation {n}") for n in range(count)]
        page.follow_ups = [FollowUp(date=UnevenDate.parse("2016"), text=LINKED) for _ in range(count)]
        page.videos = [
            ExperienceVideo(url=f"https://vimeo.com/{n + 1}", title=f"La tournée {n}", transcript="<p>La sonnette.</p>")
            for n in range(count)
        ]
        page.file_links = [PageFile(document=document(n), role=PageFile.Role.MINUTES) for n in range(count)]
        experience_index.add_child(instance=page)
        herault = TerritoryFactory(kind="departement", code="34", name="Hérault")
        communes = [inside(TerritoryFactory(), herault) for _ in range(count)]
        return publish(
            page,
            territories=communes,
            themes=[ThemeFactory() for _ in range(count)],
            audiences=[AudienceFactory() for _ in range(count)],
        )

    return make


def test_fiche_shows_its_facts(client, full):
    page = full(status="to_verify", label="Appel à projets 2014")

    content = client.get(page.url).content.decode()

    for text in (
        page.title,
        page.lead,
        "Ville de Bédarieux",
        "https://ville.example.org",
        "janvier 2015",
        "Fondation 0",
        "Appel à projets 2014",
        "à vérifier",
        "Une petite ville au pied",
        "Un vélo chargé de livres",
        "Une suite, et",
        page.territory_links.get().territory.name,
        page.theme_links.get().theme.name,
        page.audience_links.get().audience.name,
    ):
        assert escape(text).casefold() in content.casefold(), text


def test_fiche_leaves_out_what_was_not_written(client, full):
    content = client.get(full().url).content.decode()

    assert "Contexte" in content
    assert "Difficultés" not in content


def test_fiche_offers_its_videos_without_asking_their_host(client, full):
    content = client.get(full(2).url).content.decode()

    assert re.findall(r'href="(https://vimeo[^"]*)"', content) == ["https://vimeo.com/1", "https://vimeo.com/2"]
    assert re.findall(r'data-video="([^"]*)"', content) == [
        player("https://vimeo.com/1"),
        player("https://vimeo.com/2"),
    ]
    assert re.findall(r'src="(http[^"]*)"', content) == []
    assert content.count("La sonnette.") == 2


def test_fiche_says_role_format_and_weight_of_its_files(client, full):
    page = full()

    content = client.get(page.url).content.decode()

    link = page.file_links.get()
    assert f'href="{link.document.url}"' in content
    assert f"PDF, {weight(8)} · {link.get_role_display()}" in content


def test_fiche_is_found_by_the_words_of_its_videos(full):
    page = full()

    assert [hit.uid for hit in service.search(SearchRequest(text="sonnette")).hits] == [f"page:{page.pk}"]


@pytest.mark.parametrize("count", [1, 30])
def test_fiche_costs_the_same_queries_whatever_it_holds(client, full, count, django_assert_max_num_queries):
    page = full(count)
    client.get(page.url)

    with django_assert_max_num_queries(8 + routing_queries(client, page.url)):
        client.get(page.url)


def test_fiche_is_found_by_the_former_name_of_its_carrier(full):
    page = full()
    OrganisationName.objects.create(organisation=page.carrier, name="Mairie bédaricienne")
    page.carrier.save()
    page.save_revision().publish()

    from search import outbox

    outbox.drain()
    assert [hit.uid for hit in service.search(SearchRequest(text="bédaricienne")).hits] == [f"page:{page.pk}"]


def test_renamed_territory_changes_the_list(full, home):
    from search import outbox

    page = full()
    territory = page.territory_links.get().territory
    territory.name = "Bédarieux-les-Bains"
    territory.save()
    outbox.drain()

    (hit,) = service.search(SearchRequest(text="bédarieux-les-bains")).hits
    assert hit.facts[0] == "Bédarieux-les-Bains"


def test_fiche_facts_in_lists_are_in_french(full):
    import datetime

    full(last_checked=datetime.date(2026, 3, 12))

    (hit,) = service.search(SearchRequest()).hits
    assert hit.facts[1:] == ("Ville de Bédarieux", "création\u00a0: janvier 2015", "vérifiée en mars 2026")


def test_former_region_is_found_in_the_new_one(full):
    from search import outbox

    page = full()
    occitanie = TerritoryFactory(kind="region", code="76", name="Occitanie")
    former = TerritoryFactory(kind="region", code="91", name="Languedoc-Roussillon")
    from core.models import TerritoryParent, TerritorySuccessor

    TerritorySuccessor.objects.create(territory=former, successor=occitanie)
    herault = page.territory_links.get().territory.parent_links.get().parent
    TerritoryParent.objects.create(territory=herault, parent=former)
    page.save_revision().publish()
    outbox.drain()

    for key in ("region-91", "region-76", "departement-34"):
        assert service.search(SearchRequest(filters={"territory": (key,)})).total == 1, key


def test_replaced_organisation_names_its_successor(db):
    anct = OrganisationFactory(name="Agence nationale de la cohésion des territoires", acronym="ANCT")
    cget = OrganisationFactory(name="Commissariat général à l’égalité des territoires", replaced_by=anct)

    assert list(anct.replaces.all()) == [cget]
    assert str(Organisation.objects.get(pk=anct.pk)) == "Agence nationale de la cohésion des territoires (ANCT)"


def test_experience_belongs_under_its_list_only():
    assert ExperiencePage.allowed_parent_page_models()[0].__name__ == "ExperienceIndexPage"
    assert ExperiencePage.allowed_subpage_models() == []
