"""Tags of every page: navigation, and small questions of typography."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django import template
from django.utils.formats import number_format
from django.utils.html import strip_tags
from django.utils.translation import gettext
from wagtail.models import Page, Site

from core.dates import UnevenDate
from core.models import LegalPage, SiteMapPage, ThemeIndexPage

register = template.Library()


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """The entries of the header, the legal pages of the footer, and the address that those of themes begin with."""

    home: str
    themes: str
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
    themes = [page.get_url(request) or "" for page in pages if page.specific_class is ThemeIndexPage]
    path = request.path if request else ""
    return Navigation("/", themes[0] if themes else "", _entries(main, path, request), _entries(legal, path, request))


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


@register.filter
def shortened(text: str, length: int) -> str:
    """Return `text`, or its first words and « … » where it is longer than `length` characters."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0].rstrip(" ,;:.–") + "…"


@register.filter
def words_within(sections: list[tuple[str, Any, str]]) -> int:
    """Return how many words the sections of a page hold: a long text is printed smaller."""
    return sum(len(strip_tags(text.replace("<", " <")).split()) for _name, _heading, text in sections)


@register.filter
def weight(size: int) -> str:
    """Return the weight of a file from its bytes, in decimal units: « 1,2 Mo »."""
    if size < 1_000_000:
        return gettext("%(number)s kB") % {"number": max(1, round(size / 1000))}
    return gettext("%(number)s MB") % {"number": number_format(size / 1_000_000, 1)}


@register.filter
def host(url: str) -> str:
    """Return the host of an address, « vimeo.com »."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.filter
def address_words(path: str) -> str:
    """Return the words of the end of an address, which may find a page that moved."""
    last = unquote(path).rstrip("/").rpartition("/")[2]
    return " ".join(re.findall(r"[^\W_]{2,}", last))
