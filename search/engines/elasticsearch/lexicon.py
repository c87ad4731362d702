"""The words of the index: vocabularies, kept from one request to the next, and completions, which are not."""

from __future__ import annotations

import logging
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from elasticsearch import ApiError, TransportError
from elasticsearch.dsl import A, Search

from search.contract import PUBLIC
from search.engines.elasticsearch.client import Clients
from search.engines.elasticsearch.documents import SEPARATOR
from search.engines.elasticsearch.failures import explain
from search.engines.elasticsearch.querying import clause, every, one_of, readable_by, words_gate
from search.text import analysed_as, analyzer, clean, fold
from search.vocabulary import Vocabulary

log = logging.getLogger(__name__)

_KEPT = 60.0
"""Seconds that a vocabulary is kept."""

_SMALL = 3_000
"""Items up to which this process reads a vocabulary again after each change of its own: a few milliseconds."""

_MOST_WORDS = 60_000
"""Words of a vocabulary, the most frequent: as many as one answer of Elasticsearch may hold."""

_SHORTEST_PREFIX = 2
_LAST_WORD = re.compile(r"\w+$")


@dataclass(frozen=True, slots=True)
class _Kept:
    vocabulary: Vocabulary
    items: int = 0
    generation: int = -1
    read_at: float = 0.0


@dataclass(slots=True)
class Lexicon:
    """Vocabularies by language, read beside the questions, which wait for them a moment only."""

    clients: Clients
    _generation: int = 0
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _readings: dict[str, _Reading] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def vocabulary(self, language: str) -> Vocabulary:
        """Return the words of the units that everybody may read, at most a minute old; none while they are unknown."""
        kept = self._kept.get(language)
        if kept is None or (kept.generation != self._generation and kept.items <= _SMALL):
            self._reading(language).join(self.clients.cluster.limits.vocabulary)
        elif time.monotonic() - kept.read_at > _KEPT:
            self._reading(language)
        return self._kept.get(language, _UNKNOWN).vocabulary

    def changed(self) -> None:
        """Have small vocabularies read again: this process wrote to the index."""
        self._generation += 1

    def _reading(self, language: str) -> _Reading:
        """Return the reading under way of the words as they are now, begun if need be."""
        with self._lock:
            reading = self._readings.get(language)
            if reading is None or not reading.is_alive() or reading.generation != self._generation:
                reading = self._readings[language] = _Reading(self.clients, language, self._generation, self._kept)
                reading.start()
            return reading


class _Reading(threading.Thread):
    """One reading of the words of a language."""

    def __init__(self, clients: Clients, language: str, generation: int, kept: dict[str, _Kept]) -> None:
        super().__init__(name=f"vocabulary-{language}", daemon=True)
        self.generation = generation
        self._clients, self._language, self._kept = clients, language, kept

    def run(self) -> None:
        """Keep what is read, unless something newer was; what cannot be read is read at a later question."""
        try:
            items, words = read_words(self._clients, self._language)
        except (ApiError, TransportError) as error:
            log.warning("the words of the index cannot be read: %s", explain(error))
            return
        vocabulary = Vocabulary.from_counts(words, self._language)
        if self._kept.get(self._language, _UNKNOWN).generation <= self.generation:
            self._kept[self._language] = _Kept(vocabulary, items, self.generation, time.monotonic())


_UNKNOWN = _Kept(Vocabulary())


def read_words(clients: Clients, language: str) -> tuple[int, list[tuple[str, int]]]:
    """Return how many items everybody may read in a language, and the words of these with the items that hold each."""
    public = every([readable_by(frozenset({PUBLIC})), one_of("language", [language])])
    search = Search[Any]().query(public)[:0].extra(track_total_hits=True)
    search.aggs.bucket("words", A("terms", field=f"words.{language}", size=_MOST_WORDS))
    answer = clients.writing.search(index=clients.cluster.alias, body=search.to_dict())
    buckets = answer["aggregations"]["words"]["buckets"]
    words = [(bucket["key"].partition(SEPARATOR)[2], bucket["doc_count"]) for bucket in buckets]
    return answer["hits"]["total"]["value"], words


def complete(clients: Clients, prefix: str, *, locale: str, audiences: frozenset[str], limit: int) -> tuple[str, ...]:
    """Return text whose last word is completed by those of the items that hold its other words."""
    text = clean(prefix)
    last = _LAST_WORD.search(text)
    if last is None or len(last.group()) < _SHORTEST_PREFIX or limit < 1:
        return ()
    language, begun = analysed_as(locale), fold(last.group())
    field_name, head = f"words.{language}", text[: last.start()]
    other_words = [token for token in analyzer(language).tokens(text) if token.end <= last.start()]
    allowed = [
        readable_by(audiences),
        one_of("facets.locale", [locale]),
        clause("prefix", field_name, {"value": begun}),
        words_gate(text[: other_words[-1].end] if other_words else "", language),
    ]
    search = Search[Any]().query(every(allowed))[:0]
    expression = f"{re.escape(begun)}.*"
    search.aggs.bucket("words", A("terms", field=field_name, include=expression, size=limit * 4))
    answer = clients.reading.search(index=clients.cluster.alias, body=search.to_dict())
    spellings: dict[str, str] = {}
    for bucket in answer["aggregations"]["words"]["buckets"]:
        folded, _, spelling = bucket["key"].partition(SEPARATOR)
        spellings.setdefault(folded, spelling)
    return tuple(head + spelling for spelling in list(spellings.values())[:limit])
