"""What the resources share: bodies that produced them, a date, a line that cites them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel

from core.fields import UnevenDateField
from core.models import BasePage
from resources.citation import citation, plain_date, producer_names

if TYPE_CHECKING:
    import datetime as dt

    from search.contract import IndexUnit

PRODUCERS_PANEL = InlinePanel(
    "producers",
    heading=_("Producers"),
    label=_("producer"),
    help_text=_("The bodies that published it, the main one first: from the list, or by their name at the time."),
)
AUTHORS_PANEL = InlinePanel(
    "authors",
    heading=_("Authors"),
    label=_("author"),
    help_text=_("The people who sign it. Their function is kept as it was on the day of the document."),
)
FILES_PANEL = InlinePanel(
    "file_links",
    heading=_("Files"),
    label=_("file"),
    help_text=_("The full text first. The role says what each file is for the reader."),
)


class ResourcePage(BasePage):
    """Abstract: something that bodies produced on some day, and that one cites."""

    named_bodies: ClassVar = ("producers",)
    parent_page_types: ClassVar = ["resources.ResourceIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    date = UnevenDateField(_("date"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def extent(self) -> str:
        """Return how long it is, as its citation says; empty when nobody told."""
        return ""

    def freeze_contributions(self) -> None:
        """Keep what the people of this page did, and for which body, on its day; nothing is known without a day."""
        if self.date:
            for relation in self.named_people:
                for contribution in getattr(self, relation).all():
                    contribution.freeze(self.date.start)

    def search_unit(self) -> IndexUnit | None:
        unit = super().search_unit()
        return unit and replace(unit, published_by=", ".join(producer_names(self)))

    def index_citation(self) -> str:
        return citation(self)

    def index_dates(self) -> tuple[dt.date | None, dt.date | None]:
        return (self.date.start, self.date.end) if self.date else (None, None)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        years = tuple(str(year) for year in self.date.years) if self.date else ()
        return {**super().index_facets(), "year": years}

    def index_facts(self) -> list[str]:
        return [fact for fact in (plain_date(self.date), ", ".join(producer_names(self)), self.extent) if fact]
