"""What the directory and the glossary teach the search: acronyms, full names, former names and today's, variants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings

from core.models import GlossaryTerm, Organisation
from search import expansions
from search.expansions import Group


def register_all() -> None:
    """Let terms and organisations widen searches."""
    expansions.register(of_terms)
    expansions.register(of_organisations)


def of_terms(locale: str) -> Iterator[Group]:
    """Yield the wordings of each term of a language or French, with those of the terms that it replaced."""
    terms = list(GlossaryTerm.objects.filter(locale__language_code__in={locale, settings.LANGUAGE_CODE}))
    yield from _families((term.pk, term.replaced_by_id, term.wordings) for term in terms)


def of_organisations(locale: str) -> Iterator[Group]:
    """Yield the names of each body that has several, with those of the bodies that it replaced."""
    bodies = list(Organisation.objects.prefetch_related("other_names"))
    yield from _families((body.pk, body.replaced_by_id, tuple(body.own_names)) for body in bodies)


def _families(rows: Iterable[tuple[int, int | None, Group]]) -> Iterator[Group]:
    """Yield one group for each thing of today and all that it replaced, from (key, successor, wordings)."""
    known = {pk: (successor, wordings) for pk, successor, wordings in rows}
    successors = {pk: successor for pk, (successor, _wordings) in known.items() if successor in known}
    families: dict[int, dict[str, None]] = {}
    for pk in sorted(known, key=lambda pk: pk in successors):
        families.setdefault(_today(pk, successors), {}).update(dict.fromkeys(known[pk][1]))
    yield from (tuple(family) for family in families.values())


def _today(pk: int, successors: Mapping[int, int | None]) -> int:
    """Return what stands today for a thing; where replacements go round in a circle, its lowest key."""
    met = [pk]
    while (successor := successors.get(met[-1])) is not None:
        if successor in met:
            return min(met[met.index(successor) :])
        met.append(successor)
    return met[-1]
