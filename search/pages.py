"""Wagtail's pages as a source of units."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length, Substr
from django.utils.html import escape
from wagtail.models import Page, PageViewRestriction, get_page_models

from search import sources
from search.audiences import combined
from search.contract import PUBLIC, Hit, IndexUnit, SearchRequest
from search.query import parse


class PageSource:
    """Every page type that has a `search_unit()`."""

    prefix = "page"

    def ids(self) -> Iterator[int]:
        yield from _searchable().filter(live=True).order_by("pk").values_list("pk", flat=True).iterator()

    def unit(self, pk: int) -> IndexUnit | None:
        page = Page.objects.filter(pk=pk, live=True).first()
        specific: Any = page and page.specific
        return specific.search_unit() if hasattr(specific, "search_unit") else None

    def readable(self, ids: Collection[int], audiences: frozenset[str]) -> set[int]:
        live = Page.objects.filter(pk__in=ids, live=True)
        if audiences == {PUBLIC}:
            return set(live.exclude(_restricted()).values_list("pk", flat=True))
        rules = list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))
        return {
            pk
            for pk, path in live.values_list("pk", "path")
            if audiences & set(combined(rule for rule in rules if path.startswith(rule.page.path)))
        }

    def titles(self, request: SearchRequest) -> tuple[list[Hit], int]:
        pages = _searchable(request.filters.get("kind", ())).filter(live=True, locale__language_code=request.locale)
        pages = pages.public().filter(_in_title(request)).order_by("-first_published_at", "pk")
        first = (request.page - 1) * request.per_page
        return [_hit(page) for page in pages[first : first + request.per_page].specific()], pages.count()


def _restricted() -> Exists:
    """Return whether any restriction stands on the path of a page, in the same query."""
    on_path = PageViewRestriction.objects.annotate(
        start=Substr(OuterRef("path"), Value(1), Length("page__path"), output_field=CharField())
    )
    return Exists(on_path.filter(page__path=F("start")))


def _models(kinds: Collection[str]) -> list[type[Page]]:
    models = [model for model in get_page_models() if getattr(model, "search_kind", "")]
    return [model for model in models if not kinds or model.search_kind in kinds]


def _searchable(kinds: Collection[str] = ()) -> Any:
    return Page.objects.type(*_models(kinds)) if _models(kinds) else Page.objects.none()


def _in_title(request: SearchRequest) -> Q:
    condition = Q()
    for concept in parse(request.text, request.locale).concepts:
        condition &= Q(title__icontains=concept.wordings[0].text)
    return condition


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


def subtree_uids(page: Page) -> list[str]:
    """Return the uids of a page and of everything under it."""
    pages: QuerySet[Page] = Page.objects.filter(path__startswith=page.path)
    return [sources.uid_of("page", pk) for pk in pages.values_list("pk", flat=True)]


def register() -> None:
    """Make pages searchable."""
    sources.register(PageSource())
