"""What changes a unit: publication, withdrawal, deletion, move, slug, restriction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from search import outbox, sources
from search.pages import page_uids, subtree_uids


def connect() -> None:
    """Listen to Wagtail and to Django."""
    page_published.connect(_page_changed, dispatch_uid="search.published")
    page_unpublished.connect(_page_changed, dispatch_uid="search.unpublished")
    post_delete.connect(_page_deleted, dispatch_uid="search.deleted")
    pre_save.connect(_slug_changes, dispatch_uid="search.slug")
    post_page_move.connect(_subtree_changed, dispatch_uid="search.moved")
    post_save.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="search.restricted")
    post_delete.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="search.released")
    m2m_changed.connect(
        _restriction_changed, sender=PageViewRestriction.groups.through, dispatch_uid="search.regrouped"
    )


def _page_changed(instance: Page, **kwargs: Any) -> None:
    outbox.append(page_uids(instance))


def _page_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if sender is Page:
        outbox.append(page_uids(instance))


def _slug_changes(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Note a new address before it is saved: Wagtail's own signal comes after the commit, and may be lost."""
    if isinstance(instance, Page) and instance.pk and instance.live:
        before = Page.objects.filter(pk=instance.pk).exclude(slug=instance.slug).first()
        if before:
            outbox.append(subtree_uids(before))


def _subtree_changed(instance: Page, **kwargs: Any) -> None:
    outbox.append(subtree_uids(Page.objects.get(pk=instance.pk)))


def _restriction_changed(instance: Any, **kwargs: Any) -> None:
    page = isinstance(instance, PageViewRestriction) and Page.objects.filter(pk=instance.page_id).first()
    if page:
        outbox.append(subtree_uids(page))


def reindex_pages_naming(instances: Iterable[Model]) -> None:
    """Note that every page that refers to one of `instances` says something else now."""
    uids: dict[str, None] = {}
    for instance in instances:
        for page, _references in ReferenceIndex.get_references_to(instance).group_by_source_object():
            if isinstance(page, Page):
                uids[sources.uid_of("page", page.pk)] = None
    outbox.append(uids)
