"""Has the files read, one after the other, by a program apart that may fail without any harm."""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from documents.extraction.contract import Extraction, State
from documents.extraction.running import PROGRAMS, extract
from documents.models import DocumentPage, FileReading, PortalDocument
from documents.uses import changed_files

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""Attempts at a file that the program could not be started for, before it is left for somebody to look at."""
PAUSE = timedelta(minutes=1)
LEAST_FREE = 200_000_000
"""Bytes that the disk must keep free, or nothing is read: texts and pictures would not fit."""


def read_next() -> bool:
    """Read the file that has waited longest; return whether there was one."""
    now = timezone.now()
    waiting = FileReading.objects.filter(state=FileReading.State.WAITING, next_try__lte=now)
    reading = waiting.order_by("is_scan", "next_try", "pk").first()
    if reading is None:
        return False
    read(reading)
    return True


def read(reading: FileReading) -> bool:
    """Read a file, keep what was found, and have the index say so; return whether a second, slow reading is to come."""
    path = reading.path()
    if path is None:
        reading.delete()
        return False
    try:
        found = _extracted(reading, _existing(path))
        if found is None:
            return True
        with transaction.atomic():
            keep(reading, found)
            changed_files([document.pk for document in PortalDocument.objects.filter(reading=reading)])
    except OSError as error:
        _try_later(reading, f"{type(error).__name__}: {error}")
    else:
        log.info("%s: %s, %d pages with text", path.name, found.state, len(found.pages))
    return False


def _extracted(reading: FileReading, path: Path) -> Extraction | None:
    """Return what a file holds; nothing for a scan met for the first time, which is recognised after the others."""
    recognises = bool(shutil.which(PROGRAMS.tesseract))
    programs = PROGRAMS if reading.is_scan else replace(PROGRAMS, tesseract="")
    found = extract(path, reading.format, programs=programs)
    if found.state is State.NO_TEXT and recognises and not reading.is_scan:
        reading.is_scan, reading.state = True, FileReading.State.WAITING
        reading.save(update_fields=["is_scan", "state"])
        return None
    return found


def keep(reading: FileReading, found: Extraction) -> None:
    """Keep what was read of a file; pages that somebody corrected stay as they are.

    The caller holds a transaction: whoever reads the same file at the same time waits for its end.
    """
    FileReading.objects.select_for_update().get(pk=reading.pk)
    corrected = set(reading.pages.filter(origin=DocumentPage.Origin.EDITOR).values_list("number", flat=True))
    reading.pages.exclude(number__in=corrected).delete()
    pages = [
        DocumentPage(
            reading=reading,
            number=page.number,
            kind=page.kind,
            title=page.title[:255],
            text=page.text,
            origin=page.origin,
        )
        for page in found.pages
        if page.number not in corrected
    ]
    DocumentPage.objects.bulk_create(pages, batch_size=200)
    reading.state, reading.detail, reading.count, reading.tagged = found.state, found.detail, found.count, found.tagged
    if corrected and found.state is State.NO_TEXT:
        reading.state = FileReading.State.DONE
    reading.read_at = timezone.now()
    if found.picture:
        reading.picture.storage.delete(_picture_name(reading))
        reading.picture.save(_picture_name(reading).rpartition("/")[2], ContentFile(found.picture), save=False)
    reading.save()


def read_again(reading: FileReading) -> None:
    """Have a file read once more, as soon as the worker can."""
    FileReading.objects.filter(pk=reading.pk).update(
        state=FileReading.State.WAITING, attempts=0, next_try=timezone.now(), detail=""
    )


def _existing(path: Path) -> Path:
    """Return the path of a file that is there, on a disk with room for what will be read."""
    if not path.is_file():
        raise FileNotFoundError(path.name)
    if shutil.disk_usage(path.parent).free < LEAST_FREE:
        raise OSError("no room left on the disk")
    return path


def _try_later(reading: FileReading, reason: str) -> None:
    """Note why a file could not be read, and try again a few times."""
    log.warning("file %s cannot be read: %s", reading.pk, reason)
    reading.attempts += 1
    reading.detail = reason
    reading.next_try = timezone.now() + PAUSE * reading.attempts
    if reading.attempts >= MOST_ATTEMPTS:
        reading.state = FileReading.State.BROKEN
    reading.save(update_fields=["attempts", "detail", "next_try", "state"])


def _picture_name(reading: FileReading) -> str:
    return f"pictures/{reading.sha256}.webp"
