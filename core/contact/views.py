"""The pages of the forms, and the page that says that a message left."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.contact import guard, mails
from core.contact.forms import ContactForm, ReportForm, is_local

log = logging.getLogger(__name__)

Send = Callable[[Mapping[str, Any]], None]


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Take a message to the team."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and _sent(request, form, mails.send_message):
        return redirect("contact_sent")
    return _shown(request, "core/contact.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Take an error found on the page whose address comes with the link."""
    form = ReportForm(request.POST or None, initial={"page": _local(request.GET.get("page", ""))})
    if request.method == "POST" and _sent(request, form, mails.send_report):
        return redirect(f"{reverse('contact_sent')}?{urlencode({'page': form.cleaned_data['page']})}")
    return _shown(request, "core/report.html", {"form": form, "reported": _local(str(form["page"].value() or ""))})


def sent(request: HttpRequest) -> HttpResponse:
    """Say that the message left, and offer the way back to the page that it was about."""
    return render(request, "core/contact_sent.html", {"back": _local(request.GET.get("page", ""))})


def _local(path: str) -> str:
    """Return the path where it is one of the portal, else nothing."""
    return path[:500] if path.isprintable() and is_local(path) else ""


def _sent(request: HttpRequest, form: guard.GuardedForm, send: Send) -> bool:
    """Send what a valid form holds; else leave in the form the sentence that says what to do."""
    if not form.is_valid():
        return False
    if guard.is_one_too_many(request):
        form.add_error(None, _("Many messages came in a short time: try again in an hour, or write by e-mail."))
        return False
    try:
        send(form.cleaned_data)
    except OSError:  # what smtplib raises is one too
        log.exception("the mail of a visitor could not be sent")
        form.add_error(None, _("Your message could not be sent: try again in a few minutes, or write by e-mail."))
        return False
    return True


def _shown(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Draw a form; no cache keeps it, for it holds what somebody typed."""
    status = 422 if context["form"].is_bound else 200
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
