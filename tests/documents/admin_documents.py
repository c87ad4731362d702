"""Makers of files and of documents for tests."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from documents.models import DocumentPage, PageFile, PortalDocument
from documents.storage import private_storage
from tests.factories import StandardPageFactory, UserFactory

NBSP = "\N{NO-BREAK SPACE}"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"


def pdf(name="rapport.pdf", mark=""):
    """Return a file to upload, which is told from others by its mark."""
    return SimpleUploadedFile(name, PDF + f"% {mark}\n%%EOF\n".encode(), "application/pdf")


def document(title="Rapport", *, mark="", name="rapport.pdf", **fields):
    """Return a document whose file bears a mark."""
    fields.setdefault("collection", Collection.get_first_root_node())
    return PortalDocument.objects.create(title=title, file=pdf(name, mark), **fields)


def read(found, *texts, **fields):
    """Let a document be read: its pages have these texts; other fields are those of its reading."""
    reading = found.reading
    for name, value in ({"state": "done", "count": len(texts)} | fields).items():
        setattr(reading, name, value)
    reading.save()
    for number, text in enumerate(texts, 1):
        DocumentPage.objects.create(reading=reading, number=number, text=text)
    return reading


def shown_on(found, parent, *, role=PageFile.Role.FULL, **fields):
    """Return a published page that shows a document."""
    page = StandardPageFactory(parent=parent, **fields)
    page.file_links = [PageFile(document=found, role=role)]
    page.save_revision().publish()
    return page


def stored():
    """Return the names of the files that the storage holds now."""
    folder = Path(private_storage().location) / "files"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def member(client, group):
    """Log somebody of a group of the team in, and return this person."""
    user = UserFactory(first_name="Camille", last_name="Rouquette")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


def add(client, file, **data):
    """Add one file by the form."""
    return client.post(reverse("wagtaildocs:add"), {"file": file, "title": "", **data}, follow=True)


def add_several(client, file, **data):
    """Add a file as the page of several files sends each; return its answer."""
    response = client.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": file, **data}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    return json.loads(response.content)


def choose(client, **data):
    """Post the upload of the chooser; return its answer."""
    prefixed = {f"document-chooser-upload-{name}": value for name, value in data.items() if name in ("file", "title")}
    rest = {name: value for name, value in data.items() if name not in ("file", "title")}
    return json.loads(client.post(reverse("wagtaildocs_chooser:create"), prefixed | rest).content)


def text(response):
    """Return the page of an answer, its entities as characters."""
    return html.unescape(response.content.decode())


def words(fragment):
    """Return the text of a fragment of HTML, on one line."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", fragment)).replace(NBSP, " ")).strip()
