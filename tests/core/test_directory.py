"""The pages of organisations, people and territories: what they gather, what they know, what they cost."""

from __future__ import annotations

from datetime import date

import pytest

from core.addresses import ending
from core.dates import UnevenDate
from core.models import OrganisationName, PersonFunction, TerritorySuccessor
from experiences.models import Partner
from search import outbox
from tests.core.directory_factories import (
    OrganisationIndexPageFactory,
    PersonFactory,
    PersonIndexPageFactory,
    TerritoryIndexPageFactory,
)
from tests.factories import (
    ExperiencePageFactory,
    OrganisationFactory,
    TerritoryFactory,
    ThemeFactory,
    ThemeIndexPageFactory,
    inside,
    publish,
)
from tests.search.test_listing import routing_queries


@pytest.fixture
def organisations(home):
    return OrganisationIndexPageFactory(parent=home)


@pytest.fixture
def people(home):
    return PersonIndexPageFactory(parent=home)


@pytest.fixture
def territories(home):
    return TerritoryIndexPageFactory(parent=home)


def known(response):
    """Return what the head of a page says, as label → names."""
    return {
        str(fact.label): [(mention.label, mention.key, mention.note) for mention in fact.mentions]
        for fact in response.context["facts"]
    }


def listed(response):
    return [entry.hit.title for entry in response.context["listing"].entries]


@pytest.mark.parametrize(
    ("key", "label", "expected"),
    [
        ("12", "Alliance Villes Emploi", "12-alliance-villes-emploi"),
        ("12", "Œuvres & cœurs d’Été", "12-oeuvres-coeurs-dete"),
        ("departement-34", "Hérault", "departement-34-herault"),
        ("7", "…", "7"),
        ("7", "mot " * 30, "7-" + "-".join(["mot"] * 15)),
    ],
)
def test_address_holds_the_key_then_the_name(key, label, expected):
    assert ending(key, label) == expected


def test_organisation_gathers_what_it_takes_part_in_newest_first(client, organisations, experience_index):
    body = OrganisationFactory(name="Régie de quartier")
    publish(
        ExperiencePageFactory(parent=experience_index, title="Portée", carrier=body, created=UnevenDate.parse("2014"))
    )
    partner = ExperiencePageFactory.build(title="Partenaire", created=UnevenDate.parse("2016"))
    partner.partners = [Partner(organisation=body)]
    experience_index.add_child(instance=partner)
    publish(partner)
    publish(ExperiencePageFactory(parent=experience_index, title="Sans elle"))

    response = client.get(f"{organisations.url}{body.pk}-regie-de-quartier/")

    assert listed(response) == ["Partenaire", "Portée"]
    assert [(option.term.value, option.count) for option in response.context["listing"].kinds] == [("experience", 2)]


def test_organisation_tells_its_names_and_its_succession(client, organisations):
    herault = TerritoryFactory(kind="departement", code="34", name="Hérault")
    anct = OrganisationFactory(
        name="Agence nationale", acronym="ANCT", website="https://anct.example.org", territory=herault, kind="etat"
    )
    cget = OrganisationFactory(name="Commissariat général", replaced_by=anct)
    OrganisationName.objects.create(organisation=anct, name="Ancienne agence")
    OrganisationName.objects.create(organisation=anct, name="A.N.C.T.", former=False)

    today = known(client.get(f"{organisations.url}{anct.pk}-agence-nationale/"))
    before = known(client.get(f"{organisations.url}{cget.pk}-commissariat-general/"))

    names = [mentions for mentions in today.values() if mentions[0][0] != anct.get_kind_display()]
    assert names == [
        [("ANCT", "", "")],
        [("Ancienne agence", "", "")],
        [("A.N.C.T.", "", "")],
        [("Commissariat général", str(cget.pk), "")],
        [("Hérault", "departement-34", "")],
        [("https://anct.example.org", "", "")],
    ]
    assert [("Agence nationale", str(anct.pk), "")] in before.values()


