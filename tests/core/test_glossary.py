"""The glossary: its terms by letter, the page of each, and what it teaches the search."""

from __future__ import annotations

import re

import pytest
from wagtail.models import Locale

from core.models import RelatedTerm
from core.models.glossary_page import initial
from search import expansions, outbox, service
from search.contract import SearchRequest
from tests.core.directory_factories import GlossaryIndexPageFactory, GlossaryTermFactory
from tests.factories import ExperiencePageFactory, OrganisationFactory, publish
from tests.search.test_listing import routing_queries


@pytest.fixture
def glossary(home):
    """The page of the glossary, with nothing left of what another test taught the search."""
    expansions.forget()
    yield GlossaryIndexPageFactory(parent=home)
    expansions.forget()


def listed(client, address):
    return [entry.hit.title for entry in client.get(address).context["listing"].entries]


def test_terms_stand_under_their_letter_without_its_accent(client, glossary):
    for term in ("économie", "EPCI", "3C", "atelier"):
        GlossaryTermFactory(term=term)

    letters = client.get(glossary.url).context["letters"]

    filed = {letter.name: [each.term.term for each in letter.terms] for letter in letters if letter.terms}
    assert filed == {"A": ["atelier"], "E": ["économie", "EPCI"], "0-9": ["3C"]}
    assert len(letters) == 27


@pytest.mark.parametrize("feed", ["rss", "atom"])
def test_terms_written_last_are_followed_by_a_feed(client, glossary, experience_index, feed):
    for number in range(31):
        GlossaryTermFactory(term=f"Terme {number:02}", expansion="")
    publish(ExperiencePageFactory(parent=experience_index, title="Un terme"))
    outbox.drain()

    (link,) = [link for link in client.get(glossary.url).context["listing"].feeds if link.key == feed]
    response = client.get(link.url)

    assert response.headers["Content-Type"].partition(";")[0] == f"application/{feed}+xml"
    told = re.findall(r"<title>(Terme \d\d|Un terme)</title>", response.content.decode())
    assert told == [f"Terme {number:02}" for number in range(30, 0, -1)]


@pytest.mark.parametrize(
    ("term", "letter"), [("Œuvre", "O"), ("« QPV »", "Q"), ("l’État", "L"), ("1901", "0-9"), ("…", "0-9")]
)
def test_initial_is_a_plain_letter(term, letter):
    assert initial(term) == letter


def test_term_tells_what_is_known_of_it(client, glossary):
    today = GlossaryTermFactory(term="QPV", expansion="quartier prioritaire")
    other = GlossaryTermFactory(term="Contrat de ville")
    term = GlossaryTermFactory(
        term="ZUS",
        expansion="zone urbaine sensible",
        definition="<p>Un <b>ancien</b> zonage.</p>",
        source="Loi de 1996",
        source_url="https://loi.example.org/1996",
        variants="zones urbaines sensibles",
        replaced_by=today,
    )
    RelatedTerm.objects.create(term=term, related=other)

    alone = client.get(f"{glossary.url}zus/")
    together = client.get(glossary.url).content.decode()

    for content in (alone.content.decode(), together):
        for text in (
            "zone urbaine sensible",
            "<b>ancien</b>",
            'href="https://loi.example.org/1996"',
            "zones urbaines sensibles",
            f'href="{glossary.url}qpv/"',
            f'href="{glossary.url}contrat-de-ville/"',
        ):
            assert text in content, text
    assert [each.term for each in client.get(f"{glossary.url}qpv/").context["replaces"]] == ["ZUS"]


def test_term_gathers_the_contents_that_use_it_in_any_wording(client, glossary, experience_index):
    GlossaryTermFactory(term="IAE", expansion="insertion par l’activité économique", variants="SIAE")
    for title in ("Un chantier de l’IAE", "L’insertion par l’activité économique à Lunel", "Les SIAE", "L’économie"):
        publish(ExperiencePageFactory(parent=experience_index, title=title))

    response = client.get(f"{glossary.url}iae/")

    assert set(listed(client, f"{glossary.url}iae/")) == {
        "Un chantier de l’IAE",
        "L’insertion par l’activité économique à Lunel",
        "Les SIAE",
    }
    assert response.context["listing"].total == 3


