"""Questions to the index: who asks, what the database says of the answer, and what is shown when no engine answers."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from search import sources
from search.audiences import satisfied
from search.contract import PUBLIC, Hit, SearchRequest, SearchResponse, SearchUnavailable
from search.engines import engine

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

log = logging.getLogger(__name__)


def search(request: SearchRequest, *, user: AbstractBaseUser | AnonymousUser | None = None) -> SearchResponse:
    """Answer `request` with what `user` may read; titles from the database when the engine is away."""
    try:
        request = replace(request, audiences=_audiences(user))
        return _checked(engine().search(request), request.audiences)
    except SearchUnavailable as error:
        log.warning("searching titles in the database: %s", error)
        return _by_title(request)


def similar(uid: str, *, user: AbstractBaseUser | AnonymousUser | None = None, limit: int = 3) -> tuple[Hit, ...]:
    """Return the items that resemble `uid` and that `user` may read; none when the engine is away."""
    try:
        audiences = _audiences(user)
        hits = engine().similar(uid, audiences=audiences, limit=limit)
    except SearchUnavailable as error:
        log.warning("no similar items: %s", error)
        return ()
    readable = sources.readable([hit.uid for hit in hits], audiences)
    return tuple(hit for hit in hits if hit.uid in readable)


def _audiences(user: AbstractBaseUser | AnonymousUser | None) -> frozenset[str]:
    if user is None or not user.is_authenticated:
        return frozenset({PUBLIC})
    return satisfied(user, engine().audiences())


def _checked(response: SearchResponse, audiences: frozenset[str]) -> SearchResponse:
    """Drop the hits that the database would not show at this moment; the drainer will have removed them soon."""
    readable = sources.readable([hit.uid for hit in response.hits], audiences)
    hits = tuple(hit for hit in response.hits if hit.uid in readable)
    if len(hits) < len(response.hits):
        log.info("%d hits are late in the index", len(response.hits) - len(hits))
    return replace(response, hits=hits, total=response.total - (len(response.hits) - len(hits)))


def _by_title(request: SearchRequest) -> SearchResponse:
    hits, total = [], 0
    for source in sources.sources():
        found, count = source.titles(request)
        hits += found
        total += count
    return SearchResponse(hits=tuple(hits[: request.per_page]), total=total, degraded=True)
