import pytest

from search.vocabulary import Vocabulary


@pytest.fixture
def vocabulary():
    return Vocabulary.from_counts(
        [("éducation", 5), ("education", 1), ("évaluation", 3), ("évacuation", 1), ("côte", 2), ("coté", 2), ("rue", 4)]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("education", "éducation"),
        ("EDUCATION", "éducation"),
        ('l\'education -"evaluation"', 'l\'éducation -"évaluation"'),
        ("éducation", "éducation"),
        ("inconnu", "inconnu"),
        ("Rue", "Rue"),
        ("QP034", "QP034"),
    ],
)
def test_restore_puts_back_the_usual_accents(vocabulary, text, expected):
    assert vocabulary.restore(text) == expected


def test_restore_chooses_the_same_spelling_of_equals(vocabulary):
    assert vocabulary.restore("cote") == "côte"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("évalutaion", "évaluation"),
        ("educaton populaire", "éducation populaire"),
        ('"evalaution" -educatoin', '"évaluation" -éducation'),
        ("éducation", None),
        ("education", None),
        ("ruee", None),
        ("ru", None),
        ("xylophone", None),
        ("", None),
    ],
)
def test_suggest_corrects_unknown_words(vocabulary, text, expected):
    assert vocabulary.suggest(text) == expected


def test_suggest_prefers_the_closest_then_the_most_frequent(vocabulary):
    assert vocabulary.suggest("évaxuation") == "évaluation"


def test_suggest_leaves_out_hapaxes_of_a_large_vocabulary():
    words = [("mot" + "".join(chr(97 + int(digit)) for digit in f"{number:04}"), 2) for number in range(5_000)]

    small, large = Vocabulary.from_counts([("médiation", 1)]), Vocabulary.from_counts([*words, ("médiation", 1)])

    assert [small.suggest("mediatoin"), large.suggest("mediatoin")] == ["médiation", None]


def test_empty_vocabulary_offers_nothing():
    assert (Vocabulary().restore("education"), Vocabulary().suggest("education")) == ("education", None)
