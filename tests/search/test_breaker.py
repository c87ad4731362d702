"""An engine that fails is left alone for a while, and every page answers from titles meanwhile."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from core.models import HomeFeature
from experiences.models import ExperiencePage
from search import service
from search.breaker import FAILURES, PAUSE, SLOW, WITHIN, Breaker
from search.contract import SearchRequest, SearchUnavailable, Sort
from search.engines.embedded import EmbeddedEngine
from tests.factories import ExperiencePageFactory, StandardPageFactory, UserFactory, publish

NOTICE = "La recherche complète est momentanément indisponible"


class Clock:
    """Time that passes when told."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock)


def fail(breaker, clock, *, seconds=0.0):
    def answer():
        with breaker.asking():
            clock.now += seconds
            raise SearchUnavailable("away")

    with pytest.raises(SearchUnavailable, match="away"):
        answer()


def refuses(breaker):
    try:
        with breaker.asking():
            return False
    except SearchUnavailable:
        return True


def stop(breaker, clock):
    for _ in range(FAILURES):
        fail(breaker, clock)


def test_breaker_stops_the_questions_after_three_failures(breaker, clock):
    fail(breaker, clock)
    fail(breaker, clock)
    assert not refuses(breaker)

    fail(breaker, clock)

    assert refuses(breaker)


def test_breaker_forgets_failures_that_are_far_apart(breaker, clock):
    for _ in range(FAILURES * 2):
        fail(breaker, clock)
        clock.now += WITHIN / 2

    assert not refuses(breaker)


def test_breaker_stops_at_the_first_failure_that_made_somebody_wait(breaker, clock):
    fail(breaker, clock, seconds=SLOW * 2)

    assert refuses(breaker)


def test_breaker_does_not_count_errors_that_are_not_of_the_engine(breaker):
    for _ in range(FAILURES):
        with pytest.raises(ZeroDivisionError), breaker.asking():
            raise ZeroDivisionError

    assert not refuses(breaker)


def test_breaker_lets_questions_through_again_after_a_good_answer(breaker, clock):
    stop(breaker, clock)
    clock.now += PAUSE - 0.1
    assert refuses(breaker)

    clock.now += 0.1
    answers = [refuses(breaker) for _ in range(3)]

    assert answers == [False, False, False]
    fail(breaker, clock)
    assert not refuses(breaker)


def test_breaker_pauses_again_after_a_failed_probe(breaker, clock):
    stop(breaker, clock)
    clock.now += PAUSE

    fail(breaker, clock)
    clock.now += PAUSE - 0.1

    assert refuses(breaker)


@pytest.mark.parametrize("end", [SearchUnavailable, ZeroDivisionError])
def test_breaker_lets_one_probe_through_at_a_time(breaker, clock, end):
    stop(breaker, clock)
    clock.now += PAUSE
    meanwhile = []

    def probe():
        with breaker.asking():
            meanwhile.append(refuses(breaker))
            raise end

    with pytest.raises(end):
        probe()

    assert meanwhile == [True]
    clock.now += PAUSE
    assert not refuses(breaker)


def test_late_answer_to_an_earlier_question_does_not_end_the_pause(breaker, clock):
    with breaker.asking():
        stop(breaker, clock)

    assert refuses(breaker)


@pytest.fixture
def asked(monkeypatch):
    """The questions that reach an engine which fails."""
    questions = []

    def refuse(engine, request, **others):
        questions.append(request)
        raise SearchUnavailable("away")

    for method in ("search", "similar"):
        monkeypatch.setattr(EmbeddedEngine, method, refuse)
    return questions


def titles(user=None, **fields):
    response = service.search(SearchRequest(**fields), user=user)
    assert response.degraded
    return [hit.title for hit in response.hits]


def test_service_leaves_an_engine_that_fails_alone(home, asked):
    for _ in range(FAILURES + 5):
        service.search(SearchRequest(text="médiation"))

    assert len(asked) == FAILURES


