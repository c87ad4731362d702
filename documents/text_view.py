"""The text of a file, for those who cannot read the file itself: its pages, each leading to that of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.cleaning import masked
from documents.models import DocumentPage, PortalDocument

if TYPE_CHECKING:
    from django.http import HttpRequest


def context(request: HttpRequest, document: PortalDocument) -> dict[str, Any]:
    """Return what the template of the text shows."""
    pages = DocumentPage.objects.filter(reading=document.reading_id).exclude(text="")
    return {"document": document, "pages": [(page, masked(page.text)) for page in pages]}
