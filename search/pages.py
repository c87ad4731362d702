"""Wagtail's pages as a source of units."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length, Substr
from django.utils.html import escape
from wagtail.models import Page, PageViewRestriction, get_page_models

from search import sources
from search.audiences import admitted, audiences_by_path
from search.contract import PUBLIC, Hit, IndexUnit, SearchRequest, Sort
from search.languages import READERS
from search.query import parse
from search.text import analyzer, clean, sort_key


class PageSource:
    """Every page type that has a `search_unit()`."""

    prefix = "page"
    under: type[Page] | None = None

    def ids(self) -> Iterator[int]:
        yield from _searchable().filter(live=True).order_by("pk").values_list("pk", flat=True).iterator()

    def unit(self, pk: int) -> IndexUnit | None:
        page = Page.objects.filter(pk=pk, live=True).first()
        specific: Any = page and page.specific
        return specific.search_unit() if hasattr(specific, "search_unit") else None

    def readable(self, ids: Collection[int], audiences: frozenset[str]) -> QuerySet[Any]:
        return readable_pages(Page.objects.filter(pk__in=ids, live=True), audiences)

    def titles(self, request: SearchRequest) -> tuple[list[Hit], int]:
        pages = readable_pages(_searchable(request.filters.get("kind", ())).filter(live=True), request.audiences)
        pages = pages.filter(locale__language_code__in=request.filters.get("locale", (request.locale,)))
        if READERS in request.filters:
            pages = pages.exclude(_translated(request.locale))
        if request.uids:
            pages = pages.filter(pk__in=sources.ids_of(self.prefix, request.uids))
        found = matching(request, _ordered(pages, request.sort))
        first = (request.page - 1) * request.per_page
        chosen = found[first : first + request.per_page]
        shown = Page.objects.specific().in_bulk(chosen)
        return [_hit(shown[pk]) for pk in chosen if pk in shown], len(found)

    def dates(self, ids: Collection[int]) -> dict[int, tuple[datetime, datetime]]:
        pages = Page.objects.filter(pk__in=ids, first_published_at__isnull=False)
        return {
            pk: (first, last or first)
            for pk, first, last in pages.values_list("pk", "first_published_at", "last_published_at")
        }


def readable_pages(pages: QuerySet[Page], audiences: frozenset[str]) -> QuerySet[Page]:
    """Keep what somebody who satisfies `audiences` may read."""
    if audiences == {PUBLIC}:
        return pages.exclude(_restricted())
    forbidden = Q(pk__in=[])
    for path, needed in audiences_by_path().items():
        if not admitted(audiences, needed):
            forbidden |= Q(path__startswith=path)
    return pages.exclude(forbidden)


def _restricted() -> Exists:
    """Return whether any restriction stands on the path of a page, in the same query."""
    on_path = PageViewRestriction.objects.annotate(
        start=Substr(OuterRef("path"), Value(1), Length("page__path"), output_field=CharField())
    )
    return Exists(on_path.filter(page__path=F("start")))


def _translated(language: str) -> Exists:
    """Return whether a page of another language is published in this one."""
    translations = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language, live=True, alias_of=None
    )
    return Exists(translations.exclude(pk=OuterRef("pk")))


def _models(kinds: Collection[str]) -> list[type[Page]]:
    models = [model for model in get_page_models() if getattr(model, "search_kind", "")]
    return [model for model in models if not kinds or model.search_kind in kinds]


def _searchable(kinds: Collection[str] = ()) -> Any:
    return Page.objects.type(*_models(kinds)) if _models(kinds) else Page.objects.none()


def _ordered(pages: QuerySet[Page], sort: Sort) -> list[tuple[int, str]]:
    """Return ids and titles in an order, by date of publication: the database does not know the dates of contents."""
    date = "first_published_at" if sort is Sort.OLDEST else "-first_published_at"
    titles = list(pages.order_by(date, "pk").values_list("pk", "title"))
    return sorted(titles, key=lambda title: sort_key(title[1])) if sort is Sort.TITLE else titles


def matching(request: SearchRequest, titles: Iterable[tuple[int, str]]) -> list[int]:
    """Return the ids of the titles that hold all the words asked for, in any form."""
    concepts = parse(request.text, request.locale).concepts
    wanted = [wording.terms for concept in concepts for wording in concept.wordings[:1]]
    if not wanted:
        return [pk for pk, _ in titles]
    terms = analyzer(request.locale).terms
    return [pk for pk, title in titles if _holds(terms(clean(title)), wanted)]


def _holds(terms: list[str], wanted: Iterable[tuple[str, ...]]) -> bool:
    return all(set(words) <= set(terms) for words in wanted)


def _hit(page: Any) -> Hit:
    return Hit(
        uid=sources.uid_of("page", page.pk),
        kind=page.search_kind,
        locale=page.locale.language_code,
        title=page.title,
        title_html=escape(page.title),
        url=page.url_path_on_site,
        lead=page.lead,
    )


def page_uids(page: Page) -> list[str]:
    """Return the uid of a page, and of what is no page but has its address under it."""
    return [sources.uid_of("page", page.pk), *sources.uids_under({page.content_type_id})]


def in_language(uids: Iterable[str], language: str) -> list[str]:
    """Return the uids of pages in a language, each as it is where it has no published translation, in their order."""
    wanted = list(uids)
    if language == settings.LANGUAGE_CODE or not wanted:
        return wanted
    asked = Q(pk__in=sources.ids_of("page", wanted))
    own = Q(live=True, alias_of=None, locale__language_code=language)
    named = Page.objects.filter(asked).values("translation_key")
    rows = Page.objects.filter(asked | own, translation_key__in=named).values_list(
        "pk", "translation_key", "locale__language_code"
    )
    keys = {sources.uid_of("page", pk): key for pk, key, _code in rows}
    found = {key: sources.uid_of("page", pk) for pk, key, code in rows if code == language}
    return list(dict.fromkeys(found.get(keys.get(uid), uid) for uid in wanted))


def subtree_uids(page: Page) -> list[str]:
    """Return the uids of a page and of everything under it."""
    pages: QuerySet[Page] = Page.objects.filter(path__startswith=page.path)
    found = list(pages.values_list("pk", "content_type"))
    return [*(sources.uid_of("page", pk) for pk, _type in found), *sources.uids_under({kind for _pk, kind in found})]


def register() -> None:
    """Make pages searchable."""
    sources.register(PageSource())
