"""The engine of a cluster: Elasticsearch 9 behind an alias."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Search

from search.contract import (
    EngineHealth,
    Hit,
    IndexUnit,
    SearchError,
    SearchRequest,
    SearchResponse,
    SearchUnavailable,
    UnitsRefused,
)
from search.engines.elasticsearch import writing
from search.engines.elasticsearch.answering import Asker
from search.engines.elasticsearch.client import Clients, Cluster, TimeLimits
from search.engines.elasticsearch.failures import guarded
from search.engines.elasticsearch.indexes import Indexes
from search.engines.elasticsearch.lexicon import Lexicon, complete
from search.engines.elasticsearch.similarity import similar

__all__ = ["Cluster", "ElasticsearchEngine", "TimeLimits"]

BATCH = 200
"""Units made into documents at once, and items listed at once."""

Batched = TypeVar("Batched")


class ElasticsearchEngine:
    """A `SearchEngine` on a cluster, shared by the processes of any number of machines."""

    name = "elasticsearch"
    local = False

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._clients = Clients(cluster)
        self._indexes = Indexes(cluster.alias, cluster.replicas)
        self._lexicon = Lexicon(self._clients)
        self._readable = False

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a request."""
        started = time.perf_counter()
        with guarded():
            response = Asker(self._clients.reading, self._serving(), self._lexicon).answer(request)
        return replace(response, engine=self.name, took_ms=(time.perf_counter() - started) * 1000)

    def complete(
        self, prefix: str, *, locale: str = "fr", audiences: frozenset[str], limit: int = 8
    ) -> tuple[str, ...]:
        """Return the text with its last word completed by words that lead somewhere, most frequent first."""
        with guarded():
            self._serving()
            return complete(self._clients, prefix, locale=locale, audiences=audiences, limit=limit)

    def similar(self, uid: str, *, audiences: frozenset[str], limit: int = 5) -> tuple[Hit, ...]:
        """Return the items whose words resemble those of `uid`, itself left out."""
        with guarded():
            return similar(self._clients.reading, self._serving(), uid, audiences=audiences, limit=limit)

    def audiences(self) -> frozenset[str]:
        """Return every audience in the index."""
        search = Search[Any]()[:0]
        search.aggs.bucket("audiences", A("terms", field="audience", size=10_000))
        with guarded():
            answer = self._clients.reading.search(index=self._serving(), body=search.to_dict())
        return frozenset(bucket["key"] for bucket in answer["aggregations"]["audiences"]["buckets"])

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield the uid and the version of every unit in the serving index."""
        return self._each("version")

    def signatures(self) -> Iterator[tuple[str, str]]:
        """Yield the uid and the signature of every unit in the serving index, as they were written."""
        return self._each("signature")

    def upsert(self, units: Iterable[IndexUnit]) -> None:
        """Write units, replacing those of the same uid with all their pages; also into an index being rebuilt."""
        refused: dict[str, str] = {}
        with guarded():
            aliases = self._written()
            for batch in _batches(units):
                refused |= writing.write(
                    self._clients.writing,
                    batch,
                    lambda uid, version, body: [writing.index(alias, uid, version, body) for alias in aliases],
                    writing.SHORT,
                )
            self._show()
        _tell(refused)

    def delete(self, uids: Iterable[str]) -> None:
        """Remove units, unknown ones in silence; also from an index being rebuilt."""
        with guarded():
            aliases = self._written()
            for batch in _batches(uids):
                writing.send(self._clients.writing, self._removals(batch, aliases), writing.SHORT)
            self._show()

    def begin_rebuild(self) -> None:
        """Open an empty index beside the one that serves, in place of one left unfinished."""
        with guarded():
            self._indexes.begin(self._clients.writing)

    def add(self, units: Iterable[IndexUnit]) -> None:
        """Write units into the index being rebuilt only, but those changed since the rebuild began."""
        refused: dict[str, str] = {}
        with guarded():
            if not self._indexes.is_rebuilding(self._clients.writing):
                raise SearchUnavailable("no rebuild is under way")
            alias = self._indexes.building_alias
            for batch in _batches(units):
                refused |= writing.write(
                    self._clients.writing,
                    batch,
                    lambda uid, version, body: [writing.index(alias, uid, version, body, replaces=False)],
                    writing.LONG,
                )
        _tell(refused)

    def finish_rebuild(self) -> None:
        """Let the rebuilt index serve, in one atomic step, and remove the others."""
        with guarded():
            self._indexes.publish(self._clients.writing)
        self._lexicon.changed()

    def health(self) -> EngineHealth:
        """Describe the state of the engine; never raises."""
        try:
            with guarded():
                return self._describe()
        except SearchError as error:
            return EngineHealth(self.name, ready=False, detail=str(error), answers=self._answers())

    def _describe(self) -> EngineHealth:
        client, index = self._clients.reading, self._indexes.serving(self._clients.reading)
        search = Search[Any]()[:0].extra(track_total_hits=True)
        search.aggs.bucket("pages", A("nested", path="pages"))
        answer = client.search(index=index, body=search.to_dict())
        return EngineHealth(
            self.name,
            ready=True,
            items=answer["hits"]["total"]["value"],
            pages=answer["aggregations"]["pages"]["doc_count"],
            index=index,
            detail="rebuilding" if self._indexes.is_rebuilding(client) else "",
        )

    def _answers(self) -> bool:
        try:
            with guarded():
                self._clients.reading.info()
        except SearchUnavailable:
            return False
        return True

    def _serving(self) -> str:
        """Return the alias to ask, once it is known that this version of the code can read what it leads to."""
        if not self._readable:
            self._indexes.serving(self._clients.reading)
            self._readable = True
        return self.cluster.alias

    def _written(self) -> list[str]:
        """Return the aliases to write to; one at least must be there."""
        aliases = self._indexes.written(self._clients.writing)
        if not aliases:
            self._indexes.serving(self._clients.writing)
        return aliases

    def _removals(self, uids: Sequence[str], aliases: Sequence[str]) -> list[writing.Action]:
        """Return what removes units, and keeps a rebuild from writing again those that it read before."""
        removed = [writing.remove(self.cluster.alias, uid) for uid in uids] if self.cluster.alias in aliases else []
        if self._indexes.building_alias not in aliases:
            return removed
        known = writing.versions(self._clients.writing, aliases, uids)
        buried = [writing.bury(self._indexes.building_alias, uid, version + 1) for uid, version in known.items()]
        return [*removed, *buried]

    def _show(self) -> None:
        """Have the next question see what was written."""
        self._clients.writing.indices.refresh(index=self.cluster.alias, ignore_unavailable=True)
        self._lexicon.changed()

    def _each(self, name: str) -> Iterator[tuple[str, Any]]:
        """Yield the uid of every unit and one of its values, from one state of the index."""
        with guarded():
            client = self._clients.writing
            opened = client.open_point_in_time(index=self._indexes.serving(client), keep_alive="2m")
            try:
                yield from _listed(client, opened["id"], name)
            finally:
                client.close_point_in_time(id=opened["id"])


def _listed(client: Elasticsearch, point: str, name: str) -> Iterator[tuple[str, Any]]:
    after: list[Any] | None = None
    while True:
        answer = client.search(
            pit={"id": point, "keep_alive": "2m"},
            sort="uid",
            size=1_000,
            search_after=after,
            source=False,
            docvalue_fields=[{"field": "uid"}, {"field": name}],
            track_total_hits=False,
        )
        hits = answer["hits"]["hits"]
        for hit in hits:
            yield hit["fields"]["uid"][0], hit["fields"][name][0]
        if not hits:
            return
        after = hits[-1]["sort"]


def _tell(refused: dict[str, str]) -> None:
    if refused:
        raise UnitsRefused(refused)


def _batches(values: Iterable[Batched]) -> Iterator[list[Batched]]:
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        yield batch
