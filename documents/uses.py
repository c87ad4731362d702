"""What changes with a file or a page: the units of the file, and of the pages that publish it, are written anew."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable

from wagtail.models import Collection, Page, ReferenceIndex

from documents.access import file_ids, page_ids
from documents.models import PortalDocument
from search import outbox, sources


def changed_files(ids: Some[int]) -> None:
    """Note that some files say something else, or to others, and so do the pages that use them."""
    if ids:
        pages = page_ids(ids)
        outbox.append([*_uids("document", ids), *_uids("page", pages)])


def files_under(page: Page) -> set[int]:
    """Return the ids of the files that a page, or one under it, uses."""
    return file_ids(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))


def files_in(collection: Collection) -> list[int]:
    """Return the ids of the files of a collection and of those under it."""
    documents = PortalDocument.objects.filter(collection__path__startswith=collection.path)
    return list(documents.values_list("pk", flat=True))


def note_uses(page: Page) -> set[int]:
    """Have the reference index tell what a page uses as it is in the database, and return the ids of its files.

    Wagtail writes it when the page is saved, before the rows of the page are.
    """
    ReferenceIndex.create_or_update_for_object(page.specific_class.objects.get(pk=page.pk))
    return file_ids([page.pk])


def append_files(ids: Iterable[int]) -> None:
    """Note that some files alone say something else: the pages that use them were noted already."""
    outbox.append(_uids("document", ids))


def _uids(prefix: str, ids: Iterable[int]) -> list[str]:
    return [sources.uid_of(prefix, pk) for pk in sorted(ids)]
