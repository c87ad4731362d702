"""What the portal asks of a search engine: the shapes that cross the border, and nothing of any engine.

An *item* is what is found (a page, a file, later an event or a person). Its *pages* are what is scored: gate, totals
and facets count items, the score of an item is that of its best page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Protocol

PUBLIC = "public"

LOCALES = ("fr", "en", "es", "ca", "oc")
"""Languages that every engine analyses; a unit in another language is analysed as French."""

MAX_RESULTS = 10_000
"""Deepest hit that a request may ask for (Elasticsearch's own `max_result_window`)."""


class Sort(StrEnum):
    """Orders of a list of hits, undated ones last.

    Ties are settled by the uid (for relevance, by a number drawn from it), so that pages of results never overlap.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


class Mode(StrEnum):
    """How many of the words must be there."""

    AUTO = "auto"
    """All of them where that gives enough items, else some of them, and the answer says `relaxed` (`search.query`)."""
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page, slide or section of an item; `number` counts from 1 in the file of uid `file`."""

    number: int
    text: str
    label: str = "page"
    """One of `page`, `slide` and `section`."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file whose pages an item holds, as a list shows it; the address of its page 8 is `page_url` and « 8 »."""

    uid: str
    title: str
    url: str
    page_url: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The content that publishes another one, as a list names it."""

    uid: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class IndexUnit:
    """One item as the index holds it: what is searched, what filters it, and what a list shows of it.

    `audiences` holds conjunctions (`public`, `login`, `group:3`, `group:3&group:7`): whoever satisfies one of them may
    find the unit. Facet values are stable keys, never labels, so that renaming a theme needs no indexing.
    """

    uid: str
    kind: str
    locale: str
    title: str
    url: str
    audiences: tuple[str, ...]
    lead: str = ""
    body: str = ""
    keywords: str = ""
    pages: tuple[PageText, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None
    facts: tuple[str, ...] = ()
    citation: str = ""
    published_by: str = ""
    files: tuple[File, ...] = ()
    """The files that `pages` come from."""
    place: Place | None = None
    folded: bool = False
    """Whether all that it says is found in the content that publishes it: only requests for its kind, or for its uid,
    then find it as an item of its own."""
    version: int = 0

    def __post_init__(self) -> None:
        if not self.audiences or not all(self.audiences):
            raise MissingAudience(self.uid)

    @property
    def signature(self) -> str:
        """Return what differs between two units that say anything different, whatever their versions."""
        said = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "version"}
        said["facets"] = sorted(self.facets.items())
        return hashlib.blake2b(repr(said).encode(errors="backslashreplace"), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question, or a listing when `text` is empty; `audiences` are those that the visitor satisfies."""

    text: str = ""
    locale: str = "fr"
    """The language searched, unless `filters` names others: theirs are then searched each by its own analysis."""
    audiences: frozenset[str] = frozenset({PUBLIC})
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facet → accepted values (one of them is enough); `kind`, `locale` and `year` are facets like the others.

    Where `kind` has no value, and no `uids` are asked for, folded units are left out.
    """
    uids: tuple[str, ...] = ()
    """Only these items, where given."""
    date_from: date | None = None
    date_to: date | None = None
    facets: tuple[str, ...] = ()
    facet_size: int = 100
    sort: Sort = Sort.RELEVANCE
    mode: Mode = Mode.AUTO
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of expressions that stand for each other (« QPV », « quartier prioritaire »)."""
    page: int = 1
    per_page: int = 10
    passages: int = 2
    """Extracts wanted under each hit; 0 asks for none."""
    suggest: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """An extract of one page of an item: escaped HTML in which only `<mark>` is markup. `number` is 0 for a body."""

    number: int
    label: str
    html: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One found item, with all that an entry of a list shows."""

    uid: str
    kind: str
    locale: str
    title: str
    title_html: str
    url: str
    lead: str = ""
    facts: tuple[str, ...] = ()
    citation: str = ""
    published_by: str = ""
    start: date | None = None
    end: date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[File, ...] = ()
    place: Place | None = None
    passages: tuple[Passage, ...] = ()
    matched_pages: int = 0
    """How many numbered pages hold at least one of the words."""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, and how many items it would give; a selected value is kept with a count of 0."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """The answer to a request; `facets` are ordered by count, then value, and ignore their own filter."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    relaxed: bool = False
    """True when some hits lack some of the words; those that hold them all come first, whatever the order."""
    expansions: tuple[tuple[str, ...], ...] = ()
    """What the synonyms added: each time the expression asked for, then those that stand for it."""
    suggestion: str | None = None
    degraded: bool = False
    """True when no engine answered and these are titles from the database."""
    engine: str = ""
    took_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """What `search_status` and the admin's report show of an engine."""

    engine: str
    ready: bool
    items: int = 0
    pages: int = 0
    index: str = ""
    detail: str = ""
    answers: bool = True
    """False when nobody answers there; an engine that answers but is not ready needs its index rebuilt."""


class SearchError(Exception):
    """Base of what the search raises."""


class SearchUnavailable(SearchError):  # it says what happened
    """The engine does not answer, or has no index that this version of the code can read."""


class UnitsRefused(SearchError):  # it says what happened
    """The engine wrote the other units, but not those of `reasons` (uid → why); their old state is still there."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{uid}: {reason}" for uid, reason in reasons.items()))
        self.reasons = dict(reasons)


class MissingAudience(SearchError, ValueError):  # it says what happened
    """A unit that names nobody who may read it: refused, for it would otherwise be guessed public."""

    def __init__(self, uid: str) -> None:
        super().__init__(f"{uid or 'a unit'} names no audience: refused")


class SearchEngine(Protocol):
    """An index of units. Writers hold the drain lock (`search.outbox`); readers need none.

    Every method raises `SearchUnavailable` when the engine cannot do its work; those that write units raise
    `UnitsRefused`, after the others are written, for units that no engine's state would let it write.
    """

    name: str
    local: bool
    """Whether it is on this machine, so that a request may wait for what it writes."""

    def search(self, request: SearchRequest) -> SearchResponse: ...

    def complete(
        self, prefix: str, *, locale: str = "fr", audiences: frozenset[str], limit: int = 8
    ) -> tuple[str, ...]:
        """Return the text with its last word completed by words of what they may read, most frequent first."""
        ...

    def similar(self, uid: str, *, audiences: frozenset[str], limit: int = 5) -> tuple[Hit, ...]:
        """Return the items whose words resemble those of `uid`, itself left out."""
        ...

    def audiences(self) -> frozenset[str]:
        """Return every audience in the index; the service keeps those that a visitor satisfies."""
        ...

    def upsert(self, units: Iterable[IndexUnit]) -> None:
        """Write units, replacing those of the same uid with all their pages; also into an index being rebuilt."""
        ...

    def delete(self, uids: Iterable[str]) -> None:
        """Remove units, unknown ones in silence; also from an index being rebuilt."""
        ...

    def begin_rebuild(self) -> None:
        """Open an empty index beside the one that serves, in place of one left unfinished."""
        ...

    def add(self, units: Iterable[IndexUnit]) -> None:
        """Write units into the index being rebuilt only."""
        ...

    def finish_rebuild(self) -> None:
        """Let the rebuilt index serve, in one atomic step, and remove the others."""
        ...

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield the uid and the version of every unit in the serving index."""
        ...

    def signatures(self) -> Iterator[tuple[str, str]]:
        """Yield the uid and the signature of every unit in the serving index, as they were written."""
        ...

    def health(self) -> EngineHealth:
        """Describe the state of the engine; never raises."""
        ...
