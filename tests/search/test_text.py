import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.contract import LOCALES
from search.text import (
    Token,
    analysed_as,
    analyzer,
    clean,
    exact_analyzer,
    flatten,
    fold,
    normalise,
    sort_key,
    surface_analyzer,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301cole", "école"),
        ("par\u00adcours\u200b", "parcours"),
        ("ﬁche", "fiche"),
        ("L’été : 10\u00a0m²…", "L’été : 10\u00a0m²…"),
    ],
)
def test_clean_keeps_what_is_shown(text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("L’été\u00a0: 10\u202fm²", "L'été : 10 m2"), ("ﬁche n° 1", "fiche n° 1"), ("Ａ", "A")]
)
def test_normalise_gives_the_plainest_spelling(text, expected):
    assert normalise(text) == expected


@settings(deadline=None)
@given(st.text())
def test_flatten_keeps_every_offset(text):
    assert len(flatten(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Œuvre", "oeuvre"), ("ÉDUCATION", "education"), ("quartièrs", "quartiers"), ("plan B", "plan b")],
)
def test_fold_drops_accents_and_case(text, expected):
    assert fold(text) == expected


def test_sort_key_ignores_signs():
    assert sort_key("« L’école : où en est-on ? »") == "l ecole ou en est on"


def test_analysed_as_falls_back_on_french():
    assert [analysed_as(locale) for locale in ("ca", "br")] == ["ca", "fr"]


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("fr", "Les rénovations", ["renov"]),
        ("fr", "rénover", ["renov"]),
        ("fr", "L’éducation jusqu’à l'école", ["educ", "ecol"]),
        ("fr", "Plan C, atelier B", ["plan", "c", "ateli", "b"]),
        ("fr", "QP034001 et 2014-173", ["qp034001", "2014", "173"]),
        ("fr", "Œuvrer aujourd'hui", ["oeuvr", "aujourd", "hui"]),
        ("en", "The children's schools", ["children", "school"]),
        ("es", "Los barrios", ["barri"]),
        ("ca", "Els barris de l’educació", ["barr", "educ"]),
        ("ca", "El barri", ["barr"]),
        ("oc", "Los quartièrs de l'educacion", ["quartier", "educacion"]),
        ("oc", "gas", ["gas"]),
    ],
)
def test_analyzer_stems_each_language(locale, text, expected):
    assert analyzer(locale).terms(clean(text)) == expected


@pytest.mark.parametrize(
    ("build", "expected"),
    [(exact_analyzer, ["quartiers", "ete"]), (surface_analyzer, ["quartiers", "été"])],
)
def test_other_chains_do_not_stem(build, expected):
    assert build("fr").terms("Les quartiers d’été") == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_tokens_and_terms_agree(locale):
    text = "L’éducation, los quartièrs, els barris & the schools: 12 m²"

    assert [token.text for token in analyzer(locale).tokens(text)] == analyzer(locale).terms(text)


def test_tokens_give_offsets_in_the_text():
    text = "« L’été », l’éducation"

    assert analyzer("fr").tokens(text) == [Token("ete", 0, 4, 7), Token("educ", 1, 13, 22)]


def test_tokens_keep_the_place_of_stop_words():
    assert [token.position for token in analyzer("fr").tokens("politique de la ville")] == [0, 3]
