"""One batch written to one directory: a fresh `Index` each time, for a stale one leaves orphan files behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tantivy import Document, IndexWriter, Query

from search.contract import LOCALES, IndexUnit
from search.engines.embedded import schema
from search.engines.embedded.documents import item_document, page_documents
from search.engines.embedded.texts import Texts
from search.engines.unit_reading import uid_number

_SMALL_HEAP = 15_000_000
_HEAP = 60_000_000
"""Bytes of a writer's buffer; tantivy refuses less than the smaller one."""

_LARGE_BATCH = 50
_FEW = 20


@dataclass(frozen=True, slots=True)
class Documents:
    """A unit as it is written."""

    language: str
    item: Document
    pages: list[Document]

    @classmethod
    def of(cls, unit: IndexUnit) -> Documents:
        """Return what is written of a unit."""
        texts = Texts.of(unit)
        return cls(texts.language, item_document(unit, texts), list(page_documents(unit, texts)))


class Batch:
    """Writers of one directory, opened as needed, and committed pages first so that a reader misses nothing."""

    def __init__(self, directory: Path, heap: int) -> None:
        self._directory = directory
        self._heap = heap
        self._items = schema.open_items(directory)
        self._writers: dict[str, IndexWriter] = {}

    def remove(self, uids: Sequence[str]) -> None:
        """Remove items and their pages, in whatever language they are."""
        numbers = [uid_number(uid) for uid in uids]
        languages = self._languages(numbers)
        for language in languages:
            self._writer(language).delete_documents_by_query(Query.term_set_query(schema.PAGES, "item", numbers))
        if languages:
            self._writer("items").delete_documents_by_query(Query.term_set_query(schema.ITEMS, "item", numbers))

    def add(self, documents: Documents) -> None:
        """Add an item and its pages."""
        for page in documents.pages:
            self._writer(documents.language).add_document(page)
        self._writer("items").add_document(documents.item)

    def commit(self) -> None:
        """Make the batch visible to the readers."""
        names = sorted(self._writers, key=lambda name: name == "items")
        for name in names:
            self._writers[name].commit()
        for name in names:
            self._writers.pop(name).wait_merging_threads()

    def close(self) -> None:
        """Let go of the writers; what was not committed is lost."""
        self._writers.clear()

    def _languages(self, numbers: list[int]) -> list[str]:
        """Return the languages in which items are already there."""
        self._items.reload()
        searcher = self._items.searcher()
        present = Query.term_set_query(schema.ITEMS, "item", numbers)
        return [language for language, _ in searcher.terms_with_prefix("language", "", present, len(LOCALES))]

    def _writer(self, name: str) -> IndexWriter:
        if name not in self._writers:
            index = self._items if name == "items" else schema.open_pages(self._directory, name)
            self._writers[name] = index.writer(self._heap, 1)
        return self._writers[name]


def write(directory: Path, *, units: Sequence[IndexUnit] = (), removed: Iterable[str] = ()) -> dict[str, str]:
    """Write units in place of those of the same uid, and remove others; return why some cannot be written."""
    latest = {unit.uid: unit for unit in units}
    batch = Batch(directory, _HEAP if len(latest) >= _LARGE_BATCH else _SMALL_HEAP)
    refused: dict[str, str] = {}
    try:
        batch.remove(list(removed))
        for few in _few(list(latest.values())):
            ready = _documents(few, refused)
            batch.remove(list(ready))
            for documents in ready.values():
                batch.add(documents)
        batch.commit()
    finally:
        batch.close()
    return refused


def _few(units: Sequence[IndexUnit]) -> Iterator[Sequence[IndexUnit]]:
    """Yield as many units as may be held in memory as documents."""
    yield from (units[start : start + _FEW] for start in range(0, len(units), _FEW))


def _documents(units: Iterable[IndexUnit], refused: dict[str, str]) -> dict[str, Documents]:
    """Return the documents of units, by uid; add to `refused` those of which none can be made."""
    ready = {}
    for unit in units:
        try:
            ready[unit.uid] = Documents.of(unit)
        except Exception as error:
            refused[unit.uid] = f"{type(error).__name__}: {error}"
    return ready
