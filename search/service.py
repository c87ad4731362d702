"""Questions to the index: who asks, what the database says of the answer, and what is shown when no engine answers."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from search import sources
from search.audiences import existing_audiences, satisfied
from search.breaker import breaker
from search.contract import PUBLIC, Hit, SearchRequest, SearchResponse, SearchUnavailable
from search.engines import engine
from search.languages import for_readers

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

log = logging.getLogger(__name__)


def search(request: SearchRequest, *, user: AbstractBaseUser | AnonymousUser | None = None) -> SearchResponse:
    """Answer `request` with what `user` may read; titles from the database when the engine is away."""
    request = for_readers(request)
    try:
        asked = engine()
        with breaker(asked).asking():
            request = replace(request, audiences=_audiences(user))
            response = asked.search(request)
    except SearchUnavailable as error:
        log.warning("searching titles in the database: %s", error)
        return _by_title(replace(request, audiences=satisfied(user, existing_audiences())))
    hits = _still_readable(response.hits, request.audiences)
    return replace(response, hits=hits, total=response.total - (len(response.hits) - len(hits)))


def similar(uid: str, *, user: AbstractBaseUser | AnonymousUser | None = None, limit: int = 3) -> SearchResponse:
    """Return the items that resemble `uid` and that `user` may read; none, and `degraded`, when the engine is away."""
    try:
        asked = engine()
        with breaker(asked).asking():
            audiences = _audiences(user)
            hits = asked.similar(uid, audiences=audiences, limit=limit)
    except SearchUnavailable as error:
        log.warning("no similar items: %s", error)
        return SearchResponse(degraded=True)
    hits = _still_readable(hits, audiences)
    return SearchResponse(hits, len(hits), engine=asked.name)


def _audiences(user: AbstractBaseUser | AnonymousUser | None) -> frozenset[str]:
    if user is None or not user.is_authenticated:
        return frozenset({PUBLIC})
    return satisfied(user, engine().audiences())


def _still_readable(hits: tuple[Hit, ...], audiences: frozenset[str]) -> tuple[Hit, ...]:
    """Drop what the database would not show at this moment; the drainer will have removed it soon."""
    named = {uid for hit in hits for uid in _named(hit)}
    readable = sources.readable([*(hit.uid for hit in hits), *named], audiences)
    kept = tuple(_without_unreadable(hit, readable) for hit in hits if hit.uid in readable)
    if len(kept) < len(hits):
        log.info("%d hits are late in the index", len(hits) - len(kept))
    return kept


def _named(hit: Hit) -> list[str]:
    """Return the uids of the other contents that a hit tells of."""
    return [*(file.uid for file in hit.files), *([hit.place.uid] if hit.place else [])]


def _without_unreadable(hit: Hit, readable: set[str]) -> Hit:
    """Return a hit without the files, their extracts and the place that the visitor may not read any more."""
    if readable.issuperset(_named(hit)):
        return hit
    return replace(
        hit,
        files=tuple(file for file in hit.files if file.uid in readable),
        passages=tuple(passage for passage in hit.passages if not passage.file or passage.file in readable),
        place=hit.place if hit.place and hit.place.uid in readable else None,
    )


def _by_title(request: SearchRequest) -> SearchResponse:
    """Return a page of the titles that the database knows, those of one source after those of another."""
    last = request.page * request.per_page
    hits, total = list[Hit](), 0
    for source in sources.sources():
        found, count = source.titles(replace(request, page=1, per_page=last))
        hits += found
        total += count
    return SearchResponse(tuple(hits[last - request.per_page : last]), total, degraded=True)
