"""A dossier and its parts as a reader walks them: the numbered sheets, the toolbox, what comes before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from wagtail.models import Page

from core.dates import UnevenDate
from core.naming import Named
from resources.citation import citation
from resources.dossier_rows import Row
from search import sources
from search.audiences import existing_audiences, satisfied

if TYPE_CHECKING:
    from django.http import HttpRequest

PARTS = ("dossier", "sheet", "toolbox")


@dataclass(frozen=True, slots=True)
class Part:
    """A dossier, one of its sheets or its toolbox, as a link; `number` is that of a sheet.

    `language` is that of a part without translation, read in the language of its source.
    """

    pk: int
    path: str
    title: str
    url: str
    number: int | None = None
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts of a dossier say of it: who published it, when, and how it is cited."""

    title: str
    subtitle: str
    date: UnevenDate | None
    pages: int | None
    producers: tuple[Named, ...]

    @property
    def citation(self) -> str:
        """Return « Titre. Organisme, mois année. N p. »."""
        return citation(self, [body.label for body in self.producers])


@dataclass(frozen=True, slots=True)
class Sommaire:
    """The published parts of a dossier that the visitor may read; `dossier` is None until it is published itself."""

    dossier: Part | None = None
    sheets: tuple[Part, ...] = ()
    toolbox: Part | None = None

    @property
    def previous(self) -> Part | None:
        """Return the part before the current one; None for the first, and on the dossier itself."""
        return self._beside(-1)

    @property
    def next(self) -> Part | None:
        """Return the part after the current one, the toolbox after the last sheet."""
        return self._beside(1)

    def _beside(self, step: int) -> Part | None:
        walk = [*self.sheets, *([self.toolbox] if self.toolbox else [])]
        place = next((place + step for place, part in enumerate(walk) if part.current), -1)
        return walk[place] if 0 <= place < len(walk) else None


def sommaire(page: Any, rows: Iterable[Row], request: HttpRequest) -> Sommaire:
    """Return the parts that `rows` tell of the dossier that `page` is or belongs to; `page` itself as it is written."""
    url = page.get_url(request) or ""
    base = url if page.search_kind == "dossier" else url.removesuffix(f"{page.slug}/")
    found = [row for row in rows if row.relation in PARTS and row.path != page.path]
    hidden = _hidden({_uid(row) for row in found if row.ruled}, request)
    parts: dict[str, list[Part]] = {kind: [] for kind in PARTS}
    number = getattr(page, "number", None)
    parts[page.search_kind].append(Part(page.pk or 0, page.path, page.title, url, number, current=True))
    for row in found:
        if _uid(row) not in hidden:
            parts[row.relation].append(_source_part(row, request) if row.address else _part(row, base))
    sheets = sorted(parts["sheet"], key=lambda part: (part.number or 0, part.path))
    return Sommaire(next(iter(parts["dossier"]), None), tuple(sheets), next(iter(parts["toolbox"]), None))


def whole(rows: Iterable[Row]) -> Whole | None:
    """Return the dossier that `rows` tell of; None until it is online."""
    rows = list(rows)
    found = next((row for row in rows if row.relation == "dossier"), None)
    if found is None:
        return None
    bodies = (Named(row.label, str(row.pk or ""), row.note) for row in rows if row.relation == "producer")
    return Whole(found.label, found.note, UnevenDate.decode(found.date) if found.date else None, found.rank, (*bodies,))


def named_in(rows: Iterable[Row]) -> dict[str, list[Named]]:
    """Return what the page itself names, by relation, as `core.naming.named_by` does."""
    named: dict[str, list[Named]] = {"producers": [], "themes": [], "territories": [], "audiences": []}
    for row in rows:
        if row.relation in named:
            named[row.relation].append(Named(row.label, row.slug or str(row.pk or ""), row.note))
    return named


def _part(row: Row, base: str) -> Part:
    if row.relation == "dossier":
        return Part(row.pk or 0, row.path, row.label, base)
    return Part(row.pk or 0, row.path, row.label, f"{base}{row.slug}/", row.rank)


def _source_part(row: Row, request: HttpRequest) -> Part:
    """Return a part that is read at its address in the source, for it has no translation."""
    url = Page(pk=row.pk, url_path=row.address).get_url(request) or ""
    return Part(row.pk or 0, row.path, row.label, url, row.rank, language=settings.LANGUAGE_CODE)


def _uid(row: Row) -> str:
    return sources.uid_of("page", row.pk or 0)


def _hidden(uids: set[str], request: HttpRequest) -> set[str]:
    """Return those of the restricted `uids` that the visitor may not read; nothing is asked when there are none.

    Whoever reads a part satisfies the rules above it: only rules on the other parts themselves are left to check.
    """
    if not uids:
        return set()
    audiences = satisfied(getattr(request, "user", None), existing_audiences())
    return uids - sources.readable(uids, audiences)