def test_former_address_leads_to_the_one_of_today(client, organisations):
    body = OrganisationFactory(name="Nouveau nom")

    for address in (f"{body.pk}/", f"{body.pk}-ancien-nom/"):
        response = client.get(f"{organisations.url}{address}?nature=page")
        assert (response.status_code, response.headers["Location"]) == (
            301,
            f"{organisations.url}{body.pk}-nouveau-nom/?nature=page",
        )


@pytest.mark.parametrize("address", ["999999", "0", "-1", "x", "9" * 40, "٣", "1" * 16 + "-a"])
def test_unknown_organisation_is_a_404(client, organisations, address):
    assert client.get(f"{organisations.url}{address}/").status_code == 404


def test_person_tells_functions_held_first(client, people):
    body = OrganisationFactory(name="Ville de Nîmes")
    person = PersonFactory(first_name="Claire", last_name="Delmas")
    PersonFunction.objects.create(person=person, title="Chargée de mission", until=UnevenDate.parse("2018"))
    PersonFunction.objects.create(person=person, title="Directrice", organisation=body, since=UnevenDate.parse("2019"))

    response = client.get(f"{people.url}{person.pk}-claire-delmas/")

    facts = response.context["facts"]
    assert [fact.label for fact in facts] == ["Directrice", "Chargée de mission"]
    assert [(mention.label, mention.family) for fact in facts for mention in fact.mentions] == [
        ("Ville de Nîmes", "organisation"),
        ("", ""),
    ]
    assert ["2019" in facts[0].mentions[0].note, "2018" in facts[1].mentions[0].note] == [True, True]


def test_territory_gathers_what_lies_in_it(client, territories, experience_index):
    region = TerritoryFactory(kind="region", code="76", name="Occitanie")
    herault = inside(TerritoryFactory(kind="departement", code="34", name="Hérault"), region)
    lodeve = inside(TerritoryFactory(name="Lodève", code="34142"), herault)
    inside(TerritoryFactory(name="Village", code="34999"), herault)
    publish(ExperiencePageFactory(parent=experience_index, title="À Lodève"), territories=[lodeve])
    publish(ExperiencePageFactory(parent=experience_index, title="Ailleurs"))

    response = client.get(f"{territories.url}departement-34-herault/")

    assert listed(response) == ["À Lodève"]
    mentions = [mention for fact in response.context["facts"] for mention in fact.mentions if mention.key]
    assert [mention.label for mention in mentions] == ["Occitanie", "Lodève"]


def test_former_territory_names_its_successor_once(client, territories):
    old = TerritoryFactory(kind="region", code="91", name="Languedoc-Roussillon", valid_to=date(2015, 12, 31))
    new = TerritoryFactory(kind="region", code="76", name="Occitanie")
    TerritorySuccessor.objects.create(territory=old, successor=new)

    before = client.get(f"{territories.url}region-91-languedoc-roussillon/").context["facts"]
    today = client.get(f"{territories.url}region-76-occitanie/").context["facts"]

    assert [mention.label for fact in before for mention in fact.mentions if mention.key] == ["Occitanie"]
    assert [(mention.label, "2015" in mention.note) for fact in today for mention in fact.mentions if mention.key] == [
        ("Languedoc-Roussillon", True)
    ]


def test_territories_are_listed_by_kind_with_their_contents(client, territories, experience_index):
    region = TerritoryFactory(kind="region", code="76", name="Occitanie")
    nimes, ales = (inside(TerritoryFactory(name=name), region) for name in ("Nîmes", "Alès"))
    TerritoryFactory(name="Sans contenu")
    publish(ExperiencePageFactory(parent=experience_index), territories=[nimes])
    publish(ExperiencePageFactory(parent=experience_index), territories=[ales])

    groups = client.get(territories.url).context["groups"]

    assert [[(item.label, item.count) for item in items] for _heading, items in groups] == [
        [("Occitanie", 2)],
        [("Alès", 1), ("Nîmes", 1)],
    ]


