"""The lists of pages in the admin: what each speaks of, where, and from when, at a constant cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from core.admin.filters import PortalPageFilterSet
from core.dates import Precision, UnevenDate
from core.models import PageTerritory, PageTheme


def period(start: date | None, end: date | None) -> str:
    """Return the days of a content in the fewest words: « 2015 », « nov. 2016 », « 8 déc. 2022 »."""
    if start is None:
        return ""
    for precision in (Precision.YEAR, Precision.MONTH):
        try:
            return UnevenDate(start, end or start, precision).short()
        except ValueError:
            continue
    return UnevenDate.from_days(start, end).short()


def _date(page: Any) -> str:
    dates = getattr(page, "index_dates", None)
    return period(*dates()) if dates else ""


COLUMNS = [
    Column("content_date", label=_("Date"), accessor=_date, width="8%"),
    Column("themes", label=_("Themes"), accessor="shown_themes", width="13%"),
    Column("territories", label=_("Territories"), accessor="shown_territories", width="12%"),
]
WIDTHS = {"parent": "10%", "latest_revision_created_at": "9%", "type": "9%", "status": "8%", "navigate": "4%"}
"""What is left to the columns of Wagtail, so that titles keep a third of the line."""


def with_columns(columns: Iterable[Column]) -> list[Column]:
    """Return the columns of Wagtail, narrower, with those of the portal after the title."""
    merged: list[Column] = []
    for column in map(copy, columns):
        column.width = WIDTHS.get(column.name, column.width)
        merged += [column, *COLUMNS] if column.name == "title" else [column]
    return merged


def name_classification(pages: Iterable[Any]) -> None:
    """Give each page the names of its themes and territories, in two queries for all of them."""
    listed = list(pages)
    ids = [page.pk for page in listed]
    themes: dict[int, list[str]] = defaultdict(list)
    territories: dict[int, list[str]] = defaultdict(list)
    for pk, name in PageTheme.objects.filter(page__in=ids).values_list("page", "theme__name"):
        themes[pk].append(name)
    for pk, name in PageTerritory.objects.filter(page__in=ids).values_list("page", "territory__name"):
        territories[pk].append(name)
    for page in listed:
        page.shown_themes = ", ".join(themes[page.pk])
        page.shown_territories = ", ".join(territories[page.pk])


class ClassifiedMixin:
    """A list of pages whose columns name themes and territories."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a view comes after it
        name_classification(context["object_list"])
        return context


class PortalExplorerView(ClassifiedMixin, ExplorableIndexView):
    """The pages under a page."""

    base_columns: ClassVar = with_columns(ExplorableIndexView.base_columns)


class PortalTypeView(ClassifiedMixin, ContentTypeUseView):
    """The pages of one type, wherever they are."""

    base_columns: ClassVar = with_columns(ContentTypeUseView.base_columns)


class PortalSearchView(ClassifiedMixin, SearchView):
    """The pages whose title answers a question."""

    columns: ClassVar = with_columns(SearchView.columns)


class PortalPageViewSet(PageViewSet):
    """The lists of pages of the portal; every other view is Wagtail's."""

    model = Page
    filterset_class = PortalPageFilterSet
    index_view_class = PortalExplorerView
    content_type_use_view_class = PortalTypeView
    search_view_class = PortalSearchView
