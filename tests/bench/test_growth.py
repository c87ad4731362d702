"""Collections grown from another: as many pages as asked for, no two alike, the same at each run."""

from bench.collection import Document
from bench.growth import grow, invented, paragraphs_of, prefixes, questions

PARAGRAPHS = invented(documents=50)


def test_growth_gives_as_many_distinct_pages_as_asked_for():
    pages = [page for document in grow(PARAGRAPHS, 300) for page in document.pages]

    assert (len(pages), len(set(pages))) == (300, 300)


def test_growth_is_the_same_at_each_run():
    assert list(grow(PARAGRAPHS, 40)) == list(grow(PARAGRAPHS, 40))


def test_growth_holds_files_among_single_pages():
    sizes = {len(document.pages) > 1 for document in grow(PARAGRAPHS, 300)}

    assert sizes == {True, False}


def test_paragraphs_leave_short_lines_out():
    line = "Une ligne assez longue pour être un paragraphe."

    assert paragraphs_of([Document("F1", "", (f"Titre\n{line}", "court"))]) == [[line]]


def test_questions_are_the_same_whatever_the_run():
    assert questions(PARAGRAPHS, 20) == questions(PARAGRAPHS, 20)


def test_prefixes_leave_the_last_word_unfinished():
    assert prefixes(["conseil citoyen", "ville"]) == ["conseil cito", "ville"]
