"""Where units come from: one source a family of things (`page:12`), registered by the app that knows them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet, Value

from search.contract import Hit, IndexUnit, SearchRequest
from search.languages import with_readers

if TYPE_CHECKING:
    from wagtail.models import Page


class Source(Protocol):
    """Reads one family of things from the database, always as they are now."""

    prefix: str
    under: type[Page] | None
    """The type of page under whose address those of these things lie; what becomes of it becomes of them."""

    def ids(self) -> Iterator[int]:
        """Yield the id of every thing that may be in the index."""
        ...

    def unit(self, pk: int) -> IndexUnit | None:
        """Return the unit of one thing; None when it is gone, not published or for nobody."""
        ...

    def readable(self, ids: Collection[int], audiences: frozenset[str]) -> QuerySet[Any] | set[int]:
        """Return those of `ids` that somebody who satisfies `audiences` may read at this moment.

        A query is better: those of all families are asked of the database at once.
        """
        ...

    def titles(self, request: SearchRequest) -> tuple[list[Hit], int]:
        """Return a page of hits by title from the database, and their number; for when no engine answers.

        Words, kinds, languages, chosen items and audiences are applied, and the order as far as the database knows it.
        """
        ...

    def dates(self, ids: Collection[int]) -> dict[int, tuple[datetime, datetime]]:
        """Return when each of `ids` was first published and last changed, those of which it is known."""
        ...


Completion = Callable[[IndexUnit], IndexUnit]
"""Adds to the unit of a thing what its own app does not know of it."""

_sources: dict[str, Source] = {}
_completions: list[Completion] = []


def register(source: Source) -> None:
    """Make a family of things searchable."""
    _sources[source.prefix] = source


def complete_with(completion: Completion) -> None:
    """Have every unit completed by another app."""
    if completion not in _completions:
        _completions.append(completion)


def sources() -> Iterable[Source]:
    """Return every family."""
    return _sources.values()


def uid_of(prefix: str, pk: int) -> str:
    """Return the identifier of a thing in the index."""
    return f"{prefix}:{pk}"


def ids_of(prefix: str, uids: Iterable[str]) -> list[int]:
    """Return the ids of those of `uids` that are of one family."""
    parts = (uid.partition(":") for uid in uids)
    return [int(pk) for found, _, pk in parts if found == prefix]


def all_uids() -> Iterator[str]:
    """Yield the uid of everything that may be in the index."""
    for source in sources():
        for pk in source.ids():
            yield uid_of(source.prefix, pk)


def unit(uid: str) -> IndexUnit | None:
    """Return the unit of a uid as the database has it now; None too when no family is known by its name any more."""
    prefix, _, pk = uid.partition(":")
    found = _sources[prefix].unit(int(pk)) if prefix in _sources else None
    for completion in _completions if found else ():
        found = found and completion(found)
    return with_readers(found) if found else None


def uids_under(content_types: Collection[int]) -> Iterator[str]:
    """Yield the uid of everything whose address lies under a page of one of these types."""
    for source in sources():
        if source.under and ContentType.objects.get_for_model(source.under).pk in content_types:
            for pk in source.ids():
                yield uid_of(source.prefix, pk)


def dates(uids: Iterable[str]) -> dict[str, tuple[datetime, datetime]]:
    """Return when things were first published and last changed, those of which it is known."""
    return {
        uid_of(prefix, pk): found
        for prefix, ids in _by_family(uids).items()
        for pk, found in _sources[prefix].dates(ids).items()
    }


def readable(uids: Iterable[str], audiences: frozenset[str]) -> set[str]:
    """Return those of `uids` that may be shown at this moment: the second check, in one query to the database."""
    found = {prefix: _sources[prefix].readable(ids, audiences) for prefix, ids in _by_family(uids).items()}
    rows = [
        query.order_by().annotate(family=Value(prefix, CharField())).values_list("family", "pk")
        for prefix, query in found.items()
        if isinstance(query, QuerySet)
    ]
    asked = set(rows[0].union(*rows[1:])) if rows else set()
    asked |= {(prefix, pk) for prefix, ids in found.items() if not isinstance(ids, QuerySet) for pk in ids}
    return {uid_of(prefix, pk) for prefix, pk in asked}


def _by_family(uids: Iterable[str]) -> dict[str, list[int]]:
    """Return ids by the name of their family, those of families that nobody knows any more left out."""
    wanted: dict[str, list[int]] = {}
    for uid in uids:
        prefix, _, pk = uid.partition(":")
        if prefix in _sources:
            wanted.setdefault(prefix, []).append(int(pk))
    return wanted
