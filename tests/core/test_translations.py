"""Translations through the admin: submitted, written, published, read; what is translated and what is shared."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from core.dates import UnevenDate
from core.models import GlossaryTerm
from events.models import EventPage, Session
from experiences.models import ExperiencePage, FollowUp, Funder, Partner
from resources.models import DossierPage, DossierSheetPage, ResourceIndexPage, ToolboxPage
from search import outbox, service
from search.contract import SearchRequest
from tests.events.factories import EventIndexPageFactory, EventPageFactory, director, sessions, workshops
from tests.factories import (
    AudienceFactory,
    ExperiencePageFactory,
    OrganisationFactory,
    StandardPageFactory,
    TerritoryFactory,
    ThemeFactory,
    UserFactory,
    publish,
)
from tests.search.test_listing import routing_queries

TITLE = "A citizens’ council in Bédarieux"


@pytest.fixture
def editor(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def fiche(experience_index):
    """A published fiche with all that it may hold."""
    page = ExperiencePageFactory.build(
        title="Un conseil citoyen à Bédarieux",
        slug="conseil-citoyen",
        lead="Des livres à vélo.",
        carrier=OrganisationFactory(name="Ville de Bédarieux"),
        carrier_name="",
        label="Appel à projets 2014",
        context="<p>Une petite ville.</p><p>Au pied des hauts cantons.</p>",
        last_checked=datetime.date(2026, 3, 12),
    )
    page.partners = [Partner(organisation=OrganisationFactory(name="Médiathèque"))]
    page.funders = [Funder(name="Fondation")]
    page.follow_ups = [FollowUp(date=UnevenDate.parse("2016"), text="<p>Une suite.</p>")]
    experience_index.add_child(instance=page)
    return publish(
        page,
        territories=[TerritoryFactory(name="Bédarieux")],
        themes=[ThemeFactory(name="Participation")],
        audiences=[AudienceFactory(name="Élus")],
    )


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What a browser's request does: what waits for the commit runs."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def submit(editor, thing, code="en", **fields):
    """Send a page to be translated, as the form of the admin does; return its translation."""
    data = {"locales": [Locale.objects.get(language_code=code).pk], **fields}
    response = editor.post(reverse("wagtail_localize:submit_page_translation", args=[thing.pk]), data)
    assert response.status_code == 302
    return thing.get_translation(Locale.objects.get(language_code=code))


def write(editor, page, texts):
    """Write the translations of a page, by field, as the editor of translations does."""
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    for path, text in texts.items():
        segment = StringSegment.objects.filter(source=translation.source, context__path=path).order_by("order").first()
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        assert editor.put(address, f"value={text}", "application/x-www-form-urlencoded").status_code == 201


def put_online(editor, page):
    """Publish a translation from its editor."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.post(address, {"action": "publish"}).status_code == 302


def test_fiche_is_translated_in_the_admin_and_read_in_english(editor, fiche, commit):
    english = submit(editor, fiche)
    assert english.live is False

    with commit():
        write(editor, english, {"title": TITLE, "slug": "citizens-council", "lead": "Books on a bike."})
        put_online(editor, english)
    response = editor.get("/en/experiences/citizens-council/")

    content = response.content.decode()
    assert response.context["page"].title == TITLE
    assert "Books on a bike." in content
    assert '<html lang="en">' in content
    assert "Key facts" in content
    assert "January 2015" in content
    assert "12 March 2026" in content
    assert "Une petite ville." in content
    assert "Participation" in content
    assert "Médiathèque" in content


def test_translated_fiche_shares_its_facts_and_copies_no_territory(editor, fiche):
    english = submit(editor, fiche).specific

    for name in ("created", "status", "last_checked", "carrier_id", "image_id", "carrier_name"):
        assert getattr(english, name) == getattr(fiche, name), name
    for relation, named in (("territory_links", "territory"), ("partners", "organisation"), ("theme_links", "theme")):
        own = [getattr(link, named) for link in getattr(english, relation).all()]
        assert own == [getattr(link, named) for link in getattr(fiche, relation).all()]
    assert TerritoryFactory._meta.model.objects.count() == 1