def test_territory_whose_code_holds_a_dash_is_found(client, territories):
    TerritoryFactory(kind="other", code="A", name="Autre")
    TerritoryFactory(kind="other", code="A-1", name="Pays cathare")

    response = client.get(f"{territories.url}other-A-1-pays-cathare/")

    assert response.context["thing"].name == "Pays cathare"


@pytest.mark.parametrize("address", ["", "region", "region-", "rien-1", "region-99-x"])
def test_unknown_territory_is_a_404(client, territories, address):
    assert client.get(f"{territories.url}{address}/").status_code == 404


def test_organisations_are_listed_by_name_and_filtered(client, organisations):
    OrganisationFactory(name="Zèbre", kind="association")
    OrganisationFactory(name="École", kind="association")
    OrganisationFactory(name="Mairie", kind="collectivite")
    outbox.drain()

    assert listed(client.get(organisations.url)) == ["École", "Mairie", "Zèbre"]
    assert listed(client.get(f"{organisations.url}?type=association")) == ["École", "Zèbre"]


@pytest.mark.parametrize("count", [1, 30])
def test_directory_costs_the_same_queries_whatever_it_holds(
    client, organisations, people, territories, experience_index, count, django_assert_max_num_queries
):
    region = TerritoryFactory(kind="region", code="76", name="Occitanie")
    body = OrganisationFactory(name="Mairie", territory=region, replaced_by=OrganisationFactory())
    person = PersonFactory(first_name="Claire", last_name="Delmas")
    for number in range(count):
        departement = inside(TerritoryFactory(kind="departement", code=f"{number}"), region)
        OrganisationName.objects.create(organisation=body, name=f"Nom {number}")
        OrganisationFactory(replaced_by=body, territory=region)
        PersonFunction.objects.create(person=person, title=f"Fonction {number}", organisation=OrganisationFactory())
        PersonFunction.objects.create(person=PersonFactory(), title="Agent", organisation=body)
        page = ExperiencePageFactory(parent=experience_index, carrier=body)
        publish(page, territories=[departement], themes=[ThemeFactory()])
    outbox.drain()
    addresses = [
        organisations.url,
        people.url,
        territories.url,
        f"{organisations.url}{body.pk}-mairie/",
        f"{people.url}{person.pk}-claire-delmas/",
        f"{territories.url}region-76-occitanie/",
    ]
    for address in addresses:
        assert client.get(address).status_code == 200

        with django_assert_max_num_queries(8 + routing_queries(client, address)):
            client.get(address)


def test_fiche_links_to_the_pages_of_what_it_names(client, organisations, territories, experience_index):
    body = OrganisationFactory(name="Mairie de Lunel", website="https://mairie.example.org")
    lunel = TerritoryFactory(name="Lunel", code="34145")
    page = publish(ExperiencePageFactory(parent=experience_index, carrier=body), territories=[lunel])

    content = client.get(page.url).content.decode()

    assert f'href="{organisations.url}{body.pk}-mairie-de-lunel/"' in content
    assert f'href="{territories.url}commune-34145-lunel/"' in content


def test_fiche_links_elsewhere_while_nothing_gathers_what_it_names(client, experience_index):
    body = OrganisationFactory(name="Mairie", website="https://mairie.example.org")
    page = publish(
        ExperiencePageFactory(parent=experience_index, carrier=body), territories=[TerritoryFactory(code="1")]
    )

    content = client.get(page.url).content.decode()

    assert 'href="https://mairie.example.org"' in content
    assert f'href="{experience_index.url}?territoire=commune-1"' in content


def test_theme_gathers_by_kind(client, home, experience_index):
    themes, theme = publish(ThemeIndexPageFactory(parent=home)), ThemeFactory(slug="sante")
    publish(ExperiencePageFactory(parent=experience_index), themes=[theme])

    kinds = client.get(f"{themes.url}sante/").context["listing"].kinds

    assert [(option.term.value, option.count) for option in kinds] == [("experience", 1)]
