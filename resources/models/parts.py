"""What the parts of a dossier share: what they do not say themselves is said by their dossier."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from wagtail.models import Page

from core.naming import Named, named_by
from resources import dossier_rows
from resources.citation import citation, cite
from resources.dossier_parts import named_in, sommaire, whole
from resources.models.producers import Producer

if TYPE_CHECKING:
    from django.http import HttpRequest

    from resources.models.dossiers import DossierPage


class DossierPart:
    """Mixin of the pages that stand inside a dossier."""

    title: str
    path: str
    get_url: Any

    @cached_property
    def published_dossier(self) -> DossierPage | None:
        """Return the dossier of this part, read in one query; None until it is online, and outside of any."""
        found = Page.objects.live().filter(path=self.root, dossierpage__isnull=False)
        page: Any = found.select_related("dossierpage").first()
        return page.dossierpage if page else None

    @property
    def root(self) -> str:
        """Return the path of the page above."""
        return self.path[: -Page.steplen]

    def surroundings(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the page shows of itself and of its dossier, in one query: parts, themes, bodies, citation."""
        rows = dossier_rows.read(
            [
                *dossier_rows.family(self.root, self.path),
                dossier_rows.producers(self.root, Producer),
                dossier_rows.producers(self.path, Producer, "producers"),
                *dossier_rows.classification(self.path),
            ]
        )
        page: Any = self
        own = named_by(page, saved=False) if getattr(request, "is_preview", False) else named_in(rows)
        cited = whole(rows)
        return {
            **own,
            "sommaire": sommaire(self, rows, request),
            "cited": cited or self,
            "producers": cited.producers if cited else own.get("producers", ()),
            "citation": self.cited(cited.citation) if cited else self.cited_alone(own),
            "list_url": _above(self.get_url(request) or "", 2 if _inside(rows) else 1),
        }

    def cited_alone(self, own: dict[str, list[Named]]) -> str:
        """Return how the part is cited without its dossier, from what it names itself."""
        return citation(self, [body.label for body in own.get("producers", ())])

    def cited(self, dossier: str) -> str:
        """Return « Titre. In : Dossier. Organisme, mois année. N p. » from the line of the dossier."""
        return gettext("%(part)s In: %(whole)s") % {"part": cite(self.title), "whole": dossier}

    def index_citation(self) -> str:
        """Return how the part is cited, its dossier named once it is online."""
        return self.cited(citation(self.published_dossier)) if self.published_dossier else citation(self)

    def within(self) -> list[str]:
        """Return in words to which dossier this part belongs; nothing until it is online."""
        dossier = self.published_dossier
        return [gettext("in the dossier “%(title)s”") % {"title": dossier.title}] if dossier else []

    def inherited_facets(self, own: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return the facets of this part, those of its dossier where it has none of a kind."""
        inherited = self.published_dossier.index_facets() if self.published_dossier else {}
        return inherited | {key: values for key, values in own.items() if values or key not in inherited}


def _inside(rows: list[dossier_rows.Row]) -> bool:
    return any(row.relation in {"dossier", "draft"} for row in rows)


def _above(url: str, levels: int) -> str:
    """Return the address some levels above another."""
    return f"{url.rstrip('/').rsplit('/', levels)[0]}/"
