"""The languages in which what is shown can be read: links of the switch, `hreflang`, and what is left in French."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its own name, where it is read, and whether it is the one being read."""

    code: str
    name: str
    url: str
    current: bool = False

    @property
    def absolute_url(self) -> str:
        """Return the public address, as `hreflang` wants it."""
        return f"{settings.SITE_URL}{self.url}"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of what is shown.

    `switch` holds those that the reader may choose, the current one included, nothing where there is no choice;
    `alternates` those that search engines are told of; `homes` the home page of each. `source` is the language of a
    page that stands untranslated among those of another language, else empty; `original` then its own address, where
    it has one in that language.
    """

    switch: list[Language]
    alternates: list[Language]
    homes: list[Language]
    source: str = ""
    original: str = ""

    @property
    def default(self) -> Language | None:
        """Return what a reader of any other language is offered."""
        return next((one for one in self.alternates if one.code == settings.LANGUAGE_CODE), None)


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> Languages:
    """Return the languages of what is shown, in one query for a page and none for anything else."""
    request, page = context.get("request"), context.get("page")
    homes = [_language(code, _home(code)) for code, _name in settings.LANGUAGES]
    if isinstance(page, Page):
        return _of_page(request, page, homes)
    match = getattr(request, "resolver_match", None)
    if request is None or match is None or match.url_name in (None, "wagtail_serve"):
        return Languages([], [], homes)
    if len(_of_path(request.path)) == 1:
        return Languages([], [], homes)
    return Languages(_of_path(request.get_full_path()), _of_path(request.path), homes)


def _of_path(path: str) -> list[Language]:
    """Return the addresses of a view in the languages; one only where the languages share its address."""
    urls = {translate_url(path, code): code for code, _name in settings.LANGUAGES}
    return [_language(code, url) for url, code in urls.items()]


def _of_page(request: HttpRequest | None, page: Page, homes: list[Language]) -> Languages:
    found = {other.pk: other for other in _published(page) if other.get_url(request)}
    shown = [_language(other.locale.language_code, other.get_url(request)) for other in found.values()]
    own = [
        _language(other.locale.language_code, other.get_url(request))
        for other in found.values()
        if not other.alias_of_id
    ]
    written = found.get(page.alias_of_id or page.pk)
    source = written.locale.language_code if written else get_language()
    below = request is not None and request.path != page.get_url(request)
    return Languages(
        switch=shown if len(shown) > 1 else [],
        alternates=own if len(own) > 1 and not below else [],
        homes=homes,
        source=source if source != get_language() else "",
        original=_public(written, request) if written and page.alias_of_id else "",
    )


def _published(page: Page) -> list[Page]:
    """Return a page in each of its languages, in the order of the settings."""
    order = [code for code, _name in settings.LANGUAGES]
    pages = Page.objects.live().filter(translation_key=page.translation_key, locale__language_code__in=order)
    return sorted(pages.select_related("locale"), key=lambda other: order.index(other.locale.language_code))


def _public(page: Page, request: HttpRequest | None) -> str:
    return f"{settings.SITE_URL}{page.get_url(request)}"


def _language(code: str, url: str) -> Language:
    return Language(code, get_language_info(code)["name_local"], url, current=code == get_language())


def _home(code: str) -> str:
    """Return the address of the home page in a language."""
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