def test_titles_hold_all_the_words_in_any_form(home, asked):
    publish(StandardPageFactory(parent=home, title="Les médiateurs de l’Été"))
    publish(StandardPageFactory(parent=home, title="Médiateur en hiver"))

    assert titles(text="mediateur ete") == ["Les médiateurs de l’Été"]
    assert titles(text="") == ["Médiateur en hiver", "Les médiateurs de l’Été"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.RELEVANCE, ["Alpha", "Été", "Zoo"]),
        (Sort.NEWEST, ["Alpha", "Été", "Zoo"]),
        (Sort.OLDEST, ["Zoo", "Été", "Alpha"]),
        (Sort.TITLE, ["Alpha", "Été", "Zoo"]),
    ],
)
def test_titles_are_in_the_order_asked_for(home, asked, sort, expected):
    for title in ("Zoo", "Été", "Alpha"):
        publish(StandardPageFactory(parent=home, title=title))

    assert titles(sort=sort) == expected


def test_titles_come_by_pages(home, asked):
    for number in range(5):
        publish(StandardPageFactory(parent=home, title=f"Page {number}"))

    pages = [titles(sort=Sort.TITLE, page=page, per_page=2) for page in (1, 2, 3, 4)]

    assert pages == [["Page 0", "Page 1"], ["Page 2", "Page 3"], ["Page 4"], []]
    assert service.search(SearchRequest(per_page=2)).total == 5


def test_titles_are_limited_to_a_kind_to_named_items_and_to_a_language(home, experience_index, asked):
    page = publish(StandardPageFactory(parent=home, title="Page"))
    publish(ExperiencePageFactory(parent=experience_index, title="Fiche"))

    assert titles(filters={"kind": ("experience",)}) == ["Fiche"]
    assert titles(uids=(f"page:{page.pk}", "document:1")) == ["Page"]
    assert titles(locale="es", filters={"locale": ("es",)}) == []
    assert titles(locale="es", filters={"locale": ("fr",), "kind": ("page",)}) == ["Page"]


def test_titles_are_those_that_the_visitor_may_read(home, asked):
    outer = publish(StandardPageFactory(parent=home, title="Réservé"))
    inner = publish(StandardPageFactory(parent=outer, title="Doublement réservé"))
    publish(StandardPageFactory(parent=inner, title="Dessous"))
    publish(StandardPageFactory(parent=home, title="Public"))
    locked = publish(StandardPageFactory(parent=home, title="Sous clé"))
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.PASSWORD, password="x")
    groups = [Group.objects.create(name=name) for name in ("Adhérents du centre", "Bureau")]
    for page, group in zip((outer, inner), groups, strict=True):
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(group)
    member, officer, other, root = (UserFactory() for _ in range(4))
    member.groups.add(groups[0])
    officer.groups.add(*groups)
    other.groups.add(groups[1])
    root.is_superuser = True

    assert titles() == ["Public"]
    assert titles(user=other) == ["Public"]
    assert titles(user=member, sort=Sort.TITLE) == ["Public", "Réservé"]
    everything = ["Dessous", "Doublement réservé", "Public", "Réservé"]
    assert titles(user=officer, sort=Sort.TITLE) == everything
    assert titles(user=root, sort=Sort.TITLE) == everything


def test_member_is_answered_from_titles_when_the_engine_does_not_tell_its_audiences(home, monkeypatch):
    def refuse(engine):
        raise SearchUnavailable("away")

    publish(StandardPageFactory(parent=home, title="Public"))
    monkeypatch.setattr(EmbeddedEngine, "audiences", refuse)

    assert titles(user=UserFactory()) == ["Public"]


def test_pages_with_small_lists_say_that_they_are_degraded(home, experience_index, client, asked):
    page = publish(ExperiencePageFactory(parent=experience_index, title="Jardins partagés"))
    home.features = [HomeFeature(page=page)]
    home.save()

    for address in ("/", page.url, "/recherche/", "/experiences/"):
        content = client.get(address).content.decode()
        assert content.count(NOTICE) == 1, address
    assert "Jardins partagés" in client.get("/").content.decode()


def test_pages_say_nothing_when_the_engine_answers(home, experience_index, client):
    publish(ExperiencePageFactory(parent=experience_index, title="Jardins partagés"))

    for address in ("/", ExperiencePage.objects.get().url, "/recherche/"):
        assert NOTICE not in client.get(address).content.decode()
