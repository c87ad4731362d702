"""What the templates show of an address, a text or a page."""

from __future__ import annotations

import pytest
from django.utils import translation

from core.templatetags.portal import address_words, host, shortened, weight, words_within


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/experiences/clause-sociale-toulouse/", "clause sociale toulouse"),
        ("/dossiers/%C3%A9ducation_2016", "éducation 2016"),
        ("/a/", ""),
        ("/", ""),
    ],
)
def test_address_words_are_those_of_the_end_of_the_address(path, words):
    assert address_words(path) == words


def test_shortened_keeps_a_text_that_fits():
    assert shortened("Une régie de quartier", 21) == "Une régie de quartier"


def test_shortened_cuts_between_words_and_drops_the_punctuation():
    assert shortened("Trois jours, puis quatre semaines", 14) == "Trois jours…"


def test_shortened_keeps_non_breaking_spaces():
    assert shortened("Un lieu\u00a0: une régie de quartier", 16) == "Un lieu\u00a0: une…"


@pytest.mark.parametrize(
    ("url", "name"), [("https://www.vimeo.com/1234", "vimeo.com"), ("https://peertube.fr/w/1", "peertube.fr")]
)
def test_host_is_said_without_its_prefix(url, name):
    assert host(url) == name


def test_words_within_counts_words_across_tags():
    sections = [
        ("context", "Contexte", "<p>Une régie</p><p>de quartier</p>"),
        ("means", "Moyens", "<p>Deux postes</p>"),
    ]

    assert words_within(sections) == 6


@pytest.mark.parametrize(("size", "words"), [(12, "1 kB"), (48_600, "49 kB"), (1_234_567, "1.2 MB")])
def test_weight_is_said_in_decimal_units(size, words):
    with translation.override("en"):
        assert weight(size) == words
