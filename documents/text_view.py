"""The text of a file, for those who cannot read the file itself: its pages, each leading to that of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from documents import licences
from documents.access import Access, access
from documents.facts import facts
from documents.models import DocumentPage, FileReading, PortalDocument
from documents.text_pages import find, shown_pages
from search.contract import PUBLIC
from search.forms import QueryForm
from search.query import parse

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

State = FileReading.State
WITHOUT_TEXT = {
    State.WAITING: _("Its text has not been read yet: come back in a few minutes."),
    State.DONE: _("It holds no text."),
    State.NO_TEXT: _("It holds pictures only, such as a scan: no text could be read in it."),
    State.LOCKED: _("It is locked by a password: its text cannot be read."),
    State.BROKEN: _("It is damaged: its text could not be read."),
    State.TOO_LARGE: _("It is too large for its text to be read."),
    State.UNREADABLE: _("Its format is not one whose text the portal reads."),
}


def context(request: HttpRequest, document: PortalDocument) -> dict[str, Any]:
    """Return what the template of the text shows, in a number of queries that no number of pages changes."""
    rules = access(document)
    words, query = _asked(request, document)
    rows = DocumentPage.objects.filter(reading=document.reading_id).exclude(text="") if document.reading_id else []
    pages = shown_pages(document, rows, query.concepts)
    return {
        "document": document,
        "facts": facts(document),
        "licence": licences.shown(document.licence),
        "places": _places(rules, request),
        "foreign": document.language if document.language not in ("mul", get_language()) else "",
        "pages": pages,
        "titled": any(page.title for page in pages),
        "reason": "" if pages else WITHOUT_TEXT[_state(document)],
        "words": words,
        "found": find(pages, query, document.language) if query.concepts else None,
        "address": f"{settings.SITE_URL}{document.text_url}",
        "unlisted": bool(words) or PUBLIC not in rules.audiences,
    }


def _asked(request: HttpRequest, document: PortalDocument) -> tuple[str, Any]:
    """Return the words looked for as they were typed, and as the language of the document reads them."""
    words = QueryForm(request.GET).text
    return words, parse(words, document.language)


def _places(rules: Access, request: HttpRequest) -> list[tuple[str, str]]:
    """Return title and address of the pages that publish the document, those that the visitor may read."""
    read = (page for page, own in rules.pages if all(rule.accept_request(request) for rule in own))
    return [(page.title, _address(page, request)) for page in read]


def _address(page: Page, request: HttpRequest) -> str:
    return page.get_url(request) or ""


def _state(document: PortalDocument) -> FileReading.State:
    return State(document.reading.state) if document.reading else State.WAITING