def test_texts_are_translated_and_facts_are_not(editor, fiche):
    submit(editor, fiche)

    translated = set(StringSegment.objects.values_list("context__path", flat=True))
    shared = set(OverridableSegment.objects.values_list("context__path", flat=True))

    assert translated == {"title", "slug", "lead", "label", "context"}
    assert shared == {"carrier"}


def test_correction_of_the_source_reaches_its_translation(editor, fiche, commit):
    english = submit(editor, fiche)
    fiche.status = ExperiencePage.Status.FINISHED
    fiche.save_revision().publish()
    source = Translation.objects.get().source

    with commit():
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        response = editor.post(address, {"publish_translations": "on"})

    assert response.status_code == 302
    assert ExperiencePage.objects.get(pk=english.pk).status == ExperiencePage.Status.FINISHED


def test_search_keeps_the_languages_apart(editor, fiche, commit):
    english = submit(editor, fiche)
    with commit():
        write(editor, english, {"title": TITLE})
        put_online(editor, english)
    outbox.drain()

    french = service.search(SearchRequest(text="bédarieux"))
    in_english = service.search(SearchRequest(text="bédarieux", locale="en"))
    in_occitan = service.search(SearchRequest(text="bédarieux", locale="oc"))

    assert [hit.uid for hit in french.hits] == [f"page:{fiche.pk}"]
    assert [(hit.uid, hit.locale, hit.title) for hit in in_english.hits] == [(f"page:{english.pk}", "en", TITLE)]
    assert [(hit.uid, hit.locale) for hit in in_occitan.hits] == [(f"page:{fiche.pk}", "fr")]


def test_withdrawn_translation_gives_its_place_back_to_the_french(editor, fiche, commit):
    english = submit(editor, fiche)
    with commit():
        put_online(editor, english)
    with commit():
        Page.objects.get(pk=english.pk).specific.unpublish()
    outbox.drain()

    assert [hit.uid for hit in service.search(SearchRequest(locale="en")).hits] == [f"page:{fiche.pk}"]


def test_list_in_english_shows_untranslated_french_marked_as_french(editor, fiche, experience_index, commit):
    publish(ExperiencePageFactory(parent=experience_index, title="Un jardin"))
    english = submit(editor, fiche)
    with commit():
        write(editor, english, {"title": TITLE})
        put_online(editor, english)
    outbox.drain()

    response = editor.get("/en/experiences/")

    entries = response.context["listing"].entries
    assert {(entry.hit.title, entry.hit.locale) for entry in entries} == {(TITLE, "en"), ("Un jardin", "fr")}
    assert response.content.decode().count('<article class="entry" data-kind="experience" lang="fr">') == 1


def test_standard_page_with_its_body_is_translated(editor, home, commit):
    page = StandardPageFactory.build(
        title="Missions", slug="missions", body=[("heading", "Écouter"), ("text", "<p>Nous lisons.</p>")]
    )
    home.add_child(instance=page)
    publish(page)
    english = submit(editor, page)

    block = english.specific.body.get_prep_value()[0]["id"]
    with commit():
        write(editor, english, {"title": "Our missions", f"body.{block}": "Listening"})
        put_online(editor, english)

    content = editor.get("/en/missions/").content.decode()
    assert "Listening" in content
    assert "Nous lisons." in content


def test_pages_under_a_page_are_translated_in_one_go(editor, home):
    parent = publish(StandardPageFactory(parent=home, slug="missions"))
    children = [publish(StandardPageFactory(parent=parent, slug=f"mission-{n}")) for n in range(3)]

    submit(editor, parent, include_subtree="on")

    english = parent.get_translation(Locale.objects.get(language_code="en"))
    assert [page.slug for page in english.get_children()] == [child.slug for child in children]
    assert {page.live for page in english.get_children()} == {False}


