"""The cycle: several events on one subject, and what came of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing

from core.blocks import BodyBlock, stream_text
from core.dates import Precision
from core.fields import UnevenDateField
from core.models import BasePage
from core.naming import named_by
from events import reading
from events.models.schedule import PAST_EVENTS
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from search.shown import Entry


class CyclePage(BasePage):
    """A cycle of events: its objectives, its funders, its events in order, and what they led to."""

    search_kind = "cycle"
    named_bodies: ClassVar = ("funders",)
    parent_page_types: ClassVar = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    years = UnevenDateField(
        _("years"),
        null=True,
        precisions=(Precision.YEAR, Precision.MONTH),
        help_text=_("Such as “2016” or “2013-2015”; months if they are known, such as “September 2013 - June 2015”."),
    )
    objectives = RichTextField(
        _("objectives"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("What the cycle is for, one objective a line."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    capitalisation: models.ForeignKey[Any, Any] = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("capitalisation"),
        help_text=_("The publication that gathers what the cycle taught."),
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("years"),
        FieldPanel("objectives"),
        FieldPanel("body"),
        InlinePanel("funders", heading=_("Funders"), label=_("funder")),
        PageChooserPanel("capitalisation"),
        InlinePanel(
            "links",
            heading=_("Pages gathered"),
            label=_("page"),
            help_text=_("Experiences, dossiers and publications of the cycle. Its events are there by themselves."),
        ),
        InlinePanel("file_links", heading=_("Files"), label=_("file")),
    ]

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(named_by(self, saved=not getattr(request, "is_preview", False)))
        links = [(link.heading, f"page:{link.page_id}") for link in self.links.all()]
        capitalisation = f"page:{self.capitalisation_id}"
        found = {
            entry.hit.uid: entry for entry in listing.entries(request, [capitalisation, *(uid for _text, uid in links)])
        }
        context["listing"] = listing.build(
            request, fixed={"kind": ("event",), "cycle": (str(self.translation_key),)}, sort=Sort.OLDEST
        )
        context["capitalisation"] = found.get(capitalisation)
        context["groups"] = _groups(links, found)
        context["files"] = reading.page_files(self, request)
        context["parent_url"] = self.get_url(request).removesuffix(f"{self.slug}/")
        context["list_url"] = context["parent_url"] + PAST_EVENTS
        return context

    def index_body(self) -> str:
        funders = ", ".join(str(funder) for funder in self.funders.all())
        headings = [link.heading for link in self.links.all()]
        return "\n\n".join([get_text_for_indexing(self.objectives), stream_text(self.body), funders, *headings])

    def index_dates(self) -> tuple[date | None, date | None]:
        return (self.years.start, self.years.end) if self.years else (None, None)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        years = tuple(str(year) for year in self.years.years) if self.years else ()
        return {**super().index_facets(), "year": years}

    def index_facts(self) -> list[str]:
        return [self.years.display()] if self.years else []


def _groups(links: list[tuple[str, str]], found: dict[str, Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the pages gathered, under their headings in the editor's order; a page without one joins those above."""
    groups: dict[str, list[Entry]] = {}
    heading = ""
    for text, uid in links:
        heading = text or heading
        if uid in found:
            groups.setdefault(heading, []).append(found[uid])
    return list(groups.items())
