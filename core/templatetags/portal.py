"""Tags of every page: navigation, and small questions of typography."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import translation
from wagtail.models import Page, Site

from core.dates import UnevenDate
from core.models import LegalPage, SiteMapPage

register = template.Library()


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """The entries of the header and the legal pages of the footer."""

    home: str
    main: list[Entry]
    legal: list[Entry]


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> Navigation:
    """Return the navigation of the site in one query."""
    request = context.get("request")
    site = Site.find_for_request(request)
    pages = list(Page.objects.child_of(site.root_page).live().select_related("content_type")) if site else []
    legal = [page for page in pages if page.specific_class in (LegalPage, SiteMapPage)]
    main = [page for page in pages if page.show_in_menus and page not in legal]
    path = request.path if request else ""
    return Navigation("/", _entries(main, path, request), _entries(legal, path, request))


def _entries(pages: list[Page], path: str, request: Any) -> list[Entry]:
    links = [(page.title, page.get_url(request) or "/") for page in pages]
    return [Entry(title, url, path.startswith(url)) for title, url in links]


@register.filter
def uneven(date: UnevenDate | None) -> str:
    """Return an uneven date in words, « novembre 2016 »."""
    return date.display() if date else ""


@register.filter
def machine(date: UnevenDate | None) -> str:
    """Return what `<time datetime>` takes; empty for an interval."""
    return (date.iso() or "") if date else ""


@register.simple_tag
def language() -> str:
    """Return the language of the page."""
    return translation.get_language() or "fr"
