"""What a request reads: one state of the index, from its first question to its last."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from tantivy import Index, Searcher

from search.contract import SearchUnavailable
from search.engines.embedded import schema
from search.engines.embedded.storage import Storage


@dataclass(slots=True)
class Opened:
    """The indexes of a directory that this process has open."""

    process: int
    directory: Path
    indexes: dict[str, Index] = field(default_factory=dict)

    def searcher(self, name: str) -> Searcher:
        """Return a view of the last commit of `items` or of the pages of a language."""
        index = self.indexes.get(name)
        if index is None:
            index = schema.open_items(self.directory) if name == "items" else schema.open_pages(self.directory, name)
            index.config_reader("manual", 0)
            self.indexes[name] = index
        index.reload()
        return index.searcher()


@dataclass(slots=True)
class Snapshot:
    """The index as a request sees it; `items` is read before the pages, which are committed before it."""

    opened: Opened
    items: Searcher
    generation: tuple[str, int, int]
    """Differs whenever the items do."""
    _pages: dict[str, Searcher] = field(default_factory=dict)

    def pages(self, language: str) -> Searcher:
        """Return the pages of a language."""
        if language not in self._pages:
            self._pages[language] = self.opened.searcher(language)
        return self._pages[language]


class Reader:
    """Indexes kept open from one request to the next; a forked process opens its own."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._opened: Opened | None = None

    def snapshot(self) -> Snapshot:
        """Return the state of the index that serves now."""
        directory = self._storage.serving()
        if directory is None:
            raise SearchUnavailable(self._storage.state())
        opened = self._opened
        if opened is None or (opened.process, opened.directory) != (os.getpid(), directory):
            opened = self._opened = Opened(os.getpid(), directory)
        meta = (directory / "items" / "meta.json").stat()
        return Snapshot(opened, opened.searcher("items"), (directory.name, meta.st_mtime_ns, meta.st_ino))

    def is_current(self, snapshot: Snapshot) -> bool:
        """Tell whether a snapshot is still that of the index that serves."""
        return self._storage.serving() == snapshot.opened.directory