@pytest.mark.parametrize(
    ("label", "factory", "segments"),
    [
        ("core/theme", lambda: ThemeFactory(name="Santé", slug="sante", lead="Soigner."), {"name", "slug", "lead"}),
        ("core/audience", lambda: AudienceFactory(name="Élus", slug="elus"), {"name", "slug"}),
        (
            "core/glossaryterm",
            lambda: GlossaryTerm.objects.create(
                term="QPV", slug="qpv", expansion="Quartier prioritaire", definition="<p>Un quartier.</p>", source="Loi"
            ),
            {"term", "slug", "expansion", "definition", "source"},
        ),
    ],
)
def test_snippet_is_translated(editor, home, label, factory, segments):
    thing, english = factory(), Locale.objects.get(language_code="en")
    address = reverse("wagtail_localize:submit_snippet_translation", args=[*label.split("/"), thing.pk])

    editor.post(address, {"locales": [english.pk]})

    assert thing.get_translation(english).translation_key == thing.translation_key
    assert set(StringSegment.objects.values_list("context__path", flat=True)) == segments


@pytest.fixture
def dossier(home):
    """A published dossier of three sheets and a toolbox."""
    shelf = publish(home.add_child(instance=ResourceIndexPage(title="Ressources", slug="ressources")))
    page = DossierPage(title="Les achats responsables", slug="achats", lead="Acheter mieux.", subtitle="Mode d’emploi")
    shelf.add_child(instance=page)
    for number in (1, 2, 3):
        sheet = DossierSheetPage(title=f"Fiche {number}", slug=f"fiche-{number}", number=number)
        sheet.body = [("text", f"<p>Texte de la fiche {number}.</p>")]
        page.add_child(instance=sheet)
        publish(sheet)
    toolbox = ToolboxPage(title="Boîte à outils", slug="boite-a-outils", introduction="<p>Pour agir.</p>")
    page.add_child(instance=toolbox)
    publish(toolbox)
    return publish(DossierPage.objects.get(pk=page.pk))


def test_dossier_is_translated_with_its_sheets_in_one_go(editor, dossier, commit):
    english = submit(editor, dossier, include_subtree="on")
    parts = [page.specific for page in english.get_children()]

    with commit():
        write(editor, english, {"title": "Buying responsibly", "slug": "buying"})
        put_online(editor, english)
        for part in parts:
            put_online(editor, part)
    dossier_shown = editor.get("/en/ressources/buying/")
    sheet_shown = editor.get("/en/ressources/buying/fiche-2/")

    assert [part.slug for part in parts] == ["fiche-1", "fiche-2", "fiche-3", "boite-a-outils"]
    assert [part.number for part in parts[:3]] == [1, 2, 3]
    assert (dossier_shown.status_code, dossier_shown.context["page"].title) == (200, "Buying responsibly")
    assert "Texte de la fiche 2." in sheet_shown.content.decode()
    for part in (*parts, english):
        assert Page.objects.get(pk=part.pk).live


@pytest.fixture
def half_translated(editor, dossier, commit):
    """The same dossier, sent whole to be translated: itself and its second sheet are published in English."""
    english = submit(editor, dossier, include_subtree="on")
    second = english.get_children().get(slug="fiche-2").specific
    with commit():
        write(editor, english, {"title": "Buying responsibly", "slug": "buying"})
        put_online(editor, english)
        write(editor, second, {"title": "Second sheet"})
        put_online(editor, second)
    return english


