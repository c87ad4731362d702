"""A list of contents, with its facets: the search page and every listing are built here, and drawn by one template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search import service
from search.addresses import Address
from search.contract import FacetValue, Hit, SearchRequest, SearchResponse, Sort
from search.facets import Facet, Term, Terms, facet
from search.forms import LAST_PAGE, SORTS, QueryForm
from search.kinds import kind
from search.shown import Entry, Link, Listing, Option, ShownFacet

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE = 10


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
    response = _ask(request, question)
    return _listing(question, response, {}, Address(request.path, "", "", ()), [], Terms())


def entries(request: HttpRequest, uids: Iterable[str]) -> list[Entry]:
    """Return the entries of chosen contents, in the order given, those that the visitor may read."""
    wanted = tuple(uids)
    if not wanted:
        return []
    question = SearchRequest(locale=get_language() or "fr", uids=wanted, per_page=len(wanted), passages=0)
    found = {entry.hit.uid: entry for entry in _entries(_ask(request, question).hits)}
    return [found[uid] for uid in wanted if uid in found]


def similar(request: HttpRequest, uid: str, *, kind: str, size: int = 3) -> list[Entry]:
    """Return contents of a kind whose words resemble those of `uid`, those that the visitor may read."""
    response = _told(request, service.similar(uid, user=request.user, limit=size * 4))
    return _entries([hit for hit in response.hits if hit.kind == kind][:size])


def _ask(request: HttpRequest, question: SearchRequest) -> SearchResponse:
    return _told(request, service.search(question, user=request.user))


def _told(request: HttpRequest, response: SearchResponse) -> SearchResponse:
    """Have the page say that its small lists are poorer than usual; a whole list says it by itself."""
    if response.degraded:
        request.lists_are_degraded = True  # type: ignore[attr-defined]  # read by base.html
    return response


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
