"""What the parts of a dossier share: what they do not say themselves is said by their dossier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from wagtail.models import Page

from resources.citation import citation, cite

if TYPE_CHECKING:
    from resources.models.dossiers import DossierPage


class DossierPart:
    """Mixin of the pages that stand inside a dossier."""

    title: str
    path: str

    @cached_property
    def published_dossier(self) -> DossierPage | None:
        """Return the dossier of this part, read in one query; None until it is online, and outside of any."""
        whole = Page.objects.live().filter(path=self.path[: -Page.steplen], dossierpage__isnull=False)
        page: Any = whole.select_related("dossierpage").first()
        return page.dossierpage if page else None

    def cited(self, producers: Sequence[str] | None = None) -> str:
        """Return « Titre. In : Dossier. Organisme, mois année. N p. »; give the `producers` already read."""
        part, whole = cite(self.title), self.published_dossier
        if whole is None:
            return part
        return gettext("%(part)s In: %(whole)s") % {"part": part, "whole": citation(whole, producers)}

    def within(self) -> list[str]:
        """Return in words to which dossier this part belongs; nothing until it is online."""
        whole = self.published_dossier
        return [gettext("in the dossier “%(title)s”") % {"title": whole.title}] if whole else []

    def inherited_facets(self, own: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return the facets of this part, those of its dossier where it has none of a kind."""
        whole = self.published_dossier.index_facets() if self.published_dossier else {}
        return whole | {key: values for key, values in own.items() if values or key not in whole}
