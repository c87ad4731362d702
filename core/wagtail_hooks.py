"""What the portal adds to Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import SlugField
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import SlugInput
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core import slugs
from core.admin import dashboard, menu, replacing, translating
from core.admin.listing import PortalPageViewSet
from core.replacing import ACTION
from core.viewsets import DirectoryGroup, GlossaryTermViewSet, TaxonomyGroup

register_snippet(GlossaryTermViewSet)
register_snippet(TaxonomyGroup)
register_snippet(DirectoryGroup)
register_form_field_override(SlugField, override={"widget": SlugInput(formatters=list(slugs.RULES))})
translating.replace_button()
hooks.register("construct_main_menu", menu.arrange)
hooks.register("construct_homepage_panels", dashboard.panels)
hooks.register("before_delete_snippet", replacing.refuse_protected)
hooks.register("before_delete_page", replacing.refuse_protected)


@hooks.register("insert_global_admin_css")
def style() -> str:
    """Add the styles of the portal to those of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def first_error() -> str:
    """Put the cursor in the first field that a form refuses."""
    return format_html('<script type="module" src="{}"></script>', static("js/first_error.js"))


@hooks.register("register_admin_urls")
def register_replacement() -> list[URLPattern]:
    """Give the replacement of a thing its address."""
    address = "remplacer/<slug:app_label>/<slug:model_name>/<str:pk>/"
    return [path(address, replacing.ReplaceView.as_view(), name="replace")]


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    """Let the history of a thing tell that something was replaced in it."""
    actions.register_action(ACTION)(replacing.ReplacementFormatter)


@hooks.register("register_snippet_listing_buttons")
def register_replacement_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer to replace a snippet, in its list."""
    if replacing.may_delete(user, snippet):
        yield Button(_("Replace by another"), replacing.replacement_url(snippet), icon_name="resubmit", priority=90)


@hooks.register("register_admin_viewset")
def register_page_lists() -> PortalPageViewSet:
    """Draw the lists of pages with the columns and filters of the portal."""
    return PortalPageViewSet()


@hooks.register("before_serve_page", order=-1)
def refuse_strangers(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Answer 403 to an account that is in none of a page's groups: Wagtail would ask it to log in, again and again."""
    if request.user.is_authenticated:
        _refuse(page.get_view_restrictions(), request)


def _refuse(restrictions: Iterable[Any], request: HttpRequest) -> None:
    for restriction in restrictions:
        if restriction.restriction_type == restriction.GROUPS and not restriction.accept_request(request):
            raise PermissionDenied
