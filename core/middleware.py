"""Middleware of the portal."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class RefuseNul:
    """Answers 400 to an address that holds a NUL character, which no database takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseBadRequest() if "\0" in request.path else self.get_response(request)


class UnsafeRequestTransaction:
    """Puts each request that may write in one transaction, so that a page and its outbox row go together.

    Django's `ATOMIC_REQUESTS` would take SQLite's write lock for every reader too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "view_failed", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view raised, even where Django answers 403 or 404."""
        request.view_failed = True  # type: ignore[attr-defined]  # a mark for __call__ only
