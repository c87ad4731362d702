"""Terms, organisations and people: found by the search like pages, and kept in the admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Locale, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from core.models import GlossaryTerm, Organisation, OrganisationName, Person, PersonFunction
from search import outbox, service, sources
from search.contract import SearchRequest, Sort
from tests.core.directory_factories import (
    GlossaryIndexPageFactory,
    GlossaryTermFactory,
    OrganisationIndexPageFactory,
    PersonFactory,
    PersonIndexPageFactory,
)
from tests.factories import (
    AudienceFactory,
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    UserFactory,
    inside,
    publish,
)


@pytest.fixture
def organisations(home):
    return OrganisationIndexPageFactory(parent=home)


@pytest.fixture
def people(home):
    return PersonIndexPageFactory(parent=home)


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


def found(text="", user=None, **fields):
    """Return the titles that a search finds once the index is up to date."""
    outbox.drain()
    return [hit.title for hit in service.search(SearchRequest(text=text, **fields), user=user).hits]


def test_organisation_is_found_by_its_former_name(organisations):
    body = OrganisationFactory(name="Agence nationale", acronym="ANCT")
    OrganisationName.objects.create(organisation=body, name="Datar")

    outbox.drain()
    (hit,) = service.search(SearchRequest(text="datar")).hits

    assert (hit.uid, hit.kind, hit.title) == (f"organisation:{body.pk}", "organisation", "Agence nationale (ANCT)")
    assert hit.url == f"{organisations.url}{body.pk}-agence-nationale/"


def test_organisation_is_found_by_the_name_of_its_successor_as_it_becomes(organisations):
    successor = OrganisationFactory(name="Agence")
    OrganisationFactory(name="Commissariat", replaced_by=successor)
    successor.name = "Grande Délégation"
    successor.save()

    assert set(found("délégation")) == {"Commissariat", "Grande Délégation"}


def test_organisation_stands_in_the_territories_that_contain_its_own(organisations):
    herault = TerritoryFactory(kind="departement", code="34")
    OrganisationFactory(name="Mairie", territory=inside(TerritoryFactory(), herault))

    assert found(filters={"territory": ("departement-34",)}) == ["Mairie"]


def test_renamed_territory_changes_what_lists_say_of_a_body(organisations):
    territory = TerritoryFactory(name="Lodève")
    OrganisationFactory(name="Mairie", territory=territory)
    territory.name = "Lodève-la-Neuve"
    territory.save()
    outbox.drain()

    (hit,) = service.search(SearchRequest()).hits

    assert hit.facts[1:] == ("Lodève-la-Neuve",)


def test_person_is_found_by_function_and_body(people):
    person = PersonFactory(first_name="Claire", last_name="Delmas")
    PersonFunction.objects.create(person=person, title="Directrice", organisation=OrganisationFactory(name="Régie"))

    assert (found("directrice"), found("régie")) == (["Claire Delmas"], ["Claire Delmas"])
    assert found(filters={"organisation": (str(Organisation.objects.get().pk),)}) == ["Claire Delmas"]


def test_renamed_body_changes_what_lists_say_of_its_people(people):
    body = OrganisationFactory(name="Régie")
    PersonFunction.objects.create(person=PersonFactory(), title="Directrice", organisation=body)
    body.name = "Fabrique"
    body.save()
    outbox.drain()

    (hit,) = service.search(SearchRequest()).hits

    assert hit.facts == ("Directrice, Fabrique",)


def test_deleted_thing_is_no_longer_found(organisations):
    body = OrganisationFactory(name="Mairie")
    before = found("mairie")
    body.delete()

    assert (before, found("mairie")) == (["Mairie"], [])


def test_nobody_finds_a_thing_without_a_page_that_gathers_it(home):
    OrganisationFactory(name="Mairie")

    assert found("mairie") == []


def test_page_that_gathers_takes_its_things_along(organisations):
    OrganisationFactory(name="Mairie")
    before = found("mairie")
    organisations.unpublish()
    hidden = found("mairie")
    organisations.save_revision().publish()

    assert (before, hidden, found("mairie")) == (["Mairie"], [], ["Mairie"])


def test_things_follow_the_new_address_of_their_page(organisations):
    body = OrganisationFactory(name="Mairie")
    found("mairie")
    organisations.slug = "structures"
    organisations.save_revision().publish()
    outbox.drain()

    (hit,) = service.search(SearchRequest(text="mairie")).hits

    assert hit.url == f"/structures/{body.pk}-mairie/"


def test_deleted_page_takes_its_things_along(organisations):
    OrganisationFactory(name="Mairie")
    found("mairie")
    organisations.delete()

    assert found("mairie") == []


def test_things_of_a_restricted_page_are_found_by_its_group_only(organisations):
    OrganisationFactory(name="Mairie")
    group, member = Group.objects.create(name="Lecteurs"), UserFactory()
    member.groups.add(group)
    restriction = PageViewRestriction.objects.create(page=organisations, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)

    assert (found("mairie"), found("mairie", user=member)) == ([], ["Mairie"])


def test_things_are_hidden_before_the_index_hears_of_a_restriction(organisations):
    OrganisationFactory(name="Mairie")
    found("mairie")
    PageViewRestriction.objects.create(page=organisations, restriction_type=PageViewRestriction.LOGIN)

    assert service.search(SearchRequest(text="mairie")).hits == ()


def test_terms_stand_in_the_lists_of_their_language_or_french_without_translation(home):
    english = Locale.objects.get(language_code="en")
    glossary = GlossaryIndexPageFactory(parent=home)
    home.copy_for_translation(english).save_revision().publish()
    glossary.copy_for_translation(english).save_revision().publish()
    GlossaryTermFactory(term="Bailleur")
    translation = GlossaryTermFactory(term="Quartier").copy_for_translation(english)
    translation.term, translation.slug = "Neighbourhood", "neighbourhood"
    translation.save()

    assert set(found()) == {"Bailleur", "Quartier"}
    assert set(found(locale="en")) == {"Bailleur", "Neighbourhood"}


@pytest.mark.parametrize("many", [1, 30])
def test_reading_rights_cost_one_query_whatever_the_families(
    home, organisations, people, many, django_assert_num_queries
):
    GlossaryIndexPageFactory(parent=home)
    uids = {
        *(f"page:{StandardPageFactory(parent=home).pk}" for _ in range(many)),
        *(f"organisation:{OrganisationFactory().pk}" for _ in range(many)),
        *(f"person:{PersonFactory().pk}" for _ in range(many)),
        *(f"term:{GlossaryTermFactory().pk}" for _ in range(many)),
    }

    with django_assert_num_queries(1):
        readable = sources.readable([*uids, "term:999999", "unknown:1"], frozenset({"public"}))

    assert readable == uids


def titles(**fields):
    return [hit.title for hit in service.search(SearchRequest(sort=Sort.TITLE, **fields)).hits]


def test_titles_hold_things_when_the_engine_is_away(organisations, people, away):
    body, person = OrganisationFactory(name="Mairie de Lunel"), PersonFactory(first_name="Élise", last_name="Mairie")
    OrganisationFactory(name="Régie")

    assert titles(text="mairies") == ["Mairie de Lunel", "Élise Mairie"]
    assert titles(filters={"kind": ("person",)}) == ["Élise Mairie"]
    assert titles(uids=(f"organisation:{body.pk}", f"person:{person.pk}"), text="lunel") == ["Mairie de Lunel"]
    assert titles(filters={"locale": ("es",)}) == []


def test_titles_leave_out_what_only_a_group_may_read(organisations, away):
    OrganisationFactory(name="Mairie")
    PageViewRestriction.objects.create(page=organisations, restriction_type=PageViewRestriction.LOGIN)

    assert titles() == []


def test_titles_come_page_by_page(organisations, away):
    for name in ("Alpha", "Bêta", "Gamma"):
        OrganisationFactory(name=name)

    response = service.search(SearchRequest(page=2, per_page=2))

    assert ([hit.title for hit in response.hits], response.total) == (["Gamma"], 3)


SNIPPETS = [
    ("glossaryterm", GlossaryTermFactory, {"term": "Fabrique"}),
    ("organisation", OrganisationFactory, {"name": "Fabrique"}),
    ("person", PersonFactory, {"last_name": "Fabrique"}),
    ("territory", TerritoryFactory, {"name": "Fabrique"}),
    ("theme", ThemeFactory, {"name": "Fabrique"}),
    ("audience", AudienceFactory, {"name": "Fabrique"}),
]


@pytest.mark.parametrize(("model", "factory", "fields"), SNIPPETS)
def test_snippet_is_searched_in_its_list(editor, model, factory, fields):
    wanted = factory(**fields)
    factory()

    response = editor.get(reverse(f"wagtailsnippets_core_{model}:list"), {"q": "fabriq"})

    assert list(response.context["object_list"]) == [wanted]


@pytest.mark.parametrize(("model", "factory", "fields"), SNIPPETS)
@pytest.mark.parametrize("view", ["edit", "usage", "history", "inspect"])
def test_snippet_has_its_views(editor, model, factory, fields, view):
    thing = factory(**fields)

    response = editor.get(reverse(f"wagtailsnippets_core_{model}:{view}", args=[thing.pk]))

    assert "Fabrique" in response.content.decode()


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("model", "factory"), [(model, factory) for model, factory, _fields in SNIPPETS[1:4]])
def test_list_of_snippets_costs_the_same_queries_whatever_it_holds(
    editor, model, factory, count, django_assert_max_num_queries
):
    for _ in range(count):
        factory()
    address = reverse(f"wagtailsnippets_core_{model}:list")
    editor.get(address)

    with django_assert_max_num_queries(20):
        editor.get(address)


@pytest.mark.parametrize(
    ("model", "query", "expected"),
    [
        ("organisation", "kind=association", ["Fabrique"]),
        ("organisation", "replaced_by__isnull=false", ["Ancienne"]),
        ("territory", "kind=region", ["Occitanie"]),
    ],
)
def test_list_is_filtered(editor, model, query, expected):
    fabrique = OrganisationFactory(name="Fabrique", kind="association")
    OrganisationFactory(name="Ancienne", replaced_by=fabrique)
    TerritoryFactory(kind="region", name="Occitanie")
    TerritoryFactory(kind="commune", name="Lunel")

    response = editor.get(f"{reverse(f'wagtailsnippets_core_{model}:list')}?{query}")

    assert [thing.name for thing in response.context["object_list"]] == expected


@pytest.mark.parametrize(
    ("model", "label"),
    [("organisation", "Sans successeur"), ("glossaryterm", "Toujours employé"), ("territory", "Existe toujours")],
)
def test_filter_says_in_words_what_an_empty_field_means(editor, model, label):
    form = editor.get(reverse(f"wagtailsnippets_core_{model}:list")).context["filters"].form

    assert [str(field.label) for name, field in form.fields.items() if name.endswith("isnull")] == [label]


def test_filter_of_organisations_offers_the_territories_that_one_names(editor):
    named, _other = TerritoryFactory(name="Lunel"), TerritoryFactory(name="Nîmes")
    OrganisationFactory(name="Mairie", territory=named)
    OrganisationFactory(name="Association")
    address = reverse("wagtailsnippets_core_organisation:list")

    everything, kept = editor.get(address), editor.get(address, {"territory": named.pk})

    assert list(everything.context["filters"].form.fields["territory"].queryset) == [named]
    assert [body.name for body in kept.context["object_list"]] == ["Mairie"]


def test_people_are_filtered_by_the_body_of_a_function(editor):
    body, other = OrganisationFactory(), OrganisationFactory()
    person, stranger = PersonFactory(), PersonFactory()
    PersonFunction.objects.create(person=person, title="Présidente", organisation=body)
    PersonFunction.objects.create(person=person, title="Trésorière", organisation=body)
    PersonFunction.objects.create(person=stranger, title="Directeur", organisation=other)
    address = reverse("wagtailsnippets_core_person:list")

    listed = editor.get(address, {"functions__organisation": body.pk})

    assert [found.pk for found in listed.context["object_list"]] == [person.pk]
    assert str(listed.context["filters"].form.fields["functions__organisation"].label) == "Organisme"


def test_term_typed_without_slug_gets_one(editor):
    address = reverse("wagtailsnippets_core_glossaryterm:add")
    typed = {
        "term": "Conseil citoyen",
        "slug": "",
        "expansion": "",
        "variants": "",
        "definition": rich_text("<p>Une instance d’habitants.</p>"),
        "source": "",
        "source_url": "",
        "replaced_by": "",
        "see_also": inline_formset([]),
    }
    for _ in range(2):
        editor.post(address, nested_form_data(typed))

    assert [(term.slug, term.revisions.count()) for term in GlossaryTerm.objects.order_by("pk")] == [
        ("conseil-citoyen", 1),
        ("conseil-citoyen-2", 1),
    ]


def test_person_is_created_with_a_function_where_one_is_chosen(editor):
    body = OrganisationFactory(name="Régie")
    chooser = Person.snippet_viewset.chooser_viewset
    typed = {"first_name": "Claire", "last_name": "Delmas", "function": "Directrice", "organisation": body.pk}

    response = editor.post(reverse(chooser.get_url_name("create")), typed)

    person = Person.objects.get()
    assert response.json()["result"]["id"] == str(person.pk)
    assert [function.presented for function in person.functions.all()] == ["Directrice, Régie"]


def test_person_cannot_be_created_with_a_body_but_no_function(editor):
    chooser = Person.snippet_viewset.chooser_viewset
    typed = {"first_name": "Claire", "last_name": "Delmas", "organisation": OrganisationFactory().pk}

    response = editor.post(reverse(chooser.get_url_name("create")), typed)

    assert response.json()["step"] == "reshow_creation_form"
    assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (GlossaryTerm, {"term": "PLIE", "expansion": "plan local", "definition": rich_text(""), "source": ""}),
        (Organisation, {"name": "Régie", "acronym": "", "kind": "association", "website": ""}),
    ],
)
def test_thing_is_created_where_one_is_chosen(editor, model, typed):
    chooser = model.snippet_viewset.chooser_viewset

    response = editor.post(reverse(chooser.get_url_name("create")), typed)

    thing = model.objects.get()
    assert response.json()["result"] | {"edit_url": ""} == {"id": str(thing.pk), "string": str(thing), "edit_url": ""}


def test_list_says_how_often_a_body_is_used(editor, experience_index):
    used, unused = OrganisationFactory(name="Utile"), OrganisationFactory(name="Inutile")
    for _ in range(2):
        publish(ExperiencePageFactory(parent=experience_index, carrier=used))

    listed = editor.get(reverse("wagtailsnippets_core_organisation:list")).context["object_list"]

    assert {body.name: body.used for body in listed} == {used.name: 2, unused.name: 0}


@pytest.mark.parametrize(("model", "field"), [("glossaryterm", "source_url"), ("organisation", "website")])
def test_address_without_scheme_is_kept_with_its_error(editor, model, field):
    response = editor.post(reverse(f"wagtailsnippets_core_{model}:add"), {field: "www.example.org"})

    bound = response.context["form"][field]
    refused = [gettext("Write the whole address, beginning with “https://”.")]
    assert (bound.errors, bound.value()) == (refused, "www.example.org")


def test_organisation_created_where_one_is_chosen_needs_a_whole_address(editor):
    chooser = Organisation.snippet_viewset.chooser_viewset

    response = editor.post(reverse(chooser.get_url_name("create")), {"name": "Régie", "website": "regie.example.org"})

    assert gettext("Write the whole address, beginning with “https://”.") in response.json()["htmlFragment"]
    assert Organisation.objects.count() == 0
