"""The mails that the portal would have sent, readable in the browser; in development only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of the mailbox."""

    name: str
    sender: str
    recipients: str
    subject: str
    date: datetime
    body: str


def index(request: HttpRequest) -> HttpResponse:
    """List the mails, the newest first."""
    return render(request, "core/mailbox.html", {"mails": [_read(path) for path in _files()]})


def mail(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail."""
    path = next((path for path in _files() if path.name == name), None)
    if path is None:
        raise Http404
    return render(request, "core/mail.html", {"mail": _read(path)})


def _files() -> list[Path]:
    return sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), reverse=True)


def _read(path: Path) -> Mail:
    # Django ends each mail of a file with a line of dashes; its backend writes one file a connection.
    raw = path.read_bytes().rstrip().rstrip(b"-")
    message = message_from_bytes(raw, policy=policy.default)
    part = message.get_body(("plain", "html"))
    return Mail(
        name=path.name,
        sender=str(message["From"]),
        recipients=str(message["To"]),
        subject=str(message["Subject"]),
        date=datetime.fromtimestamp(path.stat().st_mtime),  # noqa: DTZ006  # shown to the developer at the desk
        body=part.get_content() if part else "",
    )
