"""What a list shows, ready for its template: entries, options of facets, links. `listing.py` makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from search.contract import File, Hit, Passage, SearchResponse
from search.facets import Facet, Term
from search.kinds import ANYTHING, Kind, Text

SHOWN_AT_ONCE = 8
"""Values of a facet shown before « more »."""
NAMED = 5
"""Expressions that a page names among those that it added to one."""


_LEADERS = re.compile(r"(?:\s?[.·_…]){4,}")
"""What leads the eye to a number in a table of contents."""
UNITS = {"page": gettext_lazy("page"), "slide": gettext_lazy("slide"), "section": gettext_lazy("section")}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """An extract with its marks, where it comes from in words (« page 47 »), and the address of that page."""

    text: SafeString
    label: str = ""
    url: str = ""
    file: File | None = None

    @classmethod
    def of(cls, passage: Passage, file: File | None) -> ShownPassage:
        """Draw an extract, of a file or of the content itself."""
        label = f"{UNITS.get(passage.label, passage.label)} {passage.number}" if passage.number else ""
        url = f"{file.page_url}{passage.number}" if file and passage.number else ""
        return cls(mark_safe(_LEADERS.sub(" … ", passage.html)), label, url, file)  # noqa: S308  # escaped by the engine


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: a hit, with its kind in words."""

    hit: Hit
    kind: Kind
    reasons: tuple[str, ...] = ()
    """Why it is shown, in words, where its list says so."""

    @property
    def title(self) -> SafeString:
        """Return the title with the words found marked; escaped by the engine."""
        return mark_safe(self.hit.title_html)  # noqa: S308

    @property
    def passages(self) -> list[ShownPassage]:
        """Return the extracts, each with the page and the file that it comes from."""
        files = {file.uid: file for file in self.hit.files}
        return [ShownPassage.of(passage, files.get(passage.file)) for passage in self.hit.passages]

    @property
    def of_pages(self) -> list[ShownPassage]:
        """Return the extracts that come from a page that can be named."""
        return [passage for passage in self.passages if passage.label]

    @property
    def own(self) -> SafeString:
        """Return the extract of the content's own text; empty when it has none."""
        return next((passage.text for passage in self.passages if not passage.label), SafeString(""))

    @property
    def opens_on(self) -> str:
        """Return the address that the title leads to: for a file that was searched, that of its best page."""
        first = self.of_pages[:1] if self.hit.kind == "document" else []
        return (first and first[0].url) or self.hit.url


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that can be ticked."""

    term: Term
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet as the form shows it."""

    facet: Facet
    options: list[Option]

    @property
    def first(self) -> list[Option]:
        """Return the options shown at once: the ticked ones, and the most useful."""
        return [o for i, o in enumerate(self.options) if o.selected or i < SHOWN_AT_ONCE]

    @property
    def more(self) -> list[Option]:
        """Return the options behind « more »."""
        return [o for i, o in enumerate(self.options) if not o.selected and i >= SHOWN_AT_ONCE]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the list: a chip to remove, an order, a page."""

    label: Text
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link to the feed of a list."""

    key: str
    label: Text
    url: str
    type: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All that the template of a list shows."""

    text: str
    response: SearchResponse
    entries: list[Entry]
    facets: list[ShownFacet]
    chips: list[Link]
    sorts: list[Link]
    sort: str
    pages: list[Link | None]
    previous: Link | None
    next: Link | None
    ignored: list[str]
    reset: str
    suggestion: Link | None
    number: int = 1
    address: str = ""
    """Where this list stands, in this order and with these filters, from its first page."""
    things: Kind | None = None
    """The only kind that the list may hold, if there is one."""
    feeds: list[FeedLink] = field(default_factory=list)
    feed: str = ""
    """The format in which the list was asked for; empty for a page."""
    expansions: tuple[tuple[str, ...], ...] = ()
    """What the editors' synonyms added to the words: each time the expression asked for, then those added."""
    exact: Link | None = None
    """The same list without what the synonyms added."""
    readings: list[Link] = field(default_factory=list)
    """The meanings of the ambiguous acronyms of the words, each a search."""
    hidden: list[tuple[str, str]] = field(default_factory=list)
    """What the form of the filters sends beside them."""

    @property
    def total(self) -> int:
        """Return how many contents the list holds in all."""
        return self.response.total

    @property
    def counted(self) -> str:
        """Return how many contents the list holds, in words: « 42 fiches d’expérience »."""
        return (self.things or ANYTHING).counted(self.total)

    @property
    def widened(self) -> list[tuple[str, str]]:
        """Return each expression asked for, and in words those that were added to it, the first of many."""
        return [(asked, _named(others)) for asked, *others in self.expansions]

    def facet(self, key: str) -> list[Option]:
        """Return the options of a facet."""
        return next((shown.options for shown in self.facets if shown.facet.key == key), [])

    @property
    def kinds(self) -> list[Option]:
        """Return the kinds of contents that the list holds, or would hold without its other filters on them."""
        return [option for option in self.facet("kind") if option.count]

    @property
    def themes(self) -> dict[str, int]:
        """Return the number of contents of each theme, by key."""
        return {option.term.value: option.count for option in self.facet("theme")}


def _named(expressions: list[str]) -> str:
    named = ", ".join(_("“%s”") % expression for expression in expressions[:NAMED])
    rest = len(expressions) - NAMED
    if rest <= 0:
        return named
    return ngettext("%(named)s and %(rest)d other", "%(named)s and %(rest)d others", rest) % {
        "named": named,
        "rest": rest,
    }
