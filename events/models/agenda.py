"""The agenda: what is coming, then what took place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.models import BasePage
from events.facets import lasting_only
from events.models.cycles import CyclePage
from events.models.events import EventPage
from events.models.schedule import PAST_EVENTS
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from search.shown import Entry, Listing

FACETS = ("theme", "territory", "audience", "format", "mode", "state", "year")
EVENTS = {"kind": (EventPage.search_kind,)}
CYCLES = {"kind": (CyclePage.search_kind,)}


class EventIndexPage(RoutablePageMixin, BasePage):
    """The agenda, with its filters; past events have an address of their own under it."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar = ["events.EventPage", "events.CyclePage"]
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("agenda")

    @path("", name="coming")
    def coming(self, request: HttpRequest) -> HttpResponse:
        """Show the coming events, the nearest first, then the latest past ones."""
        shown = listing.build(request, fixed=EVENTS, facets=FACETS, date_from=localdate(), sort=Sort.OLDEST)
        context = {"listing": shown, "past": past_events(request) if _is_whole(shown) else None}
        page: HttpResponse = self.render(request, context_overrides=context)
        return page

    @path(PAST_EVENTS, name="past")
    def past(self, request: HttpRequest) -> HttpResponse:
        """Show the past events, the latest first, then the cycles."""
        shown = past_events(request, facets=FACETS)
        cycles = listing.build(request, fixed=CYCLES, sort=Sort.NEWEST).entries if _is_whole(shown) else []
        context = {
            "heading": gettext("Past events"),
            "listing": shown,
            "cycles": cycles,
            "parent_url": self.get_url(request),
        }
        page: HttpResponse = self.render(request, context_overrides=context, template="events/past_events.html")
        return page


def past_events(request: HttpRequest, *, facets: tuple[str, ...] = ()) -> Listing:
    """Return the events that ended before today, the latest first, with the states that still say something of them."""
    today = localdate()
    yesterday = today - timedelta(days=1)
    shown = listing.build(request, fixed=EVENTS, facets=facets, date_to=yesterday, sort=Sort.NEWEST)
    offered = [lasting_only(facet) if facet.facet.key == "state" else facet for facet in shown.facets]
    return replace(shown, facets=offered, entries=[entry for entry in shown.entries if not _still_on(entry, today)])


def _is_whole(shown: Listing) -> bool:
    """Return whether this is the beginning of a list that neither words nor filters narrow."""
    return shown.number == 1 and not (shown.text or shown.chips)


def _still_on(entry: Entry, today: date) -> bool:
    """Return whether an event of several days, which began before today, is not over: it is a coming one."""
    return entry.hit.end is not None and entry.hit.end >= today
