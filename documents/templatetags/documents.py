"""What templates say of files."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template

from documents import facts as told
from documents import pictures
from documents.models import PortalDocument
from documents.shown import shown

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
def shown_files(context: dict[str, Any], files: Any) -> list[BlockFile]:
    """Return the files of a block that the visitor may read: no query where none of their collections has rules."""
    chosen = [(file["document"], file["text"]) for file in files if file["document"]]
    links = [BlockFile(document, text, getattr(document, "guarded", True)) for document, text in chosen]
    return shown(links, context.get("request"))


class BlockFile(NamedTuple):
    """A file of a block, the words of its link, and whether its collection has rules."""

    document: Any
    text: str
    guarded: bool
