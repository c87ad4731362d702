"""What changes who may read a file, or where it is found: pages, collections, restrictions, files."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from documents.access import file_ids
from documents.models import DocumentVersion, FileReading, PortalDocument
from documents.uses import append_files, changed_files, files_in, files_under, note_uses


def connect() -> None:
    """Listen to Wagtail and to Django."""
    pre_save.connect(_page_is_saved, dispatch_uid="documents.page_is_saved")
    page_published.connect(_page_published, dispatch_uid="documents.published")
    page_unpublished.connect(_page_unpublished, dispatch_uid="documents.unpublished")
    pre_delete.connect(_page_is_deleted, dispatch_uid="documents.page_is_deleted")
    post_page_move.connect(_page_moved, dispatch_uid="documents.moved")
    for signal in (post_save, post_delete):
        signal.connect(_page_rule_changed, sender=PageViewRestriction, dispatch_uid=f"documents.rule.{id(signal)}")
        signal.connect(
            _collection_rule_changed,
            sender=CollectionViewRestriction,
            dispatch_uid=f"documents.collection.{id(signal)}",
        )
    for rule, changed in (
        (PageViewRestriction, _page_rule_changed),
        (CollectionViewRestriction, _collection_rule_changed),
    ):
        m2m_changed.connect(changed, sender=rule.groups.through, dispatch_uid=f"documents.groups.{rule.__name__}")
    post_save.connect(_collection_saved, sender=Collection, dispatch_uid="documents.collection_saved")
    post_save.connect(_document_saved, sender=PortalDocument, dispatch_uid="documents.saved")
    pre_delete.connect(_document_is_deleted, sender=PortalDocument, dispatch_uid="documents.is_deleted")
    for model in (PortalDocument, DocumentVersion):
        post_delete.connect(_file_let_go, sender=model, dispatch_uid=f"documents.let_go.{model.__name__}")
    post_delete.connect(_version_is_deleted, sender=DocumentVersion, dispatch_uid="documents.version_is_deleted")
    post_delete.connect(_picture_let_go, sender=FileReading, dispatch_uid="documents.picture_let_go")


def _page_is_saved(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Keep in mind what a published page uses before it is written; a new address is told to its files as well."""
    if isinstance(instance, Page) and instance.pk and instance.live:
        instance.files_before = file_ids([instance.pk])
        moved = Page.objects.filter(pk=instance.pk).exclude(slug=instance.slug).first()
        if moved:
            append_files(files_under(moved))


def _page_published(instance: Page, **kwargs: Any) -> None:
    append_files(getattr(instance, "files_before", set()) | note_uses(instance))


def _page_unpublished(instance: Page, **kwargs: Any) -> None:
    append_files(file_ids([instance.pk]))


def _page_is_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        append_files(file_ids([instance.pk]))


def _page_moved(instance: Page, **kwargs: Any) -> None:
    append_files(files_under(Page.objects.get(pk=instance.pk)))


def _page_rule_changed(instance: Any, **kwargs: Any) -> None:
    page = isinstance(instance, PageViewRestriction) and Page.objects.filter(pk=instance.page_id).first()
    if page:
        append_files(files_under(page))


def _collection_rule_changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, CollectionViewRestriction):
        collection = Collection.objects.filter(pk=instance.collection_id).first()
        changed_files(files_in(collection) if collection else [])


def _collection_saved(instance: Collection, created: bool, **kwargs: Any) -> None:  # noqa: FBT001  # Django's signature
    if not created:
        changed_files(files_in(instance))


def _document_saved(instance: PortalDocument, **kwargs: Any) -> None:
    changed_files([instance.pk])


def _document_is_deleted(instance: PortalDocument, **kwargs: Any) -> None:
    changed_files([instance.pk])


def _file_let_go(instance: PortalDocument | DocumentVersion, **kwargs: Any) -> None:
    """Forget what was read of a file that no document and no version holds any more."""
    if instance.reading_id:
        FileReading.objects.filter(pk=instance.reading_id, documents=None, versions=None).delete()


def _version_is_deleted(instance: DocumentVersion, **kwargs: Any) -> None:
    """Delete a former file that no document has any more; the storage keeps one that was brought back."""
    storage, name = instance.file.storage, str(instance.file.name)
    transaction.on_commit(lambda: storage.delete(name))


def _picture_let_go(instance: FileReading, **kwargs: Any) -> None:
    if instance.picture:
        instance.picture.storage.delete(str(instance.picture.name))
