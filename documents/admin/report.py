"""The report of the documents to complete, and what the first page of the admin tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.admin.dashboard import SIZE, PortalPanel
from documents import care
from documents.admin.rights import changeable, may_work
from documents.models import PortalDocument

SHOWN = 100
"""Documents that a part of the report lists."""


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that lack the same thing: how it is called, what to do, the first of them, how many there are."""

    key: str
    title: str
    advice: str
    documents: list[PortalDocument]
    total: int

    @property
    def others(self) -> int:
        """Return how many are not listed."""
        return self.total - len(self.documents)


PARTS: tuple[tuple[str, Any, Any, Callable[[care.Documents], care.Documents]], ...] = (
    (
        "failed",
        gettext_lazy("Files that could not be read"),
        gettext_lazy("Their text is not found by the search. The page of each document says what to do."),
        care.failed,
    ),
    (
        "review",
        gettext_lazy("To be looked at again"),
        gettext_lazy("The day on which you wanted to look at them has come. Replace them, or choose another day."),
        lambda documents: care.to_review(documents, date.today()),  # noqa: DTZ011  # the day where the team works
    ),
    (
        "licence",
        gettext_lazy("Without licence"),
        gettext_lazy("Readers do not know what they may do with them. Ask the producer, then choose a licence."),
        care.without_licence,
    ),
    (
        "alternative",
        gettext_lazy("Without accessible alternative"),
        gettext_lazy(
            "These PDF say nothing of their structure. Replace them by a tagged PDF, or add an accessible version to "
            "the page that shows them."
        ),
        care.without_alternative,
    ),
    (
        "use",
        gettext_lazy("Without use"),
        gettext_lazy("No page uses them, so that readers cannot find them. Add them to a page, or delete them."),
        care.without_use,
    ),
)


def parts(user: Any, size: int = SHOWN) -> list[Part]:
    """Return the parts of the report, of the documents that `user` may change, in two queries each."""
    documents = changeable(user).select_related("reading", "collection").order_by("title", "pk")
    return [
        Part(key, str(title), str(advice), list((kept := keep(documents))[:size]), kept.count())
        for key, title, advice, keep in PARTS
    ]


class ReportView(WagtailAdminTemplateMixin, View):
    """Shows the documents that lack something."""

    page_title = gettext_lazy("Documents to be completed")
    header_icon = "doc-full-inverse"
    template_name = "documents/admin/report.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who work on no document."""
        if not may_work(request.user):
            messages.error(request, _("Sorry, you do not have permission to access this area."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the report."""
        context = self.get_context_data(parts=parts(request.user))
        response: HttpResponse = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class ReportMenuItem(MenuItem):
    """The entry of the report, for those who work on documents."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the entry is shown."""
        return may_work(request.user)


class DocumentsPanel(PortalPanel):
    """The documents to look at again, and those whose reading failed."""

    name = "documents_to_complete"
    order = 125
    template_name = "documents/admin/panel.html"

    def shown_to(self, user: Any) -> dict[str, Any]:
        documents = changeable(user).select_related("reading").order_by("title", "pk")
        day = date.today()  # noqa: DTZ011  # the day where the team works
        failed, review = care.failed(documents), care.to_review(documents, day)
        shown = [*review.order_by("review_on", "pk")[:SIZE], *failed.exclude(pk__in=review.values("pk"))[:SIZE]]
        return {"documents": shown[:SIZE], "failed": failed.count(), "review": review.count(), "today": day}
