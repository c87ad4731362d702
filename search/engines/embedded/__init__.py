"""The embedded engine: tantivy in a folder, no server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from tantivy import DocAddress, Query, Searcher

from search.contract import (
    LOCALES,
    EngineHealth,
    Hit,
    IndexUnit,
    SearchError,
    SearchRequest,
    SearchResponse,
    SearchUnavailable,
    UnitsRefused,
)
from search.engines.embedded.answering import answer
from search.engines.embedded.documents import read_signature
from search.engines.embedded.guard import guarded
from search.engines.embedded.lexicon import Lexicon, complete
from search.engines.embedded.reading import Reader, Snapshot
from search.engines.embedded.similarity import similar
from search.engines.embedded.storage import LOCK_TIMEOUT, Storage
from search.engines.embedded.writing import write

__all__ = ["EmbeddedEngine"]

BATCH = 400
"""Units written between two moments when other writers may pass."""

Answer = TypeVar("Answer")


class EmbeddedEngine:
    """A `SearchEngine` in a folder of the local disk, shared by the processes of one machine."""

    name = "embedded"
    local = True

    def __init__(self, root: Path, *, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self._storage = Storage(Path(root), lock_timeout=lock_timeout)
        self._reader = Reader(self._storage)
        self._lexicon = Lexicon()

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a request."""
        started = time.perf_counter()
        response = self._read(lambda snapshot: answer(snapshot, self._lexicon, request))
        return replace(response, engine=self.name, took_ms=(time.perf_counter() - started) * 1000)

    def complete(
        self, prefix: str, *, locale: str = "fr", audiences: frozenset[str], limit: int = 8
    ) -> tuple[str, ...]:
        """Return the text with its last word completed by words that lead somewhere, most frequent first."""
        return self._read(lambda snapshot: complete(snapshot, prefix, locale=locale, audiences=audiences, limit=limit))

    def similar(self, uid: str, *, audiences: frozenset[str], limit: int = 5) -> tuple[Hit, ...]:
        """Return the items whose words resemble those of `uid`, itself left out."""
        return self._read(lambda snapshot: similar(snapshot, uid, audiences=audiences, limit=limit))

    def audiences(self) -> frozenset[str]:
        """Return every audience in the index."""
        return self._read(_audiences)

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield the uid and the version of every unit in the serving index."""
        yield from self._read(_versions)

    def signatures(self) -> Iterator[tuple[str, str]]:
        """Yield the uid and the signature of every unit in the serving index, as they were written."""
        yield from self._read(_signatures)

    def upsert(self, units: Iterable[IndexUnit]) -> None:
        """Write units, replacing those of the same uid with all their pages; also into an index being rebuilt."""
        refused: dict[str, str] = {}
        for batch in _batches(units):
            refused |= self._change(units=batch, uids=[unit.uid for unit in batch])
        _tell(refused)

    def delete(self, uids: Iterable[str]) -> None:
        """Remove units, unknown ones in silence; also from an index being rebuilt."""
        for batch in _batches(uids):
            self._change(removed=batch, uids=batch)

    def begin_rebuild(self) -> None:
        """Open an empty index beside the one that serves, in place of one left unfinished."""
        with self._storage.locked(), guarded():
            self._storage.begin()

    def add(self, units: Iterable[IndexUnit]) -> None:
        """Write units into the index being rebuilt only, but those changed since the rebuild began."""
        refused: dict[str, str] = {}
        for batch in _batches(units):
            with self._storage.locked(), guarded():
                building = self._storage.building()
                if building is None:
                    raise SearchUnavailable("no rebuild is under way")
                touched = self._storage.touched(building)
                refused |= write(building, units=[unit for unit in batch if unit.uid not in touched])
        _tell(refused)

    def finish_rebuild(self) -> None:
        """Let the rebuilt index serve, in one atomic step, and remove the others."""
        with self._storage.locked(), guarded():
            self._storage.publish()

    def health(self) -> EngineHealth:
        """Describe the state of the engine; never raises."""
        try:
            return self._read(self._describe)
        except SearchError as error:
            return EngineHealth(self.name, ready=False, detail=str(error))

    def _describe(self, snapshot: Snapshot) -> EngineHealth:
        return EngineHealth(
            self.name,
            ready=True,
            items=snapshot.items.num_docs,
            pages=sum(snapshot.pages(language).num_docs for language in LOCALES),
            index=snapshot.opened.directory.name,
            detail="rebuilding" if self._storage.building() else "",
        )

    def _read(self, question: Callable[[Snapshot], Answer]) -> Answer:
        """Ask a question of the index that serves, once more if it was replaced meanwhile."""
        with guarded():
            snapshot = self._reader.snapshot()
            try:
                with guarded():
                    return question(snapshot)
            except SearchUnavailable:
                if self._reader.is_current(snapshot):
                    raise
            return question(self._reader.snapshot())

    def _change(
        self, *, uids: list[str], units: list[IndexUnit] | None = None, removed: list[str] | None = None
    ) -> dict[str, str]:
        """Write to the index that serves and to the one being rebuilt; one of them at least must be there."""
        with self._storage.locked(), guarded():
            building, serving = self._storage.building(), self._storage.serving()
            if building is None and serving is None:
                raise SearchUnavailable(self._storage.state())
            if building is not None:
                self._storage.touch(building, uids)
            refused: dict[str, str] = {}
            for directory in filter(None, (building, serving)):
                refused |= write(directory, units=units or (), removed=removed or ())
            return refused


def _tell(refused: dict[str, str]) -> None:
    if refused:
        raise UnitsRefused(refused)


def _audiences(snapshot: Snapshot) -> frozenset[str]:
    terms = snapshot.items.terms_with_prefix("audience", "", Query.all_query(), None)
    return frozenset(term for term, _ in terms)


def _versions(snapshot: Snapshot) -> list[tuple[str, int]]:
    addresses = _every_address(snapshot.items)
    versions = snapshot.items.fast_field_values("version", addresses)
    uids = [uid for uid, _ in _signatures(snapshot)]
    return [(uid, int(version or 0)) for uid, version in zip(uids, versions, strict=True)]


def _signatures(snapshot: Snapshot) -> list[tuple[str, str]]:
    items = snapshot.items
    return [read_signature(items.doc(address).get_first("source") or b"") for address in _every_address(items)]


def _every_address(items: Searcher) -> list[DocAddress]:
    found = items.search(Query.all_query(), limit=max(1, items.num_docs), count=False).hits
    return [address for _, address in found]


Batched = TypeVar("Batched")


def _batches(values: Iterable[Batched]) -> Iterator[list[Batched]]:
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        yield batch
