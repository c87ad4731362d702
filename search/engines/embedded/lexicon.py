"""The words of the index: vocabularies, kept from one request to the next, and completions, which are not."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from search.contract import PUBLIC
from search.engines.embedded import schema
from search.engines.embedded.querying import every, one_of, readable_by, words_gate
from search.engines.embedded.reading import Snapshot
from search.text import analysed_as, analyzer, clean, fold
from search.vocabulary import Vocabulary

_KEPT = 60.0
"""Seconds that the vocabulary of a large index outlives a change of it."""

_SMALL = 3_000
"""Items up to which a vocabulary is read again at each change: a few milliseconds."""

_SHORTEST_PREFIX = 2
_LAST_WORD = re.compile(r"\w+$")


@dataclass(frozen=True, slots=True)
class _Kept:
    vocabulary: Vocabulary
    generation: tuple[str, int, int]
    read_at: float


class Lexicon:
    """Vocabularies by language."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def vocabulary(self, snapshot: Snapshot, language: str) -> Vocabulary:
        """Return the words of the units that everybody may read, at most a minute old."""
        kept = self._kept.get(language)
        if kept is None or self._is_stale(kept, snapshot):
            kept = _Kept(_read(snapshot, language), snapshot.generation, time.monotonic())
            self._kept[language] = kept
        return kept.vocabulary

    def _is_stale(self, kept: _Kept, snapshot: Snapshot) -> bool:
        if kept.generation == snapshot.generation:
            return False
        other_index = kept.generation[0] != snapshot.generation[0]
        return other_index or snapshot.items.num_docs <= _SMALL or time.monotonic() - kept.read_at > _KEPT


def _read(snapshot: Snapshot, language: str) -> Vocabulary:
    public = readable_by(frozenset({PUBLIC}))
    terms = snapshot.items.terms_with_prefix(schema.words(language), "", public, None)
    counts = ((term.partition(schema.SEPARATOR)[2], items) for term, items in terms)
    return Vocabulary.from_counts(counts, language)


def complete(snapshot: Snapshot, prefix: str, *, locale: str, audiences: frozenset[str], limit: int) -> tuple[str, ...]:
    """Return text whose last word is completed by those of the items that hold its other words."""
    text = clean(prefix)
    last = _LAST_WORD.search(text)
    if last is None or len(last.group()) < _SHORTEST_PREFIX or limit < 1:
        return ()
    language = analysed_as(locale)
    head = text[: last.start()]
    other_words = [token.text for token in analyzer(language).tokens(text) if token.end <= last.start()]
    allowed = every(
        [
            readable_by(audiences),
            one_of(schema.ITEMS, "facet", [schema.facet_term("locale", locale)]),
            words_gate(other_words, language),
        ]
    )
    terms = snapshot.items.terms_with_prefix(schema.words(language), fold(last.group()), allowed, limit * 4)
    spellings: dict[str, str] = {}
    for term, _ in terms:
        folded, _, spelling = term.partition(schema.SEPARATOR)
        spellings.setdefault(folded, spelling)
    return tuple(head + spelling for spelling in list(spellings.values())[:limit])
