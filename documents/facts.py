"""What a link says of a file before one opens it: « PDF, 1,2 Mo, 112 p. »."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext

from core.templatetags.portal import weight
from documents.models import PortalDocument

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SLIDES = ("ppt", "pptx", "odp")


def facts(document: PortalDocument) -> list[str]:
    """Return format, weight, length, and language where it is not the reader's."""
    told = [document.file_extension.upper(), *([weight(document.file_size)] if document.file_size else [])]
    told.append(length(document))
    if document.language != (get_language() or ""):
        told.append(document.get_language_display())
    return [fact for fact in told if fact]


def length(document: PortalDocument) -> str:
    """Return how many pages or slides a file has, « 112 p. »; empty until it is read, or when it has none."""
    count = document.reading.count if document.reading else None
    if not count:
        return ""
    if document.file_extension.lower() in SLIDES:
        words = ngettext("%(number)d slide", "%(number)d slides", count) % {"number": count}
    else:
        words = ngettext("%(number)d p.", "%(number)d p.", count) % {"number": count}
    return words.replace(" ", NO_BREAK_SPACE)
