"""What a visitor typed, read by our own small parser: words, "phrases", -exclusions and the editors' synonyms.

Nothing a visitor can type is an error, and no engine's query language is ever exposed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.contract import Mode
from search.text import analyzer, clean, exact_analyzer

MAX_CHARACTERS = 400
MAX_CONCEPTS = 20

FEW_WORDS = 3
"""Words up to which a text is a list of them, and beyond which it is a question."""

ENOUGH = 5
ENOUGH_FOR_A_QUESTION = 50

_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"/,;|+]+))')


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying a concept: one term, or several that follow each other (`positions` keeps the gaps)."""

    text: str
    terms: tuple[str, ...]
    positions: tuple[int, ...]
    exact: str = ""
    """The unstemmed term, where there is only one."""

    @property
    def is_phrase(self) -> bool:
        return len(self.terms) > 1


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for; its first wording is the visitor's, the others are the editors' synonyms."""

    wordings: tuple[Wording, ...]
    quoted: bool = False
    """Asked between quotation marks: taken as it is, and required even when the other words are relaxed."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed text; an empty one asks for everything."""

    concepts: tuple[Concept, ...] = ()
    excluded: tuple[Wording, ...] = ()

    @property
    def words(self) -> tuple[Concept, ...]:
        """Return the concepts that may be relaxed."""
        return tuple(concept for concept in self.concepts if not concept.quoted)

    @property
    def phrases(self) -> tuple[Concept, ...]:
        """Return the concepts that are always required."""
        return tuple(concept for concept in self.concepts if concept.quoted)

    @property
    def expansions(self) -> tuple[tuple[str, ...], ...]:
        """Return what the synonyms added: each time the expression asked for, then those that stand for it."""
        expanded = (concept.wordings for concept in self.concepts if len(concept.wordings) > 1)
        return tuple(tuple(wording.text for wording in wordings) for wordings in expanded)


def needed(words: int, mode: Mode) -> int:
    """Return how many of so many words an item must hold; relaxed (`AUTO`), half of three, 30 % of more."""
    if mode is Mode.ALL:
        return words
    if mode is Mode.ANY:
        return min(words, 1)
    share = words // 2 if words <= FEW_WORDS else math.ceil(words * 0.3)
    return min(words, max(1, share))


def enough(words: int) -> int:
    """Return how many items with all the words make the relaxed reading needless, more for a question."""
    return ENOUGH if words <= FEW_WORDS else ENOUGH_FOR_A_QUESTION


def parse(text: str, locale: str, synonyms: Iterable[tuple[str, ...]] = ()) -> Query:
    """Read a text in a language; what holds no word of that language is left out in silence."""
    phrases: list[Concept] = []
    excluded: list[Wording] = []
    words: list[Wording] = []
    for minus, quoted, found in _parts(text, locale):
        if minus:
            excluded.append(found)
        elif quoted:
            phrases.append(Concept((found,), quoted=True))
        else:
            words.append(found)
    expanded = _expand(words, _expressions(tuple(synonyms), locale))
    concepts = _distinct([*phrases, *expanded])[:MAX_CONCEPTS]
    return Query(tuple(concepts), tuple(excluded[:MAX_CONCEPTS]))


def wording(text: str, locale: str) -> Wording | None:
    """Return an expression as a language reads it, or None when it holds no word of it."""
    text = clean(text)
    tokens = analyzer(locale).tokens(text)
    if not tokens:
        return None
    exact = exact_analyzer(locale).terms(text)
    first = tokens[0].position
    return Wording(
        text=text,
        terms=tuple(token.text for token in tokens),
        positions=tuple(token.position - first for token in tokens),
        exact=exact[0] if len(exact) == 1 else "",
    )


def _parts(text: str, locale: str) -> Iterator[tuple[bool, bool, Wording]]:
    """Yield (excluded, quoted, wording) for each word and each quoted phrase; a lone quotation mark is ignored."""
    for part in _PART.finditer(clean(text)[:MAX_CHARACTERS].translate(_QUOTES)):
        phrase = part["phrase"]
        found = wording(part["word"] if phrase is None else phrase, locale)
        if found:
            yield part["minus"] is not None, phrase is not None, found


@dataclass(frozen=True, slots=True)
class _Expression:
    """An expression of a synonym group, and the whole group."""

    wording: Wording
    group: tuple[Wording, ...]

    @property
    def is_acronym(self) -> bool:
        """Tell an acronym, which must be met as it is written: « PLIE » is not a form of « plier »."""
        return self.wording.text.isupper() and not self.wording.is_phrase

    def opens(self, terms: list[str], words: list[Wording]) -> bool:
        """Tell whether it is what these words begin with."""
        if self.is_acronym:
            return words[0].exact == self.wording.exact
        return tuple(terms[: len(self.wording.terms)]) == self.wording.terms


@lru_cache(maxsize=64)
def _expressions(groups: tuple[tuple[str, ...], ...], locale: str) -> dict[str, list[_Expression]]:
    """Return the expressions of synonym groups by their first term, longest first."""
    found: dict[str, list[_Expression]] = {}
    for group in groups:
        wordings = tuple(read for text in group if (read := wording(text, locale)))
        for read in wordings:
            found.setdefault(read.terms[0], []).append(_Expression(read, wordings))
    for expressions in found.values():
        expressions.sort(key=lambda expression: -len(expression.wording.terms))
    return found


def _expand(words: list[Wording], expressions: dict[str, list[_Expression]]) -> Iterator[Concept]:
    """Group words into concepts: the longest expressions of the synonyms first, then each word alone."""
    rest = list(words)
    while rest:
        expression, length = _longest(rest, expressions)
        said = rest[0] if expression is None or length == 1 else expression.wording
        rest = rest[length or 1 :]
        others = {other.terms: other for other in expression.group} if expression else {}
        others.pop(said.terms, None)
        yield Concept((said, *others.values()))


def _longest(words: list[Wording], expressions: dict[str, list[_Expression]]) -> tuple[_Expression | None, int]:
    """Return the longest expression that words begin with, and how many words it takes."""
    terms = [term for word in words for term in word.terms]
    for expression in expressions.get(words[0].terms[0], ()):
        if expression.opens(terms, words):
            taken = count = 0
            while taken < len(expression.wording.terms):
                taken += len(words[count].terms)
                count += 1
            if taken == len(expression.wording.terms):
                return expression, count
    return None, 0


def _distinct(concepts: list[Concept]) -> list[Concept]:
    """Drop concepts that repeat an earlier one."""
    kept: dict[tuple[bool, tuple[str, ...]], Concept] = {}
    for concept in concepts:
        kept.setdefault((concept.quoted, concept.wordings[0].terms), concept)
    return list(kept.values())
