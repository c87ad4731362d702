"""Translations through the admin: submitted, written, published, read; what is translated and what is shared."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from core.dates import UnevenDate
from core.models import GlossaryTerm
from experiences.models import ExperiencePage, FollowUp, Funder, Partner
from search import outbox, service
from search.contract import SearchRequest
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
