"""Collections read from files, in both formats, plain and gzipped."""

import gzip
import json

import pytest

from bench.collection import (
    Document,
    Question,
    UnreadableCollectionError,
    joined,
    opening,
    read_documents,
    read_questions,
)

TEXT = {"id": "F1", "text": "Le conseil citoyen se réunit. Il donne son avis.\nSuite."}
FILE = {"id": "G2", "title": "Rapport annuel", "pages": ["Première page", {"number": 2, "text": "Deuxième page"}]}


@pytest.fixture(params=[open, gzip.open], ids=["plain", "gzipped"])
def written(request, tmp_path):
    """Write records to a file whose name does not tell whether it is gzipped."""

    def write(*records):
        path = tmp_path / "collection"
        with request.param(path, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        return path

    return write


def test_documents_are_read_in_both_formats(written):
    assert read_documents(written(TEXT, FILE)) == [
        Document("F1", "Le conseil citoyen se réunit", (TEXT["text"],)),
        Document("G2", "Rapport annuel", ("Première page", "Deuxième page")),
    ]


def test_questions_have_one_answer_or_several(written):
    path = written({"query": "quoi ?", "relevant": "F1"}, {"query": "qui ?", "relevant": ["F1", "G2"]})

    assert read_questions(path) == [
        Question("quoi ?", frozenset({"F1"})),
        Question("qui ?", frozenset({"F1", "G2"})),
    ]


@pytest.mark.parametrize(
    ("record", "reason"),
    [({"id": "F1"}, "collection, line 2: no 'text'"), (["F1"], "collection, line 2: not an object")],
)
def test_unreadable_line_is_named(written, record, reason):
    with pytest.raises(UnreadableCollectionError) as error:
        read_documents(written(TEXT, record))

    assert str(error.value) == reason


def test_opening_is_cut_between_words():
    assert opening("mot " * 60) == ("mot " * 30).strip()


def test_opening_does_not_end_on_an_abbreviation():
    assert opening("M. le maire préside la séance. Suite.") == "M. le maire préside la séance"


def test_joined_documents_are_pages_and_questions_ask_for_theirs():
    sheets = [Document(f"F{rank}", "", (f"texte {rank}",)) for rank in range(5)]
    questions = [Question("a", frozenset({"F0"})), Question("b", frozenset({"F3"})), Question("c", frozenset({"F9"}))]

    files, asked = joined(sheets, questions, 2)

    assert [(file.id, file.pages) for file in files] == [
        ("file-1", ("texte 0", "texte 1")),
        ("file-2", ("texte 2", "texte 3")),
        ("file-3", ("texte 4",)),
    ]
    assert asked == [Question("a", frozenset({"file-1"}), 1), Question("b", frozenset({"file-2"}), 2)]
