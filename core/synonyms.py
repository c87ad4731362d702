"""What the directory and the glossary teach the search: acronyms, full names, former names and today's, variants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings

from core.models import GlossaryTerm, Organisation
from search import expansions
from search.expansions import Group, Meaning


def register_all() -> None:
    """Let terms and organisations widen searches."""
    expansions.register(of_terms)
    expansions.register(of_organisations)


def of_terms(locale: str) -> Iterator[Meaning]:
    """Yield the meaning of each term of a language or French."""
    terms = list(GlossaryTerm.objects.filter(locale__language_code__in={locale, settings.LANGUAGE_CODE}))
    yield from _meanings((term.pk, term.replaced_by_id, term.wordings) for term in terms)


def of_organisations(locale: str) -> Iterator[Meaning]:
    """Yield each body with its names."""
    bodies = list(Organisation.objects.prefetch_related("other_names"))
    yield from _meanings((body.pk, body.replaced_by_id, tuple(body.own_names)) for body in bodies)


def _meanings(rows: Iterable[tuple[int, int | None, Group]]) -> Iterator[Meaning]:
    """Yield what each thing is called, and what came before and after it, from (key, successor, wordings)."""
    known = {pk: (successor, wordings) for pk, successor, wordings in rows}
    after = {pk: [successor] for pk, (successor, _wordings) in known.items() if successor in known}
    before: dict[int, list[int]] = {}
    for pk, successors in after.items():
        before.setdefault(successors[0], []).append(pk)
    for pk, (_successor, wordings) in known.items():
        others = dict.fromkeys([*_along(pk, after), *_along(pk, before)])
        others.pop(pk, None)
        yield Meaning(wordings, tuple(wording for other in others for wording in known[other][1]))


def _along(pk: int, links: Mapping[int, list[int]]) -> list[int]:
    """Return what links lead to, from near to far, each once: replacements may go round in a circle."""
    met, found = {pk}, [pk]
    for here in found:
        further = [other for other in links.get(here, ()) if other not in met]
        met.update(further)
        found += further
    return found[1:]
