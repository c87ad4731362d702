"""The kinds of the dossiers and of their parts, and what a change of one says of the others in the index."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from resources.models import BibliographicReference, DossierPage, DossierSheetPage, ToolboxPage, UsefulContact
from search import outbox, sources
from search.kinds import Kind, register
from search.pages import subtree_uids
from search.signals import reindex_pages_naming


def register_all() -> None:
    """Register the kinds, and listen to what changes the index of a dossier, of its parts and of its toolbox."""
    register(Kind(DossierPage.search_kind, _("Dossier"), _("Dossiers"), "dossier"))
    register(Kind(DossierSheetPage.search_kind, _("Dossier sheet"), _("Dossier sheets"), "dossier"))
    register(Kind(ToolboxPage.search_kind, _("Toolbox"), _("Toolboxes"), "toolbox"))
    for signal in (page_published, page_unpublished):
        signal.connect(_dossier_changed, sender=DossierPage, dispatch_uid=f"resources.dossier.{id(signal)}")
        for part in (DossierSheetPage, ToolboxPage):
            signal.connect(_part_changed, sender=part, dispatch_uid=f"resources.{part.__name__}.{id(signal)}")
    post_delete.connect(_part_changed, sender=DossierSheetPage, dispatch_uid="resources.sheet.deleted")
    for snippet in (BibliographicReference, UsefulContact):
        post_save.connect(_snippet_changed, sender=snippet, dispatch_uid=f"resources.changed.{snippet.__name__}")


def _dossier_changed(instance: DossierPage, **kwargs: Any) -> None:
    """Note that the parts of a dossier say its title, its date and its themes."""
    outbox.append(subtree_uids(instance))


def _part_changed(instance: Page, **kwargs: Any) -> None:
    """Note that a dossier says the titles and the number of its sheets."""
    whole = DossierPage.objects.filter(path=instance.path[: -Page.steplen]).values_list("pk", flat=True)
    outbox.append(sources.uid_of("page", pk) for pk in whole)


def _snippet_changed(instance: Model, **kwargs: Any) -> None:
    """Note that the toolboxes that use a contact or a reference say it otherwise."""
    if not kwargs["created"] and not kwargs["raw"]:
        reindex_pages_naming([instance])
