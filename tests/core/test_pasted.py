"""What is pasted from a word processor comes clean, and keeps its words, styles and links."""

from __future__ import annotations

import json

import pytest

from core.editor import CleanTextArea
from core.pasted import cleaned

NBSP = "\u00a0"


def paragraphs(*texts, **fields):
    return {"blocks": [block(text, **fields) for text in texts], "entityMap": {}}


def block(text, kind="unstyled", styles=(), links=()):
    ranges = [{"style": style, "offset": offset, "length": length} for style, offset, length in styles]
    entities = [{"key": 0, "offset": offset, "length": length} for offset, length in links]
    return {
        "key": "a",
        "type": kind,
        "depth": 0,
        "text": text,
        "inlineStyleRanges": ranges,
        "entityRanges": entities,
    }


def shown(content):
    """Return what stays: (type, depth, text) of each block."""
    return [(each["type"], each["depth"], each["text"]) for each in content["blocks"]]


def texts(content):
    return [each["text"] for each in content["blocks"]]


def styled(content):
    """Return the words of each style and link of the first block."""
    first = content["blocks"][0]
    ranges = [*first["inlineStyleRanges"], *first["entityRanges"]]
    return [first["text"][each["offset"] : each["offset"] + each["length"]] for each in ranges]


def test_blank_paragraphs_go():
    assert texts(cleaned(paragraphs("Un", "", NBSP, " \t ", "\n", "Deux"))) == ["Un", "Deux"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f"  Un{NBSP}{NBSP}{NBSP}mot\t et  un autre {NBSP}", "Un mot et un autre"),
        (f"Ligne{NBSP}\n\n {NBSP}suivante", "Ligne\nsuivante"),
        ("in\u00adsertion\u200b", "insertion"),
        (
            "Un : «un» et « deux » ; trois ? Oui !",
            f"Un{NBSP}: «un» et «{NBSP}deux{NBSP}»{NBSP}; trois{NBSP}? Oui{NBSP}!",
        ),
        ("11 250 heures, 4 %, 1 250 000 €", f"11{NBSP}250 heures, 4{NBSP}%, 1{NBSP}250{NBSP}000{NBSP}€"),
        ("En 2015 250 personnes", "En 2015 250 personnes"),
        (f"Déjà{NBSP}: tel quel, même l\u202f!", f"Déjà{NBSP}: tel quel, même l\u202f!"),
    ],
)
def test_spaces_are_those_of_french_typography(typed, kept):
    assert texts(cleaned(paragraphs(typed))) == [kept]


def test_bullets_become_a_list_on_two_levels():
    pasted = paragraphs("Il faut :", f"·{NBSP}{NBSP}des outils ;", f"o{NBSP}{NBSP}des pelles", "•\tdu temps.", "Fin")

    assert shown(cleaned(pasted)) == [
        ("unstyled", 0, f"Il faut{NBSP}:"),
        ("unordered-list-item", 0, f"des outils{NBSP};"),
        ("unordered-list-item", 1, "des pelles"),
        ("unordered-list-item", 0, "du temps."),
        ("unstyled", 0, "Fin"),
    ]


def test_dashes_become_a_list_from_two_on():
    assert shown(cleaned(paragraphs("- un", "– deux", "Texte", "– Une incise seule –"))) == [
        ("unordered-list-item", 0, "un"),
        ("unordered-list-item", 0, "deux"),
        ("unstyled", 0, "Texte"),
        ("unstyled", 0, "– Une incise seule –"),
    ]


def test_numbers_become_a_list_when_they_count_from_one():
    assert shown(cleaned(paragraphs("1. Repérer", "2) Planter", "Puis", "3. Le contexte"))) == [
        ("ordered-list-item", 0, "Repérer"),
        ("ordered-list-item", 0, "Planter"),
        ("unstyled", 0, "Puis"),
        ("unstyled", 0, "3. Le contexte"),
    ]


@pytest.mark.parametrize("text", ["o mon pays", "2021. Une année", "-5 degrés", "§12 du règlement"])
def test_sentence_that_only_looks_like_an_item_stays(text):
    assert shown(cleaned(paragraphs(text))) == [("unstyled", 0, text)]


def test_bullets_stay_where_the_field_knows_no_list():
    assert texts(cleaned(paragraphs("· un", "· deux"), ("bold", "link"))) == ["· un", "· deux"]


def test_styles_and_links_stay_on_their_words():
    pasted = {"blocks": [block(f"·{NBSP}{NBSP}un  mot  et son lien", styles=[("BOLD", 7, 3)], links=[(19, 4)])]}

    assert styled(cleaned(pasted)) == ["mot", "lien"]


def test_link_after_a_character_of_two_units_stays_on_its_word():
    pasted = {"blocks": [block("😀  le  bilan", links=[(8, 5)])], "entityMap": {}}

    (link,) = cleaned(pasted)["blocks"][0]["entityRanges"]

    assert (link["offset"], link["length"]) == (6, 5)


def test_style_inside_a_number_stays_on_its_figures():
    pasted = {"blocks": [block("11 250 h", styles=[("BOLD", 3, 3)])], "entityMap": {}}

    assert styled(cleaned(pasted)) == ["250"]


def test_style_of_spaces_alone_goes():
    pasted = {"blocks": [block("mot   ", styles=[("BOLD", 3, 3)])], "entityMap": {}}

    assert cleaned(pasted)["blocks"][0]["inlineStyleRanges"] == []


def test_heading_is_not_bold_twice():
    pasted = {"blocks": [block("Et après", "header-three", styles=[("BOLD", 0, 8), ("ITALIC", 3, 5)])], "entityMap": {}}

    assert [style["style"] for style in cleaned(pasted)["blocks"][0]["inlineStyleRanges"]] == ["ITALIC"]


def test_cleaning_twice_changes_nothing_more():
    once = cleaned(paragraphs(f"·{NBSP}un :  deux", "", "- a", "- b", "1. c", "2. d"))

    assert cleaned(once) == once


def test_editor_keeps_clean_html():
    area = CleanTextArea(features=["bold", "ul"])
    pasted = paragraphs(f"·{NBSP}{NBSP}un point :", "", f"{NBSP}Fin")

    html = area.value_from_datadict({"text": json.dumps(pasted)}, {}, "text")

    assert html == f'<ul><li data-block-key="a">un point{NBSP}:</li></ul><p data-block-key="a">Fin</p>'


@pytest.mark.parametrize(("data", "value"), [({}, None), ({"text": "null"}, "")])
def test_editor_left_empty_gives_nothing(data, value):
    assert CleanTextArea(features=["bold"]).value_from_datadict(data, {}, "text") == value
