"""The public addresses of a file: itself, the picture of its first page, its text, and what opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.documents.models import document_served
from wagtail.models import CollectionViewRestriction

from core.contact import guard
from documents import serving, text_view
from documents.access import collection_rules, may_read
from documents.models import PortalDocument


class PasswordForm(forms.Form):
    """Asks for the password that the team gave with the address of a document."""

    password = forms.CharField(
        label=gettext_lazy("Password of the document"),
        max_length=255,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


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


@require_POST
def unlock(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Take the password of a collection; a wrong one, and one for nothing, get the same answer."""
    form = PasswordForm(request.POST)
    if not form.is_valid():
        return _not_there(request, form)
    if guard.is_one_too_many(request, "password"):
        form.add_error("password", _("Many passwords were tried in a short time: try again in an hour."))
        return _not_there(request, form)
    document = PortalDocument.objects.select_related("collection").filter(pk=_within_reach(pk)).first()
    rules = collection_rules(document.collection.path) if document else []
    opened = [rule for rule in rules if _is_opened_by(rule, form.cleaned_data["password"])]
    for rule in opened:
        rule.mark_as_passed(request)
    if not opened:
        form.add_error("password", _("This password opens no document here: check it, capitals included."))
        return _not_there(request, form)
    return redirect(reverse("wagtaildocs_serve", args=[pk, slug]))


def _is_opened_by(rule: CollectionViewRestriction, password: str) -> bool:
    return rule.restriction_type == rule.PASSWORD and constant_time_compare(rule.password, password)


def _within_reach(pk: int) -> int:
    """Return a number that every database takes; 0, which no document has, for one that is too large."""
    return pk if pk < 2**63 else 0


def _not_there(request: HttpRequest, form: PasswordForm | None = None) -> HttpResponseBase:
    """Answer the same whether the document is not there or not theirs; the visitor may log in, or know a password.

    The answer never depends on the document.
    """
    match = request.resolver_match
    kept = [match.kwargs["pk"], match.kwargs["slug"]] if match else [0, "document"]
    context: dict[str, Any] = {
        "form": form or PasswordForm(),
        "login_url": f"{reverse('login')}?next={reverse('wagtaildocs_serve', args=kept)}",
        "unlock_url": reverse("document_password", args=kept),
    }
    response = TemplateResponse(request, "documents/not_there.html", context, status=404)
    patch_cache_control(response, private=True, no_cache=True)
    return response
