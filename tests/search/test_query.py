import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.contract import Mode
from search.query import MAX_CONCEPTS, enough, needed, parse, wording

SYNONYMS = (
    ("QPV", "quartier prioritaire de la politique de la ville", "quartier prioritaire"),
    ("PLIE", "plan local pour l'insertion et l'emploi"),
    ("CGET", "ANCT"),
)


def terms(query):
    return [concept.wordings[0].terms for concept in query.concepts]


def said(query):
    return [[wording.text for wording in concept.wordings] for concept in query.concepts]


def test_parse_reads_words():
    assert terms(parse("Les quartiers d’été, en Occitanie/Aude", "fr")) == [
        ("quarti",),
        ("ete",),
        ("occitan",),
        ("aud",),
    ]


@pytest.mark.parametrize("text", ['"politique de la ville"', "« politique de la ville »", "“politique de la ville”"])
def test_parse_reads_phrases(text):
    query = parse(text, "fr")

    assert [(concept.wordings[0].terms, concept.wordings[0].positions) for concept in query.phrases] == [
        (("polit", "vill"), (0, 3))
    ]
    assert query.words == ()


def test_parse_reads_compounds_as_phrases():
    (concept,) = parse("2014-173", "fr").concepts

    assert (concept.wordings[0].terms, concept.wordings[0].positions, concept.quoted) == (
        ("2014", "173"),
        (0, 1),
        False,
    )


def test_parse_reads_exclusions():
    query = parse('insertion -sport -"politique de la ville" -« en gare »', "fr")

    assert terms(query) == [("insert",)]
    assert [excluded.terms for excluded in query.excluded] == [("sport",), ("polit", "vill"), ("gar",)]


@pytest.mark.parametrize("text", ["mot - autre", "mot -- autre", "mot – autre"])
def test_parse_takes_a_lone_dash_as_nothing(text):
    query = parse(text, "fr")

    assert (terms(query), query.excluded) == ([("mot",), ("autr",)], ())


@pytest.mark.parametrize("text", ["", " ", '"', '""', "( : *", "de la", '-"', "-", "«»"])
def test_parse_of_nothing_is_empty(text):
    query = parse(text, "fr")

    assert (query.concepts, query.excluded) == ((), ())


@pytest.mark.parametrize("text", ['"quartier', 'quartier"', "(quartier", "quartier:*", "« quartier"])
def test_parse_ignores_stray_signs(text):
    assert terms(parse(text, "fr")) == [("quarti",)]


@settings(deadline=None)
@given(st.text(max_size=600))
def test_parse_takes_any_text(text):
    query = parse(text, "fr", SYNONYMS)

    assert len(query.concepts) <= MAX_CONCEPTS


def test_parse_drops_repeated_words():
    assert terms(parse("santé Santé SANTÉS", "fr")) == [("sant",)]


def test_parse_stops_at_its_limits():
    assert len(parse(" ".join(f"mot{number}" for number in range(50)), "fr").concepts) == 20
    assert terms(parse("mot" + " " * 400 + "fin", "fr")) == [("mot",)]


@pytest.mark.parametrize(
    "text",
    [
        "quartier prioritaire de la politique de la ville",
        "les quartiers prioritaires, politique ville",
        "QUARTIER PRIORITAIRE DE LA POLITIQUE DE LA VILLE",
    ],
)
def test_parse_expands_expressions(text):
    assert said(parse(text, "fr", SYNONYMS)) == [
        ["quartier prioritaire de la politique de la ville", "QPV", "quartier prioritaire"]
    ]


@pytest.mark.parametrize("text", ["QPV", "qpv"])
def test_parse_expands_acronyms(text):
    query = parse(text, "fr", SYNONYMS)

    assert query.expansions == ((text, "quartier prioritaire de la politique de la ville", "quartier prioritaire"),)


def test_parse_takes_the_longest_expression_first():
    assert terms(parse("quartier prioritaire rural", "fr", SYNONYMS)) == [("quarti", "prioritair"), ("rural",)]


def test_parse_does_not_take_a_word_for_an_acronym():
    query = parse("plier", "fr", SYNONYMS)

    assert (said(query), query.expansions) == ([["plier"]], ())


def test_parse_does_not_expand_phrases():
    assert parse('"QPV"', "fr", SYNONYMS).expansions == ()


def test_parse_merges_synonyms_typed_together():
    assert len(parse("CGET CGET", "fr", SYNONYMS).concepts) == 1


def test_wording_without_words_is_none():
    assert wording("de la", "fr") is None


def test_wording_keeps_the_exact_word():
    assert wording("L’Éducation", "fr").exact == "education"


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(Mode.ALL, [0, 1, 2, 3, 4, 7, 10]), (Mode.ANY, [0, 1, 1, 1, 1, 1, 1]), (Mode.AUTO, [0, 1, 1, 1, 2, 3, 3])],
)
def test_needed_counts_the_words_required(mode, expected):
    assert [needed(words, mode) for words in (0, 1, 2, 3, 4, 7, 10)] == expected


def test_enough_is_more_for_a_question():
    assert [enough(words) for words in (1, 3, 4)] == [5, 5, 50]
