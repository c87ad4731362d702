"""What the editors know of words: acronyms and what they stand for, former names, variants. It widens searches.

Apps that hold such knowledge register a provider. An acronym of several meanings widens nothing: its readings are
offered to the visitor instead.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from search.query import wording
from search.text import analyzer, clean, exact_analyzer

Group = tuple[str, ...]
"""Expressions, the most usual first."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing: how it is said, and how what it replaced or what replaced it was.

    A search for any of its `own` expressions finds the `others` too; the reverse is for the meaning of those to say,
    for what took the place of several things does not make them one.
    """

    own: Group
    others: Group = ()


Provider = Callable[[str], Iterable[Meaning]]
"""Returns the meanings known in a language."""

KEPT_FOR = 60.0
"""Seconds after which what another process saved is heard of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning of an ambiguous acronym, as it stands in a text."""

    acronym: str
    expansion: str

    def applied(self, text: str) -> str:
        """Return the text with this meaning in place of the acronym."""
        return re.sub(rf"\b{re.escape(self.acronym)}\b", lambda _match: self.expansion, text, flags=re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expansions:
    """What is known in one language: the meanings, and those of each ambiguous acronym in words."""

    locale: str = "fr"
    meanings: tuple[Meaning, ...] = ()
    ambiguous: Mapping[str, Group] = field(default_factory=dict)

    def groups(self, text: str) -> tuple[Group, ...]:
        """Return the groups of expressions that may widen a text, those that stand in it first."""
        terms = {*analyzer(self.locale).terms(clean(text)), *exact_analyzer(self.locale).terms(clean(text))}
        return tuple(
            (*meaning.own, *meaning.others)
            for meaning in self.meanings
            if any(_words(own, self.locale) <= terms for own in meaning.own)
        )

    def readings(self, text: str) -> list[Reading]:
        """Return the meanings of the ambiguous acronyms that a text holds."""
        words = dict.fromkeys(exact_analyzer(self.locale).terms(clean(text))) if self.ambiguous else ()
        return [Reading(word, meaning) for word in words for meaning in self.ambiguous.get(word, ())]


_providers: list[Provider] = []
_known: dict[str, tuple[float, Expansions]] = {}


def register(provider: Provider) -> None:
    """Let a provider widen searches."""
    _providers.append(provider)


def forget() -> None:
    """Have the groups read again: something that they come from was saved."""
    _known.clear()


def known(locale: str) -> Expansions:
    """Return what is known in a language, read from the database once a minute."""
    until, expansions = _known.get(locale, (0.0, Expansions()))
    if time.monotonic() >= until:
        expansions = resolved((meaning for provider in _providers for meaning in provider(locale)), locale)
        _known[locale] = (time.monotonic() + KEPT_FOR, expansions)
    return expansions


def resolved(meanings: Iterable[Meaning], locale: str) -> Expansions:
    """Join the meanings that share an expression in full, and set apart the acronyms that several of them share."""
    joined = _joined(meanings, locale)
    owners: dict[str, list[_Keyed]] = {}
    for meaning in joined:
        for key in filter(_is_acronym, meaning.own):
            owners.setdefault(key, []).append(meaning)
    shared = {key: found for key, found in owners.items() if len(found) > 1}
    ambiguous = {
        key.removeprefix(_ACRONYM): tuple(dict.fromkeys(filter(None, (_in_full(meaning) for meaning in found))))
        for key, found in shared.items()
    }
    told = (meaning.without(shared.keys()) for meaning in joined)
    return Expansions(
        locale, tuple(each for each in told if each.own and len(each.own) + len(each.others) > 1), ambiguous
    )


_ACRONYM = "\N{BULLET}"
"""Opens the key of an acronym, which is met as it is written; that of another expression is made of its stems."""


@dataclass(slots=True)
class _Keyed:
    """A meaning being joined to others: its expressions by what makes two of them the same."""

    own: dict[str, str]
    others: dict[str, str]

    def without(self, ambiguous: Collection[str]) -> Meaning:
        own = {key: text for key, text in self.own.items() if key not in ambiguous}
        others = (text for key, text in self.others.items() if key not in ambiguous and key not in self.own)
        return Meaning(tuple(own.values()), tuple(others))


def _joined(meanings: Iterable[Meaning], locale: str) -> list[_Keyed]:
    kept: list[_Keyed] = []
    by_key: dict[str, _Keyed] = {}
    for meaning in meanings:
        own, others = _keyed(meaning.own, locale), _keyed(meaning.others, locale)
        same = next((by_key[key] for key in own if key in by_key), None)
        if same is None:
            kept.append(same := _Keyed({}, {}))
        same.own = same.own | {key: text for key, text in own.items() if key not in same.own}
        same.others = same.others | others
        by_key.update({key: same for key in own if not _is_acronym(key)})
    return kept


def _keyed(group: Group, locale: str) -> dict[str, str]:
    """Return expressions by key, the first of those that are the same."""
    found: dict[str, str] = {}
    for text in group:
        if key := _key(text, locale):
            found.setdefault(key, text)
    return found


def _key(text: str, locale: str) -> str:
    read = wording(text, locale)
    if read is None:
        return ""
    return _ACRONYM + read.exact if text.isupper() and not read.is_phrase else " ".join(read.terms)


@lru_cache(maxsize=8192)
def _words(expression: str, locale: str) -> frozenset[str]:
    """Return the words without which an expression does not stand in a text."""
    return frozenset(_key(expression, locale).removeprefix(_ACRONYM).split())


def _is_acronym(key: str) -> bool:
    return key.startswith(_ACRONYM)


def _in_full(meaning: _Keyed) -> str:
    return next((text for key, text in meaning.own.items() if not _is_acronym(key)), "")