def test_meanings_of_the_same_letters_are_told_apart(client, glossary, experience_index):
    GlossaryTermFactory(term="EI", expansion="entreprise d’insertion")
    GlossaryTermFactory(term="EI", expansion="évaluation d’impact")
    for title in ("Une entreprise d’insertion à Nîmes", "Une évaluation d’impact", "Deux EI"):
        publish(ExperiencePageFactory(parent=experience_index, title=title))

    first, second = client.get(f"{glossary.url}ei/"), client.get(f"{glossary.url}ei-2/")

    assert [entry.hit.title for entry in first.context["listing"].entries] == ["Une entreprise d’insertion à Nîmes"]
    assert [term.expansion for term in first.context["homonyms"]] == ["évaluation d’impact"]
    assert [entry.hit.title for entry in second.context["listing"].entries] == ["Une évaluation d’impact"]


@pytest.mark.parametrize(
    ("term", "slugs"), [("EI", ["ei", "ei-2", "ei-3"]), ("Œuvre d’art", ["oeuvre-dart"]), ("…", ["terme"])]
)
def test_slug_of_a_term_is_made_of_it(db, term, slugs):
    assert [GlossaryTermFactory(term=term).slug for _ in slugs] == slugs


def test_slug_of_a_term_stays_when_the_term_changes(db):
    term = GlossaryTermFactory(term="CUCS")
    term.term = "Contrat urbain"
    term.save()

    assert term.slug == "cucs"


def test_unknown_term_is_a_404(client, glossary):
    assert client.get(f"{glossary.url}rien/").status_code == 404


def test_french_term_stands_marked_in_another_language(client, glossary):
    english = Locale.objects.get(language_code="en")
    french, translated = GlossaryTermFactory(term="Bailleur"), GlossaryTermFactory(term="Quartier")
    translation = translated.copy_for_translation(english)
    translation.term = "Neighbourhood"
    translation.save()
    home = glossary.get_parent().specific.copy_for_translation(english)
    home.save_revision().publish()
    page = glossary.copy_for_translation(english)
    page.save_revision().publish()

    letters = client.get(page.url).context["letters"]

    assert [(each.term.term, each.language) for letter in letters for each in letter.terms] == [
        (french.term, "fr"),
        ("Neighbourhood", ""),
    ]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("address", ["", "terme/"])
def test_glossary_costs_the_same_queries_whatever_it_holds(
    client, glossary, experience_index, count, address, django_assert_max_num_queries
):
    main = GlossaryTermFactory(term="Terme", slug="terme")
    for number in range(count):
        link = f'<p>Le <a linktype="page" id="{experience_index.pk}">lien</a> {number}.</p>'
        other = GlossaryTermFactory(definition=link, replaced_by=main)
        RelatedTerm.objects.create(term=main, related=other)
        RelatedTerm.objects.create(term=other, related=main)
        publish(ExperiencePageFactory(parent=experience_index, title=f"Un terme {number}"))
    address = f"{glossary.url}{address}"
    client.get(address)

    with django_assert_max_num_queries(8 + routing_queries(client, address)):
        client.get(address)


def test_search_reads_an_acronym_and_says_so(client, glossary, experience_index):
    GlossaryTermFactory(term="IAE", expansion="insertion par l’activité économique")
    publish(ExperiencePageFactory(parent=experience_index, title="L’insertion par l’activité économique"))

    listing = client.get("/recherche/?q=iae&nature=experience").context["listing"]
    exact = client.get(listing.exact.url).context["listing"]

    assert [entry.hit.title for entry in listing.entries] == ["L’insertion par l’activité économique"]
    assert listing.expansions == (("iae", "insertion par l’activité économique"),)
    assert (exact.total, exact.expansions) == (0, ())
    assert [chip.url for chip in exact.chips][-1] == "/recherche/?q=iae&nature=experience"


