"""A list of contents, with its facets: the search page and every listing are built here, and drawn by one template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search import service, widening
from search.addresses import Address
from search.contract import Hit, Mode, SearchRequest, SearchResponse, Sort
from search.facets import Term, Terms, facet
from search.forms import FEEDS, LAST_PAGE, SORTS, QueryForm
from search.kinds import kind, kinds
from search.languages import READERS
from search.pages import in_language
from search.shown import Entry, FeedLink, Link, Listing, Option, ShownFacet

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    Asker = AbstractBaseUser | AnonymousUser | None

PER_PAGE = 10
PER_FEED = 30
BY_TITLE = {"kind", "locale", READERS}
"""What titles from the database can be filtered by; a list fixed by anything else is empty without an engine."""


def build(
    request: HttpRequest,
    *,
    fixed: Mapping[str, tuple[str, ...]] | None = None,
    facets: tuple[str, ...] = (),
    sort: Sort = Sort.RELEVANCE,
    about: tuple[str, ...] = (),
    date_from: date | None = None,
    date_to: date | None = None,
) -> Listing:
    """Read the query string and return the list that it asks for, within the `fixed` filters and between two days.

    A facet that is both fixed and offered narrows the list to some of its fixed values. A list `about` expressions
    holds what uses one of them, whatever words are asked for. A page beyond the last one shows the last one; a feed
    (`flux`) is the newest of the same list, as anybody may read it.
    """
    form, terms = QueryForm(request.GET), Terms()
    chosen, unknown = _chosen(request, facets, terms, fixed or {})
    text = "" if about else form.text
    question = SearchRequest(
        text=about[0] if about else text,
        locale=get_language() or "fr",
        filters={**(fixed or {}), **{key: tuple(term.value for term in found) for key, found in chosen.items()}},
        date_from=date_from,
        date_to=date_to,
        facets=facets,
        sort=form.sort or (Sort.RELEVANCE if text else sort),
        mode=Mode.ALL if about else Mode.AUTO,
        synonyms=(about,) if about else widening.synonyms(form),
        page=form.page_number,
        per_page=PER_PAGE,
        suggest=not about,
    )
    question, user = _asked(request, form, question)
    question, response = _answered(question, user, fixed or {})
    parameters = (*_parameters(chosen), *(() if about else widening.parameters(form)))
    address = Address(request.path, text, form.data.get("tri", "") if form.sort else "", parameters)
    listing = _listing(question, response, chosen, address, [*form.ignored, *unknown], terms, fixed or {})
    listing = replace(listing, feed=form.feed)
    return listing if about else widening.widened(listing, form, address)


def _answered(
    question: SearchRequest, user: Asker, fixed: Mapping[str, tuple[str, ...]]
) -> tuple[SearchRequest, SearchResponse]:
    """Return the answer, and the question as it was asked: of the last page, where there are fewer."""
    response = service.search(question, user=user)
    if (last := _last_page(question, response)) < question.page:
        question = replace(question, page=last)
        response = service.search(question, user=user)
    if response.degraded and not BY_TITLE.issuperset(fixed):
        response = replace(response, hits=(), total=0)
    return question, response


def latest(request: HttpRequest, *, size: int = PER_PAGE) -> Listing:
    """Return the newest contents, whatever the query string says; a feed tells of what takes place too."""
    form = QueryForm(request.GET)
    published = {} if form.feed else {"kind": tuple(kind.key for kind in kinds() if not kind.takes_place)}
    question = SearchRequest(locale=get_language() or "fr", filters=published, sort=Sort.NEWEST, per_page=size)
    question, user = _asked(request, form, question)
    response = _told(request, service.search(question, user=user))
    return replace(_unasked(request, question, response), feed=form.feed)


def counted(request: HttpRequest, facet: str) -> Listing:
    """Return how many contents there are for each value of a facet."""
    question = SearchRequest(locale=get_language() or "fr", facets=(facet,), per_page=1, passages=0)
    return _unasked(request, question, _ask(request, question))


def upcoming(request: HttpRequest, *, size: int) -> list[Entry]:
    """Return what takes place from today on, the nearest first; nothing without an engine, as titles have no date."""
    question = SearchRequest(
        locale=get_language() or "fr",
        filters={"kind": tuple(kind.key for kind in kinds() if kind.takes_place)},
        date_from=localdate(),
        sort=Sort.OLDEST,
        per_page=size,
        passages=0,
    )
    response = _ask(request, question)
    return [] if response.degraded else _entries(response.hits)


def _unasked(request: HttpRequest, question: SearchRequest, response: SearchResponse) -> Listing:
    """Return the list of an answer to what no query string asked."""
    return _listing(question, response, {}, Address(request.path, "", "", ()), [], Terms(), {})


def _asked(request: HttpRequest, form: QueryForm, question: SearchRequest) -> tuple[SearchRequest, Asker]:
    """Return the question and who asks it: a feed is the newest of a list, and nobody's, whatever the session."""
    if not form.feed:
        return question, request.user
    feed = replace(question, sort=Sort.NEWEST, page=1, per_page=PER_FEED, facets=(), passages=0, suggest=False)
    return feed, None


def entries(request: HttpRequest, uids: Iterable[str]) -> list[Entry]:
    """Return the entries of chosen contents, in the order given, those that the visitor may read, in their language."""
    wanted = tuple(in_language(uids, get_language() or "fr"))
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


def _chosen(
    request: HttpRequest, facets: Iterable[str], terms: Terms, fixed: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, list[Term]], list[str]]:
    """Return the known terms that the query string ticks, and what it names that is not of this list."""
    chosen: dict[str, list[Term]] = {}
    unknown: list[str] = []
    for shown in map(facet, facets):
        addresses = list(dict.fromkeys(value.strip() for value in request.GET.getlist(shown.parameter) if value))[:20]
        found = terms.of_addresses(shown, [address for address in addresses if address.isprintable()])
        found = [term for term in found if term.value in fixed.get(shown.key, (term.value,))]
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
    fixed: Mapping[str, tuple[str, ...]],
) -> Listing:
    number, last = question.page, _last_page(question, response)
    return Listing(
        text=address.text,
        response=response,
        entries=_entries(response.hits),
        facets=[_shown(key, response, terms, chosen.get(key, ()), fixed.get(key)) for key in question.facets],
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
        things=kind(fixed["kind"][0]) if len(fixed.get("kind", ())) == 1 else None,
        address=address.url(),
        feeds=[FeedLink(key, label, address.url([("flux", key)]), mime) for key, label, mime in FEEDS],
    )


def _last_page(question: SearchRequest, response: SearchResponse) -> int:
    return min(max(1, ceil(response.total / question.per_page)), LAST_PAGE)


def _entries(hits: Iterable[Hit]) -> list[Entry]:
    return [Entry(hit, kind(hit.kind)) for hit in hits]


def _shown(
    key: str, response: SearchResponse, terms: Terms, chosen: Iterable[Term], fixed: tuple[str, ...] | None
) -> ShownFacet:
    """Return a facet with its options; those that the list fixes are not ticked unless the visitor chose them."""
    shown, ticked = facet(key), {term.value for term in chosen}
    counted = {value.value: value for value in response.facets.get(key, ()) if fixed is None or value.value in fixed}
    found = terms.of_values(shown, counted.keys())
    options = [Option(term, counted[term.value].count, term.value in ticked) for term in found]
    options = [option for option in options if option.count or option.selected]
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
