"""The state of the search, as an editor reads it in the admin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from search import outbox, sources
from search.contract import EngineHealth
from search.engines import engine
from search.models import IndexState, OutboxRow

SHOWN = 100
"""Contents set aside that the report lists."""

ENGINES = {
    "embedded": gettext_lazy("built into the portal, on this machine"),
    "elasticsearch": gettext_lazy("an Elasticsearch server"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a uid stands for: its title, and where it is edited; both empty when it is gone."""

    uid: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A content that could not be written, why, and when it will be tried again."""

    subject: Subject
    error: str
    attempts: int
    next_try: datetime


@dataclass(frozen=True, slots=True)
class State:
    """All that the report shows."""

    engine: str
    health: EngineHealth
    index: IndexState
    waiting: int
    oldest: datetime | None
    failed: int
    set_aside: list[SetAside]

    @property
    def differences(self) -> int:
        """Return how many contents the last comparison found different."""
        return self.index.missing + self.index.superfluous + self.index.stale


def state() -> State:
    """Return the state of the search at this moment."""
    health, waiting = engine().health(), OutboxRow.objects.filter(attempts=0)
    failed = OutboxRow.objects.filter(attempts__gt=0)
    rows = list(failed.order_by("-attempts", "id")[:SHOWN])
    subjects = named([row.uid for row in rows])
    return State(
        engine=str(ENGINES.get(health.engine, health.engine)),
        health=health,
        index=IndexState.load(),
        waiting=waiting.count(),
        oldest=waiting.order_by("created").values_list("created", flat=True).first(),
        failed=failed.count(),
        set_aside=[
            SetAside(subject, row.error, row.attempts, row.next_try)
            for subject, row in zip(subjects, rows, strict=True)
        ],
    )


def named(uids: Iterable[str]) -> list[Subject]:
    """Return what uids stand for, in their order."""
    uids = list(uids)
    titles = Page.objects.filter(pk__in=sources.ids_of("page", uids)).values_list("pk", "title")
    pages = {
        sources.uid_of("page", pk): Subject(
            sources.uid_of("page", pk), title, reverse("wagtailadmin_pages:edit", args=[pk])
        )
        for pk, title in titles
    }
    return [pages.get(uid, Subject(uid)) for uid in uids]


def may_see(user: Any) -> bool:
    """Tell whether somebody works on pages."""
    return bool(page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"]))


class StateView(WagtailAdminTemplateMixin, View):
    """Shows the state of the search; its button has everything that waits tried again."""

    page_title = gettext_lazy("State of the search")
    header_icon = "search"
    template_name = "search/admin/state.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who work on no page."""
        if not may_see(request.user):
            messages.error(request, _("Sorry, you do not have permission to access this area."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the report."""
        response: HttpResponse = self.render_to_response(self.get_context_data(state=state()))
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try again what waits and what was set aside."""
        outbox.try_again()
        if engine().local:
            transaction.on_commit(lambda: outbox.drain(wait=1, limit=outbox.BATCH), robust=True)
        messages.success(request, _("Every content that waits is being tried again."))
        return redirect("search_state")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]
