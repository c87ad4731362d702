"""What the search adds to Wagtail: its state among the admin's reports, and the feeds of the pages that hold a list."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search import feeds
from search.reports import StateView, may_see


class StateMenuItem(MenuItem):
    """The entry of the report, for those who work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the entry is shown."""
        return may_see(request.user)


hooks.register("on_serve_page", feeds.served)


@hooks.register("register_admin_urls")
def register_state_url() -> list[URLPattern]:
    """Give the report its address."""
    return [path("reports/search/", StateView.as_view(), name="search_state")]


@hooks.register("register_reports_menu_item")
def register_state_menu_item() -> MenuItem:
    """Put the report among the others."""
    return StateMenuItem(
        _("State of the search"), reverse("search_state"), name="search-state", icon_name="search", order=1300
    )
