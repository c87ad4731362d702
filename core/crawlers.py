"""What search engines of the Web are told: the public pages with their translations, and what is not for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

BATCH = 500


class PublicPages(Sitemap):
    """The published pages that anybody may read, in every language, each with its translations; no alias."""

    def items(self) -> Any:
        """Return the pages, at their addresses."""
        return _listed().order_by("path")

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Return what the map says of each page; Django calls it for one page of the map."""
        shown = list(self.paginator.page(page).object_list)
        batches = (shown[first : first + BATCH] for first in range(0, len(shown), BATCH))
        urls = [url for batch in batches for url in self._described(batch)]
        self.latest_lastmod = max((url["lastmod"] for url in urls if url["lastmod"]), default=None)
        return urls

    def _described(self, pages: list[Page]) -> Iterable[dict[str, Any]]:
        translations = _translations(pages, self.request)
        for page in Page.objects.filter(pk__in=[page.pk for page in pages]).specific().order_by("path"):
            for place, url in enumerate(page.get_sitemap_urls(self.request)):
                if url["location"]:
                    yield {**url, "alternates": [] if place else translations[page.translation_key]}


def _listed() -> Any:
    return Page.objects.live().public().filter(depth__gt=1, alias_of=None)


def _translations(pages: list[Page], request: HttpRequest | None) -> dict[Any, list[dict[str, str]]]:
    """Return the addresses of each page in its languages, by translation key; nothing for a page in one language."""
    keys = [page.translation_key for page in pages]
    found: dict[Any, list[dict[str, str]]] = {key: [] for key in keys}
    for page in _listed().filter(translation_key__in=keys).select_related("locale").order_by("locale"):
        path = page.get_url_parts(request)
        if path and path[2]:
            address = f"{settings.SITE_URL}{path[2]}"
            found[page.translation_key].append({"location": address, "lang_code": page.locale.language_code})
    return {key: alternates if len(alternates) > 1 else [] for key, alternates in found.items()}


def robots(request: HttpRequest) -> HttpResponse:
    """Tell programs where the map is, and to leave forms, filtered lists and the admin alone."""
    prefixes = [""] + [f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    closed = [f"Disallow: {prefix}{path}" for prefix in prefixes for path in ("/signaler/", "/recherche/?")]
    lines = ["User-agent: *", "Disallow: /admin/", *closed, "", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
