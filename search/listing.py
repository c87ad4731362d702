"""A list of contents, with its facets: the search page and every listing are built here, and drawn by one template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search import service
from search.addresses import Address
from search.contract import FacetValue, Hit, SearchRequest, SearchResponse, Sort
from search.facets import Facet, Term, Terms, facet
from search.forms import LAST_PAGE, SORTS, QueryForm
from search.kinds import Kind, Text, kind

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 10
SHOWN_AT_ONCE = 8
"""Values of a facet shown before « more »."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: a hit, with its kind in words."""

    hit: Hit
    kind: Kind

    @property
    def title(self) -> SafeString:
        """Return the title with the words found marked; escaped by the engine."""
        return mark_safe(self.hit.title_html)  # noqa: S308

    @property
    def passages(self) -> list[tuple[str, SafeString]]:
        """Return the extracts: (« page 12 » or nothing, escaped text with marks)."""
        return [
            (f"{passage.label} {passage.number}" if passage.number else "", mark_safe(passage.html))  # noqa: S308
            for passage in self.hit.passages
        ]


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

    @property
    def total(self) -> int:
        """Return how many contents the list holds in all."""
        return self.response.total

    def facet(self, key: str) -> list[Option]:
        """Return the options of a facet."""
        return next((shown.options for shown in self.facets if shown.facet.key == key), [])

    @property
    def themes(self) -> dict[str, int]:
        """Return the number of contents of each theme, by key."""
        return {option.term.value: option.count for option in self.facet("theme")}


def build(
    request: HttpRequest,
    *,
    fixed: Mapping[str, tuple[str, ...]] | None = None,
    facets: tuple[str, ...] = (),
    sort: Sort = Sort.RELEVANCE,
) -> Listing:
    """Read the query string and return the list that it asks for, within the `fixed` filters.

    A page beyond the last one shows the last one.
    """
    form, terms = QueryForm(request.GET), Terms()
    chosen, unknown = _chosen(request, facets, terms)
    asked = form.sort or (Sort.RELEVANCE if form.text else sort)
    question = SearchRequest(
        text=form.text,
        locale=get_language() or "fr",
        filters={**{key: tuple(term.value for term in found) for key, found in chosen.items()}, **(fixed or {})},
        facets=facets,
        sort=asked,
        page=form.page_number,
        per_page=PER_PAGE,
    )
    response = service.search(question, user=request.user)
    if (last := _last_page(question, response)) < question.page:
        question = replace(question, page=last)
        response = service.search(question, user=request.user)
    address = Address(request.path, form.text, form.data.get("tri", "") if form.sort else "", _parameters(chosen))
    return _listing(question, response, chosen, address, [*form.ignored, *unknown], terms)


def latest(request: HttpRequest, *, facets: tuple[str, ...] = (), size: int = PER_PAGE) -> Listing:
    """Return the newest contents, whatever the query string says."""
    question = SearchRequest(locale=get_language() or "fr", facets=facets, sort=Sort.NEWEST, per_page=size)
    response = service.search(question, user=request.user)
    return _listing(question, response, {}, Address(request.path, "", "", ()), [], Terms())


def entries(request: HttpRequest, uids: Iterable[str]) -> list[Entry]:
    """Return the entries of chosen contents, in the order given, those that the visitor may read."""
    wanted = tuple(uids)
    if not wanted:
        return []
    question = SearchRequest(locale=get_language() or "fr", uids=wanted, per_page=len(wanted), passages=0)
    found = {entry.hit.uid: entry for entry in _entries(service.search(question, user=request.user).hits)}
    return [found[uid] for uid in wanted if uid in found]


def similar(request: HttpRequest, uid: str, *, kind: str, size: int = 3) -> list[Entry]:
    """Return contents of a kind whose words resemble those of `uid`, those that the visitor may read."""
    hits = service.similar(uid, user=request.user, limit=size * 4)
    return _entries([hit for hit in hits if hit.kind == kind][:size])


def _chosen(request: HttpRequest, facets: Iterable[str], terms: Terms) -> tuple[dict[str, list[Term]], list[str]]:
    """Return the known terms that the query string ticks, and what it names that nobody knows."""
    chosen: dict[str, list[Term]] = {}
    unknown: list[str] = []
    for shown in map(facet, facets):
        addresses = list(dict.fromkeys(value.strip() for value in request.GET.getlist(shown.parameter) if value))[:20]
        found = terms.of_addresses(shown, [address for address in addresses if address.isprintable()])
        if found:
            chosen[shown.key] = found
        known = {term.address for term in found}
        unknown += [f"{shown.label} ({address[:60]})" for address in addresses if address not in known]
    return chosen, unknown


def _parameters(chosen: Mapping[str, list[Term]]) -> tuple[tuple[str, str], ...]:
    return tuple((facet(key).parameter, term.address) for key, terms in chosen.items() for term in terms)


def _listing(
    question: SearchRequest,
    response: SearchResponse,
    chosen: Mapping[str, list[Term]],
    address: Address,
    ignored: list[str],
    terms: Terms,
) -> Listing:
    number, last = question.page, _last_page(question, response)
    return Listing(
        text=question.text,
        response=response,
        entries=_entries(response.hits),
        facets=[_shown(facet(key), response.facets.get(key, ()), terms) for key in question.facets],
        chips=_chips(chosen, address),
        sorts=_sorts(question, address),
        sort=address.sort,
        pages=_pages(number, last, address),
        previous=Link(_("Previous page"), address.page(number - 1)) if number > 1 else None,
        next=Link(_("Next page"), address.page(number + 1)) if number < last else None,
        ignored=ignored,
        reset=address.path,
        suggestion=Link(response.suggestion, address.words(response.suggestion)) if response.suggestion else None,
        number=number,
    )


def _last_page(question: SearchRequest, response: SearchResponse) -> int:
    return min(max(1, ceil(response.total / question.per_page)), LAST_PAGE)


def _entries(hits: Iterable[Hit]) -> list[Entry]:
    return [Entry(hit, kind(hit.kind)) for hit in hits]


def _shown(shown: Facet, values: Iterable[FacetValue], terms: Terms) -> ShownFacet:
    counted = {value.value: value for value in values}
    found = terms.of_values(shown, counted.keys())
    options = [Option(term, counted[term.value].count, counted[term.value].selected) for term in found]
    return ShownFacet(shown, sorted(options, key=lambda o: (o.term.rank, -o.count, str(o.term.label))))


def _chips(chosen: Mapping[str, list[Term]], address: Address) -> list[Link]:
    return [
        Link(term.label, address.without(facet(key).parameter, term.address))
        for key, terms in chosen.items()
        for term in terms
    ]


def _sorts(question: SearchRequest, address: Address) -> list[Link]:
    offered = [(key, sort, label) for key, sort, label in SORTS if question.text or sort is not Sort.RELEVANCE]
    return [Link(label, address.sorted(key), sort is question.sort) for key, sort, label in offered]


def _pages(number: int, last: int, address: Address) -> list[Link | None]:
    """Return the links of the pagination: the ends and the neighbours, None where numbers are left out."""
    if last == 1:
        return []
    near = [n for n in range(1, last + 1) if n in (1, last) or abs(n - number) <= 2]
    links: list[Link | None] = []
    for before, n in zip([0, *near], near, strict=False):
        links += [None] if n - before > 1 else []
        links.append(Link(str(n), address.page(n), n == number))
    return links
