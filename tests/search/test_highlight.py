import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.highlight import Mark, extract, find_marks, mark_title
from search.query import parse
from search.text import clean


def concepts(text, synonyms=()):
    return parse(text, "fr", synonyms).concepts


def test_title_is_marked_whole():
    assert mark_title("L’accès à la santé\u00a0: où ?", concepts("sante accès"), "fr") == (
        "L’<mark>accès</mark> à la <mark>santé</mark>\u00a0: où ?"
    )


def test_title_without_concepts_is_escaped():
    assert mark_title("<i>Santé</i> & cie", (), "fr") == "&lt;i&gt;Santé&lt;/i&gt; &amp; cie"


def test_phrase_is_marked_whole_and_not_by_its_words():
    html = extract("La ville, puis la politique de la ville.", concepts('"politique de la ville"'), "fr")

    assert html == "La ville, puis la <mark>politique de la ville</mark>."


def test_longest_wording_is_marked():
    synonyms = (("QPV", "quartier prioritaire"),)

    html = extract("Un quartier prioritaire, un quartier", concepts("QPV quartier", synonyms), "fr")

    assert html == "Un <mark>quartier prioritaire</mark>, un <mark>quartier</mark>"


def test_extract_of_nothing_found_is_empty():
    assert extract("La santé", concepts("gare"), "fr") == ""


def test_extract_escapes_everything_but_its_marks():
    assert extract("<script>'santé' & \"x\"</script>", concepts("santé"), "fr") == (
        "&lt;script&gt;&#x27;<mark>santé</mark>&#x27; &amp; &quot;x&quot;&lt;/script&gt;"
    )


def test_extract_takes_the_window_with_most_concepts():
    text = "Le sport, le sport, le sport. " + "Rien à voir. " * 40 + "Le sport et la santé. " + "Autre chose. " * 40

    html = extract(text, concepts("sport santé"), "fr")

    assert "Le <mark>sport</mark> et la <mark>santé</mark>." in html
    assert (html.startswith("… "), html.endswith(" …")) == (True, True)


def test_extract_cuts_between_words():
    text = "anticonstitutionnellement " * 20 + "santé " + "anticonstitutionnellement " * 20

    html = extract(text, concepts("santé"), "fr")

    assert set(re.sub(r"</?mark>", "", html).split()) == {"…", "anticonstitutionnellement", "santé"}


def test_extract_keeps_to_its_length():
    text = "un mot " * 200 + "santé " + "un mot " * 200

    plain = re.sub(r"</?mark>", "", extract(text, concepts("santé"), "fr", length=100))

    assert 60 <= len(plain) <= 104


@settings(deadline=None)
@given(st.text(alphabet="santé ville<>&\"' \u00a0’é", max_size=400))
def test_extract_only_adds_marks(text):
    text = clean(text)

    html = extract(text, concepts("santé ville"), "fr", length=1000)

    assert re.findall(r"<[^>]*>", html.replace("<mark>", "").replace("</mark>", "")) == []
    assert html.count("<mark>") == html.count("</mark>") == len(find_marks(text, concepts("santé ville"), "fr"))


@pytest.mark.parametrize(("text", "expected"), [("L’été", [Mark(2, 5, 0)]), ("10 m² d’été", [Mark(8, 11, 0)])])
def test_marks_are_offsets_in_the_shown_text(text, expected):
    assert find_marks(text, concepts("été"), "fr") == expected
