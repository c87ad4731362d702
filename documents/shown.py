"""The files of a page: those that a visitor of it may read, and those that whoever reads it may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from documents.access import collection_rules, shown_here
from documents.guards import guarded
from documents.models import PageFile, PortalDocument
from search.audiences import combined, covers, page_audiences

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import BasePage


class Link(Protocol):
    """Anything that leads to a file."""

    @property
    def document(self) -> PortalDocument: ...


L = TypeVar("L", bound=Link)


def files_of(page: BasePage, request: HttpRequest) -> list[Any]:
    """Return the files of a page that its visitor may read, with what their links say; in a preview, from its form.

    One query, and more only where the collection of one of the files has rules.
    """
    if getattr(request, "is_preview", False):
        return list(page.file_links.all())
    links = PageFile.objects.filter(page=page.pk).select_related("document__reading").annotate(guarded=guarded())
    return shown(links, request)


def shown(links: Iterable[L], request: HttpRequest | None) -> list[L]:
    """Return the links to the files that a visitor of their page may read; a preview shows all, to its editor.

    Without a visitor, those of collections that are open to all are shown. Links that are known not to be `guarded`
    need no query.
    """
    held = list(links)
    if getattr(request, "is_preview", False) or not any(getattr(link, "guarded", True) for link in held):
        return held
    if request is None:
        return [link for link in held if not collection_rules(link.document.collection.path)]
    readable = shown_here([link.document for link in held], request)
    return [link for link in held if link.document.pk in readable]


def told_files(page: BasePage) -> Iterator[PageFile]:
    """Yield the files of a page that its unit may speak of: whoever reads the page may read them."""
    audiences = page_audiences(page)
    links = PageFile.objects.filter(page=page.pk)
    for link in links.select_related("document__collection", "document__reading"):
        if covers(combined(collection_rules(link.document.collection.path)), audiences):
            yield link


def cover(links: Iterable[Link]) -> PortalDocument | None:
    """Return the first file whose first page is a picture."""
    return next((link.document for link in links if link.document.picture_url), None)
