"""The menu of the admin: first the places where the team publishes, under the names that visitors see."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

ICONS = {
    ("resources", "resourceindexpage"): "doc-full-inverse",
    ("experiences", "experienceindexpage"): "form",
    ("events", "eventindexpage"): "date",
    ("resources", "newsindexpage"): "comment",
}
FIRST, EXPLORER = 10, 250
"""Places in the menu: of the first section, and of the tree of all pages, after the snippets."""


def arrange(request: HttpRequest, items: list[Any]) -> None:
    """Put the sections of the portal at the head of the menu, and the tree of all pages after what is filed."""
    for item in items:
        if item.name == "explorer":
            item.order = EXPLORER
    items += [_link(page, FIRST + place) for place, page in enumerate(sections(request.user))]


def sections(user: Any) -> list[Page]:
    """Return the pages under the home page that hold contents of one sort, and that `user` works on, in one query."""
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_any_permission(user, ("add", "change", "publish")):
        return []
    found = policy.explorable_instances(user).filter(
        depth=3, locale__language_code=settings.LANGUAGE_CODE, alias_of=None
    )
    return [page for page in found.select_related("content_type").order_by("path") if _holds_contents(page)]


def _holds_contents(page: Page) -> bool:
    """Tell whether the children of a page are of other types than its own, such as the fiches of their list."""
    model = page.specific_class
    children = model.allowed_subpage_models() if model else []
    return bool(children) and model not in children


def _link(page: Page, order: int) -> MenuItem:
    icon = ICONS.get(page.content_type.natural_key(), "folder-open-inverse")
    url = reverse("wagtailadmin_explore", args=[page.pk])
    return MenuItem(page.get_admin_display_title(), url, name=f"section-{page.pk}", icon_name=icon, order=order)
