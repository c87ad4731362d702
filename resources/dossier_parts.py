"""A dossier and its parts as a reader walks them: the numbered sheets, the toolbox, what comes before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from search import sources
from search.audiences import existing_audiences, satisfied

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Part:
    """A dossier, one of its sheets or its toolbox, as a link; `number` is that of a sheet."""

    uid: str
    path: str
    title: str
    url: str
    number: int | None = None
    current: bool = False


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


def sommaire(page: Any, request: HttpRequest) -> Sommaire:
    """Return the parts of the dossier that `page` is or belongs to, in one query; `page` itself as it is written."""
    inside = page.search_kind != "dossier"
    root = page.path[: -page.steplen] if inside else page.path
    url = page.get_url(request) or ""
    address = url.removesuffix(f"{page.slug}/") if inside else url
    parts: dict[str, list[Part]] = {"dossier": [], "sheet": [], "toolbox": []}
    parts[page.search_kind].append(_current(page, url))
    for kind, part in _published(root, address, request):
        if part.path != page.path:
            parts[kind].append(part)
    sheets = sorted(parts["sheet"], key=lambda part: (part.number or 0, part.path))
    return Sommaire(next(iter(parts["dossier"]), None), tuple(sheets), next(iter(parts["toolbox"]), None))


def _current(page: Any, url: str) -> Part:
    number = getattr(page, "number", None)
    return Part(sources.uid_of("page", page.pk or 0), page.path, page.title, url, number, current=True)


def _published(root: str, address: str, request: HttpRequest) -> Iterator[tuple[str, Part]]:
    """Yield the dossier of a path and its parts with their kinds, those that are online and that the visitor may read.

    Whoever reads one part satisfies the rules above it: only rules on a part itself are left to check.
    """
    rules = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    family = Page.objects.live().filter(path__startswith=root, depth__lte=len(root) // Page.steplen + 1)
    rows = (
        family.filter(Q(dossierpage__isnull=False) | Q(dossiersheetpage__isnull=False) | Q(toolboxpage__isnull=False))
        .annotate(number=F("dossiersheetpage__number"), toolbox=F("toolboxpage__pk"), ruled=Exists(rules))
        .order_by("path")
        .values_list("pk", "path", "title", "slug", "number", "toolbox", "ruled")
    )
    found = list(rows)
    hidden = _hidden({sources.uid_of("page", row[0]) for row in found if row[-1]}, request)
    for pk, path, title, slug, number, toolbox, _ruled in found:
        uid, kind = sources.uid_of("page", pk), "toolbox" if toolbox else "sheet"
        if path == root:
            yield "dossier", Part(uid, path, title, address)
        elif uid not in hidden:
            yield kind, Part(uid, path, title, f"{address}{slug}/", number)


def _hidden(uids: set[str], request: HttpRequest) -> set[str]:
    """Return those of the restricted `uids` that the visitor may not read; nothing is asked when there are none."""
    if not uids:
        return set()
    audiences = satisfied(getattr(request, "user", None), existing_audiences())
    return uids - sources.readable(uids, audiences)
