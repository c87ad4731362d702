"""The files that a document had before."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from documents.models import DocumentVersion, PortalDocument


def bring_back(version: DocumentVersion, user: Any) -> PortalDocument:
    """Give a document a file that it had; the one that it has becomes a version, so that this can be undone.

    Raises `FileNotFoundError`, and changes nothing, when the former file is no longer on the disk.
    """
    with transaction.atomic():
        document: PortalDocument = PortalDocument.objects.select_for_update().get(pk=version.document_id)
        document.file.name = version.file.name
        document.edited_by = user
        document.save()
        version.delete()
    return document
