"""A page and its outbox row are written together, or not at all."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.models import Locale

from core.middleware import UnsafeRequestTransaction
from core.models import Audience


def write_then(answer):
    def view(request):
        Audience.objects.create(name="Élus", slug="elus", locale=Locale.get_default())
        return answer()

    return view


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (400, 1), (500, 0)])
def test_failed_request_leaves_nothing(db, status, kept):
    UnsafeRequestTransaction(write_then(lambda: HttpResponse(status=status)))(RequestFactory().post("/"))

    assert Audience.objects.count() == kept


def test_view_that_raised_leaves_nothing_even_when_answered(db):
    middleware = UnsafeRequestTransaction(write_then(lambda: HttpResponse(status=403)))
    request = RequestFactory().post("/")
    middleware.process_exception(request, PermissionError())

    middleware(request)

    assert Audience.objects.count() == 0


def test_reader_takes_no_transaction(db):
    seen, before = [], len(connection.savepoint_ids)

    def view(request):
        seen.append(len(connection.savepoint_ids) - before)
        return HttpResponse()

    middleware = UnsafeRequestTransaction(view)
    middleware(RequestFactory().get("/"))
    middleware(RequestFactory().post("/"))

    assert seen == [0, 1]
