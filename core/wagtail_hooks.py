"""What the portal adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.viewsets import DirectoryGroup, TaxonomyGroup

register_snippet(TaxonomyGroup)
register_snippet(DirectoryGroup)


@hooks.register("before_serve_page", order=-1)
def refuse_strangers(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Answer 403 to an account that is in none of a page's groups: Wagtail would ask it to log in, again and again."""
    if not request.user.is_authenticated:
        return
    for restriction in page.get_view_restrictions():
        if restriction.restriction_type == restriction.GROUPS and not restriction.accept_request(request):
            raise PermissionDenied