def test_search_offers_the_meanings_of_an_ambiguous_acronym(client, glossary, experience_index):
    GlossaryTermFactory(term="EI", expansion="entreprise d’insertion", variants="entreprises d’insertion")
    GlossaryTermFactory(term="EI", expansion="évaluation d’impact")

    listing = client.get("/recherche/?q=une ei à Lunel").context["listing"]

    assert listing.expansions == ()
    assert [str(reading.label) for reading in listing.readings] == ["entreprise d’insertion", "évaluation d’impact"]
    assert listing.readings[1].url == "/recherche/?q=une+%C3%A9valuation+d%E2%80%99impact+%C3%A0+Lunel"


def test_body_is_found_by_the_name_of_the_one_that_it_replaced(client, glossary, experience_index):
    anct = OrganisationFactory(name="Agence nationale de la cohésion des territoires", acronym="ANCT")
    OrganisationFactory(name="Commissariat général à l’égalité des territoires", acronym="CGET", replaced_by=anct)
    publish(ExperiencePageFactory(parent=experience_index, title="Une aide de l’ANCT"))
    publish(ExperiencePageFactory(parent=experience_index, title="Une aide du CGET"))

    for words in ("cget", "anct"):
        assert set(listed(client, f"/recherche/?q={words}")) == {"Une aide de l’ANCT", "Une aide du CGET"}, words


def test_bodies_replaced_by_the_same_one_do_not_become_one(glossary):
    anct = OrganisationFactory(name="Agence de la cohésion", acronym="ANCT")
    OrganisationFactory(name="Commissariat à l’égalité", acronym="CGET", replaced_by=anct)
    OrganisationFactory(name="Établissement des commerces", acronym="EPARECA", replaced_by=anct)

    (former,) = expansions.known("fr").groups("les aides du CGET")
    (today,) = expansions.known("fr").groups("anct")

    assert former == ("Commissariat à l’égalité", "CGET", "Agence de la cohésion", "ANCT")
    assert set(today) > {"ANCT", "CGET", "EPARECA"}


def test_acronym_of_a_term_and_of_a_body_with_the_same_name_is_not_ambiguous(glossary):
    GlossaryTermFactory(term="ANCT", expansion="Agence nationale de la cohésion des territoires")
    OrganisationFactory(name="Agence nationale de la cohésion des territoires", acronym="ANCT")

    known = expansions.known("fr")

    assert [meaning.own for meaning in known.meanings] == [("ANCT", "Agence nationale de la cohésion des territoires")]
    assert known.ambiguous == {}


def test_replacements_that_go_round_end(glossary):
    first = GlossaryTermFactory(term="AAA", expansion="premier nom")
    second = GlossaryTermFactory(term="BBB", expansion="second nom", replaced_by=first)
    first.replaced_by = second
    first.save()

    assert expansions.known("fr").groups("aaa") == (("AAA", "premier nom", "BBB", "second nom"),)


def test_saved_term_is_known_at_once(glossary):
    before = expansions.known("fr").groups("plie")
    term = GlossaryTermFactory(term="PLIE", expansion="plan local pour l’insertion et l’emploi")
    after = expansions.known("fr").groups("plie")
    term.delete()

    assert (before, after, expansions.known("fr").groups("plie")) == ((), (term.wordings,), ())


def test_term_is_found_like_a_page(glossary):
    GlossaryTermFactory(
        term="Clause sociale", definition="<p>Une condition d’exécution.</p>", variants="clause d’insertion"
    )
    outbox.drain()

    (hit,) = service.search(SearchRequest(text="clauses d’insertion")).hits

    assert (hit.kind, hit.title, hit.url) == ("term", "Clause sociale", f"{glossary.url}clause-sociale/")
    assert hit.lead == "Une condition d’exécution."


def test_page_names_some_of_many_expressions_and_counts_the_rest(client, glossary):
    GlossaryTermFactory(term="PLIE", variants="\n".join(f"plan de forme {n}" for n in range(7)))

    listing = client.get("/recherche/?q=plie").context["listing"]

    ((asked, added),) = listing.widened
    assert asked == "plie"
    assert [f"plan de forme {n}" in added for n in range(7)] == [True] * 5 + [False] * 2
    assert "2" in added.rpartition("plan de forme 4")[2]
