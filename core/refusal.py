"""What answers a form that Django refuses: the portal's own page of refusal, rather than Django's."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.defaults import permission_denied


def refuse_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form without its token, or whose token is too old, in the words of the portal."""
    return permission_denied(request, PermissionDenied(reason))
