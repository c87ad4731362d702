"""The list of everything that one reads, watches or downloads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    from django.http import HttpRequest

    from search.shown import ShownFacet

KINDS = ("dossier", "toolbox", "publication", "video", "deck")
"""What the list of resources holds; the fiches of a dossier are found through it, and by the search."""
FACETS = ("kind", "genre", "theme", "territory", "organisation", "collection", "audience", "year", "language")


class ResourceIndexPage(BasePage):
    """The list of dossiers, publications, videos and slide decks, with its filters."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar = [
        "resources.DossierPage",
        "resources.ToolboxPage",
        "resources.PublicationPage",
        "resources.VideoPage",
        "resources.DeckPage",
    ]
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("list of resources")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        built = listing.build(request, fixed={"kind": KINDS}, facets=FACETS, sort=Sort.NEWEST)
        context["listing"] = replace(built, facets=[shown for shown in built.facets if _is_useful(shown)])
        return context


def _is_useful(shown: ShownFacet) -> bool:
    """Leave out the language of a list that is all in one."""
    languages = shown.facet.key == "language"
    return not languages or len(shown.options) > 1 or any(option.selected for option in shown.options)
