"""The text of a page as the team corrects it: it outlives any reading of the same file."""

from __future__ import annotations

from django.db import transaction

from documents.models import DocumentPage, FileReading, PortalDocument
from documents.reading import read_again
from documents.uses import changed_files


def page_of(reading: FileReading, number: int) -> DocumentPage | None:
    """Return a page of a file, one in which no text was found included; None when the file has no such page."""
    found = DocumentPage.objects.filter(reading=reading, number=number).first()
    if found is None and 0 < number <= (reading.count or 0):
        first = DocumentPage.objects.filter(reading=reading).first()
        found = DocumentPage(reading=reading, number=number, kind=first.kind if first else DocumentPage.Kind.PAGE)
    return found


def correct(page: DocumentPage, text: str) -> None:
    """Give a page the text that somebody wrote for it."""
    page.text, page.origin = text, DocumentPage.Origin.EDITOR
    with transaction.atomic():
        page.save()
        FileReading.objects.filter(pk=page.reading_id, state=FileReading.State.NO_TEXT).update(
            state=FileReading.State.DONE
        )
        _changed(page)


def forget(page: DocumentPage) -> None:
    """Drop what somebody wrote for a page, and have the file read again."""
    with transaction.atomic():
        page.delete()
        read_again(page.reading)
        _changed(page)


def _changed(page: DocumentPage) -> None:
    """Have all documents made of this file found by their new words."""
    changed_files(list(PortalDocument.objects.filter(reading=page.reading_id).values_list("pk", flat=True)))
