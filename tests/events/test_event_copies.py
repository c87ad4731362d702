"""What must survive in an event: functions frozen, copies that take nothing away, translations of a whole programme."""

from __future__ import annotations

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from core.models import PersonFunction
from documents.models import PageFile
from events.models import EventPage, Intervention, Session, SessionFile
from tests.events.factories import DocumentFactory, EventPageFactory, at, director
from tests.factories import OrganisationFactory, publish


@pytest.fixture
def speaking(agenda):
    """Make an event at which somebody speaks, unpublished."""

    def make(person, **fields):
        page = EventPageFactory.build(**fields)
        page.sessions = [Session(title="Débat")]
        page.sessions.first().interventions = [Intervention(person=person)]
        return agenda.add_child(instance=page)

    return make


def presented(page):
    """Return what the live page and its latest revision say of its speakers."""
    live = Intervention.objects.filter(session__event=page.pk)
    revised = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    latest = [link for session in revised.sessions.all() for link in session.interventions.all()]
    return [link.presented for link in live], [link.presented for link in latest]


def test_function_is_frozen_when_the_event_is_published(speaking):
    page = publish(speaking(director("Ville de Lunel", "Directrice")))

    assert presented(page) == (["Directrice, Ville de Lunel"], ["Directrice, Ville de Lunel"])


def test_function_is_that_of_the_day_of_the_event(speaking):
    person = director("Ville de Lunel", "Directrice")
    person.functions.update(until="2022-06-30/2022-06-30/day")
    PersonFunction.objects.create(person=person, title="Préfète", since="2022-07-01/2022-07-01/day")

    assert presented(publish(speaking(person)))[0] == ["Préfète"]


def test_frozen_function_does_not_follow_the_person(speaking):
    person = director("Ville de Lunel", "Directrice")
    page = publish(speaking(person))
    person.functions.update(title="Retraitée", organisation=OrganisationFactory(name="Association"))

    publish(EventPage.objects.get(pk=page.pk).get_latest_revision_as_object())

    assert presented(page) == (["Directrice, Ville de Lunel"], ["Directrice, Ville de Lunel"])


def test_function_written_by_the_editor_is_kept(speaking):
    page = speaking(director())
    page.sessions.first().interventions.first()
    link = Intervention.objects.get()
    link.function = "Maire"
    link.save()

    publish(EventPage.objects.get(pk=page.pk))

    assert presented(page)[0] == ["Maire"]


def test_draft_freezes_nothing(speaking):
    page = speaking(director())
    page.save_revision()

    assert presented(page) == ([""], [""])


def test_scheduled_event_is_frozen_too(speaking):
    page = speaking(director("Ville de Lunel", "Directrice"), go_live_at=at(2999, 1, 1))

    page.save_revision().publish()

    assert presented(page)[1] == ["Directrice, Ville de Lunel"]


def summary(page):
    """Return the programme with its speakers and its files."""
    return [
        (
            session.title,
            [(str(link.person), link.role) for link in session.interventions.order_by("sort_order")],
            [str(link.document) for link in session.files.all()],
        )
        for session in page.sessions.order_by("sort_order")
    ]


@pytest.fixture
def original(meeting):
    """The event of the real programme, published, with slides in its first session."""
    page = meeting()
    SessionFile.objects.create(session=page.sessions.first(), document=DocumentFactory(), role=PageFile.Role.SLIDES)
    return publish(EventPage.objects.get(pk=page.pk))


def test_copy_has_the_programme_of_its_own(original):
    before = summary(original)

    copy = original.copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False)

    assert summary(copy) == before
    assert summary(EventPage.objects.get(pk=original.pk)) == before
    assert copy.slots.count() == original.slots.count() == 3


def test_published_copy_takes_nobody_away(original):
    before = summary(original)
    copy = original.copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False)

    copy.get_latest_revision().publish()

    assert summary(EventPage.objects.get(pk=original.pk)) == before
    assert summary(EventPage.objects.get(pk=copy.pk)) == before


def test_event_saved_twice_keeps_one_row_for_each_speaker(original):
    rows = list(Intervention.objects.order_by("pk").values_list("pk", flat=True))

    publish(EventPage.objects.get(pk=original.pk).get_latest_revision_as_object())

    assert list(Intervention.objects.order_by("pk").values_list("pk", flat=True)) == rows


@pytest.fixture
def english(home, agenda):
    """English, with the home page and the agenda in it."""
    locale, _created = Locale.objects.get_or_create(language_code="en")
    home.copy_for_translation(locale)
    agenda.copy_for_translation(locale)
    return locale


def translate(page, locale, words):
    """Translate a page and publish it, as the translators' screen does."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = source.translations.filter(target_locale=locale).first()
    if translation is None:
        translation = source.translations.create(target_locale=locale)
    for string in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=string.string,
            locale=locale,
            context=string.context,
            defaults={"data": words.get(string.string.data, string.string.data)},
        )
    translation.save_target()
    return page.get_translation(locale)


def test_event_is_translated_with_its_programme(original, english):
    before = summary(original)

    translated = translate(original, english, {"Déjeuner": "Lunch", "Ateliers thématiques": "Workshops"})

    assert summary(EventPage.objects.get(pk=original.pk)) == before
    assert [people for _title, people, _files in summary(translated)] == [people for _title, people, _files in before]
    assert [files for *_others, files in summary(translated)] == [files for *_others, files in before]
    assert translated.sessions.get(kind="meal").title == "Lunch"
    assert list(translated.slots.exclude(label="").values_list("label", flat=True)) == ["Workshops"]
    assert {session.locale for session in translated.sessions.all()} == {english}


def test_event_translated_again_follows_its_source(original, english):
    translate(original, english, {})
    revised = EventPage.objects.get(pk=original.pk).get_latest_revision_as_object()
    revised.sessions = [session for session in revised.sessions.all() if session.kind != "meal"]
    publish(revised)

    translated = translate(EventPage.objects.get(pk=original.pk), english, {})

    assert summary(translated) == summary(EventPage.objects.get(pk=original.pk))
    assert len(summary(translated)) == 13


def test_event_is_shown_in_another_language_as_an_alias(original, english):
    alias = original.copy_for_translation(english, alias=True)

    publish(EventPage.objects.get(pk=original.pk).get_latest_revision_as_object())

    assert summary(EventPage.objects.get(pk=alias.pk)) == summary(original)
