"""News: what happens, who says so, and until when it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks import BodyBlock, stream_text
from core.dates import Precision
from core.fields import UnevenDateField
from core.models import BasePage
from core.naming import named_by
from core.web_addresses import WebAddressField
from resources.citation import plain_date
from resources.models.link_checks import LinkCheck
from resources.publication_forms import NewsForm
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpRequest

    from core.models import Organisation

SCHEDULE = PublishingPanel(children=PublishingPanel().children[:1])
"""Wagtail's own panel without the day of withdrawal, which stands among the contents."""


class NewsIndexPage(BasePage):
    """The list of news, with its filters."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar = ["resources.NewsPage"]
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing.build(
            request,
            fixed={"kind": (NewsPage.search_kind,)},
            facets=("theme", "territory", "organisation", "audience", "year"),
            sort=Sort.NEWEST,
        )
        return context


class NewsPage(BasePage):
    """A piece of news, ours or somebody else's, withdrawn by itself when it is over."""

    search_kind = "news"
    named_organisations: ClassVar = ("source",)
    base_form_class = NewsForm
    parent_page_types: ClassVar = ["resources.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    date = UnevenDateField(
        _("date"), null=True, precisions=(Precision.DAY,), help_text=_("The day of the news: “8 July 2021”.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True, help_text=_("The news itself."))
    source: models.ForeignKey[Organisation | None, Organisation | None] = models.ForeignKey(
        "core.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("Who says so, when it is not the portal itself."),
    )
    source_name = models.CharField(
        _("or its name"), max_length=250, blank=True, help_text=_("Only for a body that has no entry of its own.")
    )
    source_url = WebAddressField(
        _("address of the source"), max_length=500, blank=True, help_text=_("Where it is read, with “https://”.")
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("source"), FieldPanel("source_name")]), FieldPanel("source_url")],
            heading=_("Source"),
        ),
        FieldPanel(
            "expire_at",
            heading=_("Withdraw on"),
            help_text=_("From this day and hour on, the news is no longer shown anywhere. Empty: it stays."),
        ),
    ]
    settings_panels: ClassVar = [FieldPanel("show_in_menus"), SCHEDULE]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(named_by(self, saved=not getattr(request, "is_preview", False)))
        context["link_check"] = LinkCheck.objects.filter(url=self.source_url).first() if self.source_url else None
        context["similar"] = listing.similar(request, f"page:{self.pk}", kind=self.search_kind)
        context["parent_url"] = (self.get_url(request) or "").removesuffix(f"{self.slug}/")
        return context

    @property
    def said_by(self) -> str:
        """Return the name of the source, in whichever way it was given."""
        return self.source.name if self.source else self.source_name

    def index_body(self) -> str:
        return stream_text(self.body)

    def index_keywords(self) -> list[str]:
        return [*super().index_keywords(), self.source_name]

    def index_dates(self) -> tuple[dt.date | None, dt.date | None]:
        return (self.date.start, self.date.end) if self.date else (None, None)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        years = tuple(str(year) for year in self.date.years) if self.date else ()
        return {**super().index_facets(), "year": years}

    def index_facts(self) -> list[str]:
        return [fact for fact in (plain_date(self.date), self.said_by) if fact]
