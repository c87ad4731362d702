"""The words of the index, to put back accents (« education » → « éducation ») and to correct typing mistakes.

Built from the units that everybody may read only: what it offers gives nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text import analyzer, clean, fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_RESTORED = 3
_SHORTEST_CORRECTED = 4
_LARGE = 5_000
"""Folded words from which one met in a single item is taken for a mistake of its author."""


@dataclass(slots=True)
class _Entry:
    """A folded word: its most frequent spelling, and how many items hold it in any."""

    spelling: str
    frequency: int
    items: int


@dataclass(slots=True)
class Vocabulary:
    """Spellings and frequencies of words in one language."""

    locale: str = "fr"
    _entries: dict[str, _Entry] = field(default_factory=dict)
    _by_length: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def from_counts(cls, counts: Iterable[tuple[str, int]], locale: str = "fr") -> Vocabulary:
        """Build a vocabulary from words with their accents and the number of items that hold each."""
        vocabulary = cls(locale)
        for spelling, items in counts:
            vocabulary._count(spelling, items)
        fewest = 2 if len(vocabulary._entries) >= _LARGE else 1
        for folded, entry in vocabulary._entries.items():
            if entry.items >= fewest and len(folded) >= _SHORTEST_CORRECTED and folded.isalpha():
                vocabulary._by_length.setdefault(len(folded), []).append(folded)
        return vocabulary

    def _count(self, spelling: str, items: int) -> None:
        folded = fold(spelling)
        entry = self._entries.get(folded)
        if entry is None:
            self._entries[folded] = _Entry(spelling, items, items)
            return
        entry.items += items
        if (items, spelling) > (entry.frequency, entry.spelling):
            entry.spelling, entry.frequency = spelling, items

    def spelling(self, word: str) -> str:
        """Return a folded word with its accents, itself when it is unknown."""
        entry = self._entries.get(word)
        return entry.spelling if entry else word

    def restore(self, text: str) -> str:
        """Return text whose words without accents have the accents that they usually bear."""
        return _WORD.sub(self._restored, clean(text))

    def suggest(self, text: str) -> str | None:
        """Return text with its unknown words corrected, or None when there is nothing to offer."""
        text = clean(text)
        corrected = _WORD.sub(self._corrected, text)
        return corrected if corrected != text else None

    def _restored(self, match: re.Match[str]) -> str:
        word = match.group()
        if len(word) < _SHORTEST_RESTORED or not word.isascii():
            return word
        folded = word.lower()
        spelling = self.spelling(folded)
        return word if spelling == folded else spelling

    def _corrected(self, match: re.Match[str]) -> str:
        word = match.group()
        folded = fold(word)
        if len(folded) < _SHORTEST_CORRECTED or folded in self._entries:
            return word
        nearest = self._nearest(folded)
        return self._entries[nearest].spelling if nearest and not self._same_word(word, nearest) else word

    def _same_word(self, word: str, nearest: str) -> bool:
        """Tell whether both are forms of one word (« clauses », « clause »): the search finds either by the other."""
        terms = analyzer(self.locale).terms
        return terms(word) == terms(self._entries[nearest].spelling)

    def _nearest(self, folded: str) -> str | None:
        """Return the closest known word: fewest edits, then the most frequent, those of another initial far behind."""
        edits = 1 if len(folded) < 6 else 2
        candidates = [
            (distance, -self._entries[word].items * (5 if word[0] == folded[0] else 1), word)
            for length in range(len(folded) - edits, len(folded) + edits + 1)
            for word, distance, _ in process.extract(
                folded, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=edits, limit=10
            )
        ]
        return min(candidates)[2] if candidates else None
