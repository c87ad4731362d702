"""Who may change a document in the admin: Wagtail's policy on its collection, and its owner."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic import View
from wagtail.permissions import policy_registry

from documents.models import PortalDocument


def may_work(user: Any) -> bool:
    """Tell whether somebody adds or changes documents at all."""
    return bool(policy_registry.get_by_type(PortalDocument).user_has_any_permission(user, ["add", "change"]))


def changeable(user: Any) -> Any:
    """Return the documents that somebody may change."""
    return policy_registry.get_by_type(PortalDocument).instances_user_has_permission_for(user, "change")


class ChangeView(View):
    """A view of a document, for those who may change it; `document` is there for its methods."""

    document: PortalDocument

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the document, and refuse those who may not change it."""
        found = PortalDocument.objects.select_related("collection", "reading")
        self.document = get_object_or_404(found, pk=kwargs["document_id"])
        if not self.document.is_editable_by_user(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
