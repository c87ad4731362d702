"""What the tests of files share: reading one, documents that were read, the programs and the memory of the machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from documents.extraction.contract import Programs
from documents.extraction.running import extract
from documents.models import DocumentPage, FileReading, PageFile, PortalDocument
from tests.factories import publish
from tests.resources.factories import PublicationPageFactory, ResourceIndexPageFactory

NONE = Programs("", "")


@pytest.fixture
def read(tmp_path):
    """Read content as a file of a format, with neither LibreOffice nor Tesseract unless they are given."""

    def _read(content, file_format, programs=NONE, **options):
        path = tmp_path / f"file.{file_format}"
        path.write_bytes(content)
        return extract(path, file_format, programs=programs, **options)

    return _read


@pytest.fixture(scope="session")
def soffice():
    """LibreOffice, which is never missing in continuous integration."""
    return program("SOFFICE", "soffice")


@pytest.fixture(scope="session")
def tesseract():
    """Tesseract, which is never missing in continuous integration."""
    return program("TESSERACT", "tesseract")


@pytest.fixture
def memory():
    """Forget how much memory this process ever held; return the function that tells by how many KiB it grew since."""
    Path("/proc/self/clear_refs").write_text("5")
    before = peak()
    return lambda: peak() - before


def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def program(variable, name):
    found = os.environ.get(variable) or shutil.which(name)
    if not found:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            f"{variable} is not set, nor {name} on the PATH"
        )
    return found


@pytest.fixture
def resource_index(home):
    """The list of resources, published under the home page."""
    return ResourceIndexPageFactory(parent=home)


@pytest.fixture
def publication(resource_index):
    """A publication without any file yet."""
    return publish(PublicationPageFactory(parent=resource_index, title="Conseils citoyens"))


@pytest.fixture
def add(publication):
    """Make a document that the publication uses: its content, the texts of its pages, and how its reading went."""

    def make(texts=(), *, content=None, name="rapport.pdf", state="done", kind="page", page=publication, **fields):
        number = PortalDocument.objects.count()
        content = f"%PDF-1.4 {number}".encode() if content is None else content
        fields = {"title": "Rapport annuel", **fields}
        document = PortalDocument.objects.create(file=ContentFile(content, name), **fields)
        reading = document.reading
        FileReading.objects.filter(pk=reading.pk).update(state=state, count=len(texts) or None)
        for rank, text in enumerate(texts, start=1):
            words, title, origin = (*text, "", "layer")[:3] if isinstance(text, tuple) else (text, "", "layer")
            DocumentPage.objects.create(reading=reading, number=rank, text=words, title=title, origin=origin, kind=kind)
        if page:
            page.file_links.add(PageFile(document=document, role=PageFile.Role.FULL))
            publish(page)
        return PortalDocument.objects.select_related("reading", "collection").get(pk=document.pk)

    return make
