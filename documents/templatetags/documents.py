"""What templates say of files."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template

from documents import facts as told
from documents import pictures
from documents.models import PortalDocument
from documents.shown import guarded, shown

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
    """Return the files of a block that the visitor may read, with what their links say, in one query."""
    chosen = [(file["document"].pk, file["text"]) for file in files if file["document"]]
    documents = PortalDocument.objects.select_related("reading").annotate(guarded=guarded("collection__path"))
    found = documents.in_bulk({pk for pk, _text in chosen})
    links = [BlockFile(found[pk], text, found[pk].guarded) for pk, text in chosen if pk in found]
    return shown(links, context.get("request"))


class BlockFile(NamedTuple):
    """A file of a block, the words of its link, and whether its collection has rules."""

    document: Any
    text: str
    guarded: bool
