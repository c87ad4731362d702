"""Typing mistakes: one a question, always the same."""

import pytest
from rapidfuzz.distance import OSA

from bench.typos import with_typo

QUESTIONS = [
    f"Comment {verb} {thing} ?"
    for verb in ("rénover", "financer", "évaluer", "animer")
    for thing in ("le logement", "un conseil citoyen", "les associations", "des quartiers")
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_typo_is_one_edit_away(question):
    assert OSA.distance(question, with_typo(question)) == 1


def test_typo_spares_short_words():
    assert with_typo("qui fait quoi où") == "qui fait quoi où"


def test_typo_is_the_same_at_each_run():
    assert [with_typo(question, 3) for question in QUESTIONS] == [with_typo(question, 3) for question in QUESTIONS]


def test_typo_differs_with_the_seed():
    assert [with_typo(question, 1) for question in QUESTIONS] != [with_typo(question, 2) for question in QUESTIONS]
