"""The mails that the forms become: in French, for the team, with the visitor as the one to answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core.contact.forms import ContactForm, ReportForm
from core.models import PortalSettings


def send_message(data: Mapping[str, Any]) -> None:
    """Send a visitor's message to the team; raise what the mail server raises."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Message: %(subject)s") % {"subject": dict(ContactForm.SUBJECTS)[data["subject"]]}
        body = render_to_string("core/mails/contact.txt", {**data, "subject": subject})
    _send(subject, body, data["email"])


def send_report(data: Mapping[str, Any]) -> None:
    """Send the error that a visitor found to the team; raise what the mail server raises."""
    with translation.override(settings.LANGUAGE_CODE):
        kind = str(dict(ReportForm.KINDS)[data["kind"]])
        subject = _("Error reported: %(kind)s") % {"kind": kind}
        page = f"{settings.SITE_URL}{data['page']}" if data["page"] else ""
        body = render_to_string("core/mails/report.txt", {**data, "kind": kind, "page": page})
    _send(subject, body, data["email"])


def team_address() -> str:
    """Return where the team reads its mail: the public e-mail of the portal, or the sender of its mails."""
    return PortalSettings.load().email or settings.DEFAULT_FROM_EMAIL


def _send(subject: str, body: str, answer_to: str) -> None:
    """Send a mail whose headers hold nothing that the visitor typed but a checked address."""
    answers = [answer_to] if answer_to else []
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [team_address()], reply_to=answers).send()
