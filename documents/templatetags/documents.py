"""What templates say of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.db.models import prefetch_related_objects

from documents import facts as told
from documents import pictures
from documents.shown import shown

if TYPE_CHECKING:
    from documents.models import PortalDocument

register = template.Library()


@register.filter
def facts(document: PortalDocument) -> list[str]:
    """Return format, weight, length, and language where it is not that of the page."""
    return told.facts(document)


@register.filter
def picture_size(document: PortalDocument) -> tuple[int, int] | None:
    """Return the width and the height of the picture of the first page, in pixels."""
    return pictures.size(document)


@register.simple_tag(takes_context=True)
def shown_files(context: dict[str, Any], files: Any) -> list[Any]:
    """Return the files of a block that the visitor may read, with what their links say, in two queries."""
    held = [file for file in files if file["document"]]
    prefetch_related_objects([file["document"] for file in held], "reading")
    readable = {link.document.pk for link in shown([_Link(file["document"]) for file in held], context.get("request"))}
    return [file for file in held if file["document"].pk in readable]


class _Link:
    """A file of a block, as `documents.shown` takes it."""

    def __init__(self, document: PortalDocument) -> None:
        self.document = document
