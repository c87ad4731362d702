"""The lines of a page put together as paragraphs and lists."""

from __future__ import annotations

import pytest

from documents.paragraphs import blocks


def read(text, **options):
    """Return the blocks as strings, and as lists of strings for points."""
    return [block.points or block.text for block in blocks(text, **options)]


def test_lines_of_a_paragraph_are_joined():
    text = "Les clauses sociales réservent une part\nde l’exécution d’un marché public à des\npersonnes sans emploi."

    assert read(text) == [text.replace("\n", " ")]


def test_empty_line_separates_paragraphs():
    assert read("Un premier.\n\n\nUn second.") == ["Un premier.", "Un second."]


def test_short_line_before_a_capital_is_a_paragraph_of_its_own():
    text = (
        "Les marchés réservés\n"
        "Le code de la commande publique permet de réserver des marchés\n"
        "à des structures d’insertion.\n"
        "La collectivité choisit alors entre plusieurs dispositifs qui ont\n"
        "chacun leurs règles."
    )

    assert read(text) == [
        "Les marchés réservés",
        "Le code de la commande publique permet de réserver des marchés à des structures d’insertion.",
        "La collectivité choisit alors entre plusieurs dispositifs qui ont chacun leurs règles.",
    ]


def test_points_make_a_list_and_keep_their_following_lines():
    text = "Trois conditions :\n• un volume d’heures suffisant pour\nun parcours ;\n• un facilitateur ;\n- un bilan."

    assert read(text) == [
        "Trois conditions :",
        ["un volume d’heures suffisant pour un parcours ;", "un facilitateur ;", "un bilan."],
    ]


def test_paragraph_after_a_list_is_outside_of_it():
    assert read("• un\n• deux\n\nEt la suite.") == [["un", "deux"], "Et la suite."]


def test_numbered_lines_begin_paragraphs_with_their_numbers():
    assert read("1. Préparer\n2. Publier\na) avec le facilitateur") == [
        "1. Préparer",
        "2. Publier",
        "a) avec le facilitateur",
    ]


@pytest.mark.parametrize("line", ["-5 % en un an", "rendez-vous", "* ", "–"])
def test_line_that_only_looks_like_a_point_is_kept(line):
    assert read(line) == ([line.strip()] if line.strip() != "*" else [])


def test_lines_that_are_not_wrapped_are_paragraphs_by_themselves():
    assert read("une longue phrase qui finit là\net une autre\n• un point", wrapped=False) == [
        "une longue phrase qui finit là",
        "et une autre",
        ["un point"],
    ]


@pytest.mark.parametrize("leaders", [" . . . . . . ", "........", " ………… ", "____"])
def test_leaders_of_a_table_of_contents_are_shortened(leaders):
    assert read(f"1. Méthode{leaders}3") == ["1. Méthode … 3"]


def test_no_word_is_lost():
    text = "Titre\nune ligne\n• point\nsuite\n\n12. numéro\nfin"

    assert " ".join(part for block in blocks(text) for part in block.parts).split() == text.replace("•", "").split()


@pytest.mark.parametrize("text", ["", "\n", "\n\n  \n"])
def test_empty_page_has_no_block(text):
    assert blocks(text) == []
