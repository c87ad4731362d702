"""What the files add to Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from documents.admin.report import DocumentsPanel, ReportMenuItem
from documents.admin.rights import may_work
from documents.models import PortalDocument
from documents.uses import changed_files


@hooks.register("register_admin_urls", order=-1)
def register_addresses() -> list[URLPattern]:
    """Give the admin of documents its addresses, before Wagtail's, some of which they take."""
    from documents.admin.urls import urlpatterns  # noqa: PLC0415  # Wagtail's own views are there only now

    return urlpatterns


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """Put the report among the others."""
    label, url = _("Documents to be completed"), reverse("documents_report")
    return ReportMenuItem(label, url, name="documents-report", icon_name="doc-full-inverse", order=1320)


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Tell on the first page which documents need somebody."""
    if may_work(request.user):
        panels.append(DocumentsPanel())


@hooks.register("after_bulk_action")
def tell_moved_files(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """Let the index hear of files that change collection together: Wagtail sends no signal of each."""
    if action_type == "add_to_collection" and action.model is PortalDocument:
        changed_files([document.pk for document in objects])
