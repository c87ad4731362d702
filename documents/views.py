"""The public addresses of a file: itself, the picture of its first page, its text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.documents.models import document_served

from documents import serving, text_view
from documents.access import may_read
from documents.models import PortalDocument

View = Callable[..., HttpResponseBase]


def for_readers(view: View) -> View:
    """Give a view the document, if the visitor may read it; one answer says that it is not there, or not theirs."""

    @wraps(view)
    def checked(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
        document = (
            PortalDocument.objects.select_related("collection", "reading", "producer")
            .filter(pk=_within_reach(pk))
            .first()
        )
        if document is None or not may_read(document, request):
            return _not_there(request)
        if slug != document.slug:
            name = request.resolver_match.view_name if request.resolver_match else "wagtaildocs_serve"
            return redirect(reverse(name, args=[document.pk, document.slug]))
        return view(request, document)

    return require_safe(checked)


@for_readers
def serve(request: HttpRequest, document: PortalDocument) -> HttpResponseBase:
    """Give the file."""
    path = Path(document.file.path)
    if not path.is_file():
        return _not_there(request)
    document_served.send(sender=PortalDocument, instance=document, request=request)
    return serving.give(request, path, name=document.filename, mime=document.content_type, etag=document.file_hash)


@for_readers
def picture(request: HttpRequest, document: PortalDocument) -> HttpResponseBase:
    """Give the picture of the first page."""
    reading = document.reading
    if not reading or not reading.picture or not Path(reading.picture.path).is_file():
        return _not_there(request)
    return serving.give(
        request, Path(reading.picture.path), name=f"{document.slug}.webp", mime="image/webp", etag=reading.sha256[:40]
    )


@for_readers
def text(request: HttpRequest, document: PortalDocument) -> HttpResponseBase:
    """Show the text of the file, page by page."""
    response = TemplateResponse(request, "documents/text.html", text_view.context(request, document))
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _within_reach(pk: int) -> int:
    """Return a number that every database takes; 0, which no document has, for one that is too large."""
    return pk if pk < 2**63 else 0


def _not_there(request: HttpRequest) -> HttpResponseBase:
    """Answer the same whether the document does not exist or is not for this visitor, who may log in."""
    context: dict[str, Any] = {"login_url": f"{reverse('login')}?next={request.path}"}
    response = TemplateResponse(request, "documents/not_there.html", context, status=404)
    patch_cache_control(response, private=True, no_cache=True)
    return response
