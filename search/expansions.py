"""What the editors know of words: acronyms and what they stand for, former names, variants. It widens searches.

Apps that hold such knowledge register a provider. An acronym of several meanings widens nothing: its readings are
offered to the visitor instead.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from search.query import wording
from search.text import exact_analyzer

Group = tuple[str, ...]
"""Expressions that stand for each other, the most usual first."""

Provider = Callable[[str], Iterable[Group]]
"""Returns the groups of a language."""

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
    """What is known in one language: the groups to search by, and the meanings of each ambiguous acronym."""

    groups: tuple[Group, ...] = ()
    ambiguous: Mapping[str, Group] = field(default_factory=dict)

    def readings(self, text: str, locale: str) -> list[Reading]:
        """Return the meanings of the ambiguous acronyms that a text holds."""
        words = dict.fromkeys(exact_analyzer(locale).terms(text)) if self.ambiguous else ()
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
        expansions = resolved((group for provider in _providers for group in provider(locale)), locale)
        _known[locale] = (time.monotonic() + KEPT_FOR, expansions)
    return expansions


def resolved(groups: Iterable[Group], locale: str) -> Expansions:
    """Join the groups that share an expression in full, and set apart the acronyms that several of them share."""
    joined = [dict(group) for group in _joined(groups, locale)]
    met: dict[str, list[dict[str, str]]] = {}
    for group in joined:
        for key in filter(_is_acronym, group):
            met.setdefault(key, []).append(group)
    ambiguous: dict[str, Group] = {}
    for key, owners in met.items():
        if len(owners) > 1:
            meanings = [_meaning(group) for group in owners]
            ambiguous[key.removeprefix(_ACRONYM)] = tuple(dict.fromkeys(meaning for meaning in meanings if meaning))
            for group in owners:
                del group[key]
    return Expansions(tuple(tuple(group.values()) for group in joined if len(group) > 1), ambiguous)


_ACRONYM = "\N{BULLET}"
"""Opens the key of an acronym, which is met as it is written; that of another expression is made of its stems."""


def _joined(groups: Iterable[Group], locale: str) -> Iterator[dict[str, str]]:
    """Yield groups as key → expression, those that share an expression in full made one."""
    kept: list[dict[str, str]] = []
    for group in groups:
        keyed = {key: text for text in reversed(group) if (key := _key(text, locale))}
        keyed = dict(reversed(keyed.items()))
        full = {key for key in keyed if not _is_acronym(key)}
        for other in [other for other in kept if full & other.keys()]:
            kept.remove(other)
            keyed = other | keyed
            full |= {key for key in other if not _is_acronym(key)}
        kept.append(keyed)
    yield from kept


def _key(text: str, locale: str) -> str:
    read = wording(text, locale)
    if read is None:
        return ""
    return _ACRONYM + read.exact if text.isupper() and not read.is_phrase else " ".join(read.terms)


def _is_acronym(key: str) -> bool:
    return key.startswith(_ACRONYM)


def _meaning(group: Mapping[str, str]) -> str:
    return next((text for key, text in group.items() if not _is_acronym(key)), "")
