"""The worker reads the files: once each, whatever fails on the way."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from documents import reading
from documents.models import DocumentPage, DocumentVersion, FileReading
from search import outbox, service
from search.contract import SearchRequest
from tests.documents.factories import file, read, use
from tests.factories import ExperiencePageFactory


@pytest.fixture
def page(experience_index):
    return ExperiencePageFactory(parent=experience_index, title="La fiche")


@pytest.fixture(scope="module")
def content():
    """A real PDF."""
    import typst

    markup = '#set document(title: "Guide")\n= La page une\nBonjour.\n#pagebreak()\nLa clairière du guide.'
    return typst.compile(markup.encode(), format="pdf")


def test_file_is_read_and_found_at_its_page(page, content):
    guide = file(content=content)
    use(page, guide)

    assert reading.read_next() is True
    assert reading.read_next() is False
    outbox.drain()

    guide.reading.refresh_from_db()
    (hit,) = service.search(SearchRequest(text="clairière")).hits
    assert (guide.reading.state, guide.reading.count) == (FileReading.State.DONE, 2)
    assert guide.reading.read_at is not None
    assert (hit.uid, hit.passages[0].number) == (f"page:{page.pk}", 2)


def test_first_page_becomes_a_picture_for_the_readers_of_the_file(client, page, content):
    guide = file(content=content)
    use(page, guide)
    reading.read_next()
    guide = type(guide).objects.get(pk=guide.pk)

    given = client.get(guide.picture_url)

    assert (given.status_code, given.headers["Content-Type"]) == (200, "image/webp")
    assert b"".join(given.streaming_content)[8:12] == b"WEBP"
    page.unpublish()
    assert client.get(guide.picture_url).status_code == 404


def test_same_file_is_read_once(db, content):
    first, second = file(content=content), file("Le même", content=content)

    assert (reading.read_next(), reading.read_next()) == (True, False)
    assert first.reading_id == second.reading_id


def test_replaced_file_keeps_its_address_and_its_former_file(client, page, content):
    guide = read(file(), "L’ancien texte")
    use(page, guide)
    address, former = guide.url, guide.file.name

    guide.file = ContentFile(content, name="nouveau.pdf")
    guide.save()

    version = DocumentVersion.objects.get()
    assert (guide.url, version.file.name) == (address, former)
    assert Path(version.file.path).is_file()
    assert b"".join(client.get(address).streaming_content) == content
    assert guide.reading.state == FileReading.State.WAITING
    assert version.reading.pages.get().text == "L’ancien texte"


def test_correction_outlives_another_reading(db, content):
    guide = file(content=content)
    reading.read_next()
    corrected = guide.reading.pages.get(number=1)
    corrected.text, corrected.origin = "La page corrigée", DocumentPage.Origin.EDITOR
    corrected.save()

    reading.read_again(guide.reading)
    assert reading.read_next() is True

    texts = dict(guide.reading.pages.values_list("number", "text"))
    assert texts[1] == "La page corrigée"
    assert "clairière" in texts[2]


def test_scan_is_recognised_after_the_others(db, tesseract, content):
    """A picture of a text, and a text: the second is read first, whichever came first."""
    scan = file("Le scan", content=scanned("La clairière du quartier"))
    guide = file(content=content)

    reading.read_next()
    reading.read_next()
    states = [FileReading.objects.get(pk=each.reading_id).state for each in (scan, guide)]
    reading.read_next()

    recognised = scan.reading.pages.get()
    assert states == [FileReading.State.WAITING, FileReading.State.DONE]
    assert (recognised.origin, "clairière" in recognised.text) == (DocumentPage.Origin.OCR, True)
    assert reading.read_next() is False


def scanned(text):
    """A PDF whose only page is the picture of a text."""
    import typst

    page = typst.compile(
        f"#set page(width: 15cm, height: 8cm)\n#set text(24pt)\n{text}".encode(), format="png", ppi=200
    )
    made = BytesIO()
    Image.open(BytesIO(page)).convert("RGB").save(made, "PDF", resolution=200)
    return made.getvalue()


def test_file_that_cannot_be_read_is_said_so(db):
    broken = file(content=b"%PDF-1.7 rien de bon")

    reading.read_next()

    broken.reading.refresh_from_db()
    assert (broken.reading.state, broken.reading.has_failed) == (FileReading.State.BROKEN, True)
    assert broken.reading.detail


def test_full_disk_is_waited_for(db, content, monkeypatch):
    guide = file(content=content)
    monkeypatch.setattr(reading, "LEAST_FREE", 10**18)

    for _ in range(reading.MOST_ATTEMPTS):
        FileReading.objects.update(next_try=timezone.now())
        reading.read_next()

    guide.reading.refresh_from_db()
    assert (guide.reading.state, guide.reading.attempts) == (FileReading.State.BROKEN, 3)
    assert guide.reading.detail == "OSError: no room left on the disk"


def test_publication_does_not_wait_for_the_reading(page, content):
    started = time.monotonic()

    guide = file(content=content)
    use(page, guide)

    assert guide.reading.state == FileReading.State.WAITING
    assert time.monotonic() - started < 2
