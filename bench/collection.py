"""Collections of documents and the questions that they answer, as files give them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONGEST_TITLE = 120
_SHORTEST_SENTENCE = 20


class UnreadableCollectionError(Exception):
    """A file that is no collection, with the line that says why."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find: a text, or a title and numbered pages."""

    id: str
    title: str
    pages: tuple[str, ...]

    @property
    def is_file(self) -> bool:
        """Tell whether it has pages that a reader would be sent to, and not only a text."""
        return len(self.pages) > 1


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the documents that answer it; for a file, the page that does."""

    text: str
    relevant: frozenset[str]
    page: int = 0


def read_documents(path: Path) -> list[Document]:
    """Read documents, one JSON object a line: `{"id", "text"}` or `{"id", "title", "pages"}`, plain or gzipped."""
    return [_document(record, where) for where, record in _records(path)]


def read_questions(path: Path) -> list[Question]:
    """Read questions, one JSON object a line: `{"query", "relevant"}`, where `relevant` is one id or a list of them."""
    return [_question(record, where) for where, record in _records(path)]


def joined(
    documents: Sequence[Document], questions: Iterable[Question], size: int
) -> tuple[list[Document], list[Question]]:
    """Join documents into files of `size` pages, and ask for the file and the page that held each answer."""
    starts = range(0, len(documents), size)
    files = [_file(number, documents[start : start + size]) for number, start in enumerate(starts, start=1)]
    places = {sheet.id: (files[rank // size].id, rank % size + 1) for rank, sheet in enumerate(documents)}
    asked = [
        Question(question.text, frozenset({places[sheet][0]}), places[sheet][1])
        for question in questions
        for sheet in sorted(question.relevant & places.keys())[:1]
    ]
    return files, asked


def opening(text: str) -> str:
    """Return the first sentence of a text, cut to the length of a title: what the title of its page would be."""
    line = text.strip().split("\n", 1)[0].strip()
    end = line.find(". ", _SHORTEST_SENTENCE)
    sentence = line[:end] if end > 0 else line.rstrip(".")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rsplit(" ", 1)[0]


def _file(number: int, sheets: Iterable[Document]) -> Document:
    return Document(f"file-{number}", f"Volume {number}", tuple("\n".join(sheet.pages) for sheet in sheets))


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each line of a file with its place; the first bytes tell a gzipped file, not its name."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield f"{path.name}, line {number}", _record(line, f"{path.name}, line {number}")


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise UnreadableCollectionError(f"{where}: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableCollectionError(f"{where}: not an object")
    return record


def _document(record: dict[str, Any], where: str) -> Document:
    try:
        pages = tuple(map(_page, record["pages"])) if "pages" in record else (str(record["text"]),)
        return Document(str(record["id"]), str(record.get("title") or opening(next(filter(None, pages), ""))), pages)
    except KeyError as missing:
        raise UnreadableCollectionError(f"{where}: no {missing}") from missing


def _page(page: Any) -> str:
    return str(page["text"]) if isinstance(page, dict) else str(page)


def _question(record: dict[str, Any], where: str) -> Question:
    try:
        relevant = record["relevant"]
        return Question(
            str(record["query"]), frozenset(map(str, relevant if isinstance(relevant, list) else [relevant]))
        )
    except KeyError as missing:
        raise UnreadableCollectionError(f"{where}: no {missing}") from missing
