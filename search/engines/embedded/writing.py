"""One batch written to one directory: a fresh `Index` each time, for a stale one leaves orphan files behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tantivy import IndexWriter, Query

from search.contract import LOCALES, IndexUnit
from search.engines.embedded import schema
from search.engines.embedded.documents import item_document, item_number, page_documents
from search.text import analysed_as

_SMALL_HEAP = 15_000_000
_HEAP = 60_000_000
"""Bytes of a writer's buffer; tantivy refuses less than the smaller one."""

_LARGE_BATCH = 50


class Batch:
    """Writers of one directory, opened as needed, and committed pages first so that a reader misses nothing."""

    def __init__(self, directory: Path, heap: int) -> None:
        self._directory = directory
        self._heap = heap
        self._items = schema.open_items(directory)
        self._writers: dict[str, IndexWriter] = {}

    def remove(self, uids: Sequence[str]) -> None:
        """Remove items and their pages, in whatever language they are."""
        numbers = [item_number(uid) for uid in uids]
        languages = self._languages(numbers)
        for language in languages:
            self._writer(language).delete_documents_by_query(Query.term_set_query(schema.PAGES, "item", numbers))
        if languages:
            self._writer("items").delete_documents_by_query(Query.term_set_query(schema.ITEMS, "item", numbers))

    def add(self, unit: IndexUnit) -> None:
        """Add an item and its pages."""
        for document in page_documents(unit):
            self._writer(analysed_as(unit.locale)).add_document(document)
        self._writer("items").add_document(item_document(unit))

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


def write(directory: Path, *, units: Sequence[IndexUnit] = (), removed: Iterable[str] = ()) -> None:
    """Write units in place of those of the same uid, and remove others."""
    latest = {unit.uid: unit for unit in units}
    batch = Batch(directory, _HEAP if len(latest) >= _LARGE_BATCH else _SMALL_HEAP)
    try:
        batch.remove([*latest, *removed])
        for unit in latest.values():
            batch.add(unit)
        batch.commit()
    finally:
        batch.close()
