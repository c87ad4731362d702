"""Tags of every page: navigation, and small questions of typography."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import strip_tags
from django.utils.translation import get_language, gettext
from wagtail.models import Page, Site

from core.addresses import ending
from core.dates import UnevenDate
from core.models import (
    GlossaryIndexPage,
    LegalPage,
    OrganisationIndexPage,
    PersonIndexPage,
    SiteMapPage,
    TerritoryIndexPage,
    ThemeIndexPage,
)

register = template.Library()

DIRECTORY = (OrganisationIndexPage, PersonIndexPage, TerritoryIndexPage)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation; `lang` is its language where that is not the page's."""

    title: str
    url: str
    current: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Navigation:
    """The entries of the header, the legal pages of the footer, and the addresses that those of things begin with."""

    home: str
    themes: str
    glossary: str
    main: list[Entry]
    legal: list[Entry]
    families: dict[str, str]
    """Address of the page that gathers the things of each family (`core.facts`), where there is one."""

    def address(self, family: str, key: str, label: str) -> str:
        """Return the address of a thing from its key and its name; empty when it has none."""
        index = self.families.get(family, "")
        return f"{index}{ending(key, label)}/" if index and key else ""


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> Navigation:
    """Return the navigation of the site in one query, French pages standing for those without translation."""
    request = context.get("request")
    site = Site.find_for_request(request)
    pages = _sections(site.root_page) if site else []
    found = {page.specific_class: page.get_url(request) or "" for page in reversed(pages)}
    legal = [page for page in pages if page.specific_class in (LegalPage, SiteMapPage)]
    main = [page for page in pages if page.show_in_menus and page not in legal]
    path = request.path if request else ""
    return Navigation(
        home="/" if get_language() == settings.LANGUAGE_CODE else f"/{get_language()}/",
        themes=found.get(ThemeIndexPage, ""),
        glossary=found.get(GlossaryIndexPage, ""),
        main=_entries(main, path, request),
        legal=_entries(legal, path, request),
        families={model.family: found[model] for model in DIRECTORY if model in found},
    )


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], family: str, thing: Any) -> str:
    """Return the address of a thing that has a `key` and a `label`, read without any query; empty when it has none."""
    nav: Navigation | str = context.get("nav", "")
    return nav.address(family, thing.key, thing.label) if isinstance(nav, Navigation) else ""


def _sections(root: Page) -> list[Page]:
    """Return the pages just under the home page, in the visitor's language, or in French where untranslated."""
    languages = {get_language(), settings.LANGUAGE_CODE}
    pages = Page.objects.filter(depth=root.depth + 1, locale__language_code__in=languages).live()
    chosen: dict[Any, Page] = {}
    for page in pages.select_related("content_type", "locale").order_by("path"):
        if page.translation_key not in chosen or page.locale.language_code == get_language():
            chosen[page.translation_key] = page
    return list(chosen.values())


def _entries(pages: list[Page], path: str, request: Any) -> list[Entry]:
    links = [(page, page.get_url(request) or "/") for page in pages]
    return [Entry(page.title, url, path.startswith(url), _foreign(page)) for page, url in links]


def _foreign(page: Page) -> str:
    """Return the language of a page's title where it is not that of the reader; an alias has that of its source."""
    code: str = settings.LANGUAGE_CODE if page.alias_of_id else page.locale.language_code
    return "" if code == get_language() else code


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
