"""What the tests share: an empty index of their own, the home page and the list of experiences."""

from __future__ import annotations

import re

import pytest
from django.utils import translation
from wagtail.models import Locale

from core.models import HomePage
from search import expansions
from search.contract import SearchUnavailable
from search.engines import engine
from search.engines.embedded import EmbeddedEngine
from tests.factories import ExperienceIndexPageFactory

ANY_DATABASE = re.compile(
    r"tests/(scripts|bench)/"
    r"|tests/demo/test_(content|files|glossary_content)"
    r"|tests/documents/test_(cleaning|extraction|formats|paragraphs)"
    r"|tests/search/test_(text|query|highlight|vocabulary|embedded)"
)
"""The modules in which no database matters: they run on PostgreSQL alone, not once more on SQLite."""


def pytest_itemcollected(item):
    """Mark what is the same whatever the database."""
    if ANY_DATABASE.search(item.location[0]):
        item.add_marker(pytest.mark.any_database)


@pytest.fixture(autouse=True)
def language():
    """The language in which each test begins, whatever a request of another left to this thread."""
    translation.activate("fr")


@pytest.fixture
def index(settings, tmp_path):
    """An empty index in a folder of its own, searched with no synonym of another test; the engine that serves it."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    expansions.forget()
    served = engine()
    served.begin_rebuild()
    served.finish_rebuild()
    return served


@pytest.fixture
def home(db, index):
    """The home page that the migrations made."""
    return HomePage.objects.get(locale=Locale.get_default())


@pytest.fixture
def experience_index(home):
    """The list of fiches d'expérience, published under the home page."""
    return ExperienceIndexPageFactory(parent=home)


@pytest.fixture
def away(monkeypatch):
    """An engine that does not answer."""

    def refuse(engine, request):
        raise SearchUnavailable("no index")

    monkeypatch.setattr(EmbeddedEngine, "search", refuse)
