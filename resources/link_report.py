"""The report of the links that no longer answer, as an editor reads it in the admin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from resources.links import owners
from resources.models import LinkCheck
from search.reports import may_see

SHOWN = 200
"""Links that the report lists."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A page or a snippet that leads to an address; `url` is where it is edited, for those who may."""

    kind: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """An address that gives trouble, and who leads there."""

    check: LinkCheck
    owners: list[Owner]

    @property
    def since(self) -> datetime | None:
        """Return since when it fails."""
        return self.check.failing_since


def broken_links(user: Any) -> list[BrokenLink]:
    """Return the links that no longer answer, then those that did not answer lately, the oldest trouble first."""
    trouble = (LinkCheck.Status.BROKEN, LinkCheck.Status.FAILING)
    checks = list(LinkCheck.objects.filter(status__in=trouble).order_by("status", "failing_since", "url")[:SHOWN])
    leading, finder = owners([check.url for check in checks]), AdminURLFinder(user)
    return [BrokenLink(check, [_owner(owner, finder) for owner in leading.get(check.url, ())]) for check in checks]


def _owner(owner: models.Model, finder: AdminURLFinder) -> Owner:
    kind = str(owner._meta.verbose_name)  # noqa: SLF001  # Django's documented way
    return Owner(kind, str(owner), finder.get_edit_url(owner) or "")


class LinksView(WagtailAdminTemplateMixin, View):
    """Shows the links that give trouble, and the contents to mend."""

    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    template_name = "resources/admin/broken_links.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who work on no page."""
        if not may_see(request.user):
            messages.error(request, _("Sorry, you do not have permission to access this area."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the report."""
        context = self.get_context_data(links=broken_links(request.user), checked=LinkCheck.objects.count())
        response: HttpResponse = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class LinksMenuItem(MenuItem):
    """The entry of the report, for those who work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the entry is shown."""
        return may_see(request.user)


@hooks.register("register_admin_urls")
def register_links_url() -> list[URLPattern]:
    """Give the report its address."""
    return [path("reports/links/", LinksView.as_view(), name="broken_links")]


@hooks.register("register_reports_menu_item")
def register_links_menu_item() -> MenuItem:
    """Put the report among the others."""
    return LinksMenuItem(_("Broken links"), reverse("broken_links"), name="broken-links", icon_name="link", order=1310)