@pytest.mark.parametrize("address", ["", "fiche-2/"])
def test_parts_without_translation_are_read_in_french_and_marked(editor, half_translated, address):
    response = editor.get(f"/en/ressources/buying/{address}")

    sommaire, content = response.context["sommaire"], response.content.decode()
    assert [(part.title, part.url, part.language) for part in (*sommaire.sheets, sommaire.toolbox)] == [
        ("Fiche 1", "/ressources/achats/fiche-1/", "fr"),
        ("Second sheet", "/en/ressources/buying/fiche-2/", ""),
        ("Fiche 3", "/ressources/achats/fiche-3/", "fr"),
        ("Boîte à outils", "/ressources/achats/boite-a-outils/", "fr"),
    ]
    assert '<span lang="fr">Fiche 1</span>' in content
    assert '<span lang="en">' not in content


def test_part_without_translation_is_hidden_from_those_who_may_not_read_it(client, editor, half_translated):
    first = DossierSheetPage.objects.get(slug="fiche-1", locale__language_code="fr")
    PageViewRestriction.objects.create(page=first, restriction_type=PageViewRestriction.LOGIN)
    client.logout()

    sommaire = client.get("/en/ressources/buying/").context["sommaire"]

    assert [part.title for part in sommaire.sheets] == ["Second sheet", "Fiche 3"]


def test_french_dossier_says_nothing_of_its_translations(editor, half_translated):
    sommaire = editor.get("/ressources/achats/").context["sommaire"]

    assert [(part.title, part.language) for part in sommaire.sheets] == [
        (f"Fiche {number}", "") for number in (1, 2, 3)
    ]


def test_dossier_in_english_costs_no_more_for_what_it_reads_in_french(
    editor, half_translated, django_assert_max_num_queries
):
    editor.logout()
    for address in ("/en/ressources/buying/", "/en/ressources/buying/fiche-2/"):
        editor.get(address)
        with translation.override("en"):
            routing = routing_queries(editor, address.removeprefix("/en"))
        with django_assert_max_num_queries(8 + routing):
            editor.get(address)


def test_event_is_translated_with_its_programme(editor, home, commit):
    agenda = EventIndexPageFactory(parent=home)
    event = EventPageFactory.build(title="Rencontre régionale", slug="rencontre")
    event.slots = workshops()
    event.sessions = sessions([director(f"Organisme {n}") for n in range(30)])
    agenda.add_child(instance=event)
    publish(event)
    workshop = event.sessions.get(code="A")

    english = submit(editor, event)
    with commit():
        write(editor, english, {"title": "Regional meeting", f"sessions.{workshop.translation_key}.title": "Innovate"})
        put_online(editor, english)
    translated = EventPage.objects.get(pk=english.pk)
    content = editor.get(translated.url).content.decode()

    assert translated.sessions.count() == 14
    assert translated.sessions.get(code="A").title == "Innovate"
    assert EventPage.objects.get(pk=event.pk).sessions.get(code="A").title == workshop.title
    assert {session.locale.language_code for session in translated.sessions.all()} == {"en"}
    assert [str(link) for link in translated.sessions.get(code="A").interventions.all()] == [
        str(link) for link in workshop.interventions.all()
    ]
    for text in ("Regional meeting", "Innovate", "Thursday 8 December 2022"):
        assert text in content.replace("\xa0", " "), text


def test_programme_that_changes_reaches_its_translation(editor, home, commit):
    agenda = EventIndexPageFactory(parent=home)
    event = EventPageFactory.build(slug="rencontre")
    event.sessions = sessions([director()])
    agenda.add_child(instance=event)
    publish(event)
    english = submit(editor, event)
    event = EventPage.objects.get(pk=event.pk)
    event.sessions = [*list(event.sessions.all())[:12], Session(title="Une séance de plus", sort_order=20)]
    event.save_revision().publish()

    with commit():
        address = reverse("wagtail_localize:update_translations", args=[Translation.objects.get().source.pk])
        editor.post(address, {"publish_translations": "on"})

    titles = list(EventPage.objects.get(pk=english.pk).sessions.values_list("title", flat=True))
    assert titles == [session.title for session in event.sessions.all()]
