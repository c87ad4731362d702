"""Makers of files, already read, and of pages that use them."""

from __future__ import annotations

from itertools import count

from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents.models import DocumentPage, FileReading, PageFile, PortalDocument

_numbers = count(1)


def file(title="Le guide", *, content=None, name="guide.pdf", **fields):
    """Upload a file that nobody has read yet; each has a content of its own unless one is given."""
    content = content or f"%PDF-1.7 fichier {next(_numbers)}".encode()
    document = PortalDocument(title=title, file=ContentFile(content, name=name), **fields)
    document.save()
    return document


def read(document, *texts, kind="page", state=FileReading.State.DONE):
    """Say that a file was read, with the text of its pages."""
    reading = document.reading
    reading.state, reading.count = state, len(texts)
    reading.save()
    DocumentPage.objects.bulk_create(
        DocumentPage(reading=reading, number=number, text=text, kind=kind) for number, text in enumerate(texts, 1)
    )
    document.save()
    return document


def use(page, *documents):
    """Publish a page that shows files, and no others."""
    page.file_links = [PageFile(document=document) for document in documents]
    page.save_revision().publish()
    return page


def collection(name, parent=None, rule="", groups=(), password=""):
    """Make a collection, and its rule if it has one."""
    made = (parent or Collection.get_first_root_node()).add_child(name=name)
    if rule:
        restriction = CollectionViewRestriction.objects.create(
            collection=made, restriction_type=rule, password=password
        )
        restriction.groups.set(groups)
    return made


def restrict(page, rule, groups=(), password=""):
    """Reserve a page and what stands under it."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=rule, password=password)
    restriction.groups.set(groups)
    return restriction
