"""The first page of the admin: my drafts, what must be verified again, what the last week changed, the search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from core import checking
from search import reports

SIZE = 10
"""Most lines of a panel."""
READ = 200
"""Most entries of the log that are read for it."""
WEEK = timedelta(days=7)
TOLD = {
    "wagtail.publish": pgettext_lazy("page", "published"),
    "wagtail.publish.scheduled": pgettext_lazy("page", "published"),
    "wagtail.unpublish": pgettext_lazy("page", "withdrawn"),
    "wagtail.unpublish.scheduled": pgettext_lazy("page", "withdrawn"),
    "wagtail.delete": pgettext_lazy("page", "deleted"),
    "wagtail.move": pgettext_lazy("page", "moved"),
    "wagtail.copy_for_translation": pgettext_lazy("page", "to be translated"),
    "wagtail.create": pgettext_lazy("page", "created"),
    "wagtail.edit": pgettext_lazy("page", "changed, not published"),
}
"""What the panel says of the actions that Wagtail logs."""
MINOR = {"wagtail.create": 1, "wagtail.edit": 2}
"""The actions told only where the week has no greater one for the page."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a page during the week, by whom and when; `pk` is None once it is deleted."""

    title: str
    pk: int | None
    action: str
    user: str
    moment: datetime


class PortalPanel(Component):
    """A panel of the dashboard, for those who work on pages."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what the panel shows to the user of the request."""
        return self.shown_to(parent_context["request"].user)

    def shown_to(self, user: Any) -> dict[str, Any]:
        """Return what the panel shows to `user`."""
        raise NotImplementedError


class DraftsPanel(PortalPanel):
    """The pages that I began or changed last, and that are not published as they stand."""

    name = "my_drafts"
    order = 110
    template_name = "core/admin/drafts.html"

    def shown_to(self, user: Any) -> dict[str, Any]:
        mine = Q(owner=user, latest_revision=None) | Q(latest_revision__user=user)
        pages = Page.objects.filter(mine, has_unpublished_changes=True, alias_of=None).select_related("content_type")
        return {"pages": list(pages.order_by(F("latest_revision_created_at").desc(nulls_last=True))[:SIZE])}


class ToCheckPanel(PortalPanel):
    """The contents that nobody has verified for two years."""

    name = "to_check"
    order = 120
    template_name = "core/admin/to_check.html"

    def shown_to(self, user: Any) -> dict[str, Any]:
        found = checking.to_check(policy_registry.get_by_type(Page).explorable_instances(user), SIZE)
        return {"pages": found.pages, "others": found.total - len(found.pages), "years": checking.YEARS}


class WeekPanel(PortalPanel):
    """What the team changed during the last seven days, by page."""

    name = "last_week"
    order = 130
    template_name = "core/admin/last_week.html"

    def shown_to(self, user: Any) -> dict[str, Any]:
        return {"changes": last_week(user)}


class SearchPanel(PortalPanel):
    """Whether the search works."""

    name = "search_state"
    order = 140
    template_name = "core/admin/search_state.html"

    def shown_to(self, user: Any) -> dict[str, Any]:
        return {"state": reports.state()}


def panels(request: HttpRequest, shown: list[Any]) -> None:
    """Replace the last edits of Wagtail with the panels of the portal; what waits for an approval stays first."""
    if reports.may_see(request.user):
        shown[:] = [panel for panel in shown if not isinstance(panel, RecentEditsPanel)]
        shown += [DraftsPanel(), ToCheckPanel(), WeekPanel(), SearchPanel()]


def last_week(user: Any) -> list[Change]:
    """Return the pages that changed during the last seven days and that `user` may see, the latest first."""
    since = timezone.now() - WEEK
    entries = _visible(user).filter(timestamp__gte=since, action__in=TOLD)
    told: dict[int, PageLogEntry] = {}
    for entry in entries.select_related("user").order_by("-timestamp")[:READ]:
        kept = told.setdefault(entry.page_id, entry)
        if MINOR.get(entry.action, 0) < MINOR.get(kept.action, 0):
            told[entry.page_id] = entry
    changes = sorted(told.values(), key=lambda entry: entry.timestamp, reverse=True)[:SIZE]
    existing = set(Page.objects.filter(pk__in=[entry.page_id for entry in changes]).values_list("pk", flat=True))
    return [_change(entry, existing) for entry in changes]


def _visible(user: Any) -> QuerySet[PageLogEntry]:
    """Return what the log says of the pages that `user` sees; of deleted ones too, to those who see the whole tree.

    A page that only stands for another in its language changes when that one does, and nobody wrote it.
    """
    policy = policy_registry.get_by_type(Page)
    seen = Q(page__in=policy.explorable_instances(user).filter(alias_of=None).values("pk"))
    root = policy.explorable_root_instance(user)
    deleted = Q(deleted=True) if root and root.is_root() else Q(pk__in=[])
    entries: QuerySet[PageLogEntry] = PageLogEntry.objects.filter(seen | deleted)
    return entries


def _change(entry: PageLogEntry, existing: set[int]) -> Change:
    name = entry.user.get_full_name() or entry.user.get_username() if entry.user else ""
    pk = entry.page_id if entry.page_id in existing else None
    return Change(entry.label, pk, str(TOLD[entry.action]), name, entry.timestamp)
