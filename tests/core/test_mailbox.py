"""The mailbox of development."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage, get_connection
from django.http import Http404
from django.test import RequestFactory

from core import mailbox


@pytest.fixture
def sent(settings, tmp_path, home):
    settings.EMAIL_FILE_PATH = tmp_path
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path))
    EmailMessage(
        "Votre mot de passe", "Voici le lien.", "a@example.org", ["b@example.org"], connection=connection
    ).send()
    return next(tmp_path.glob("*.log")).name


def test_mailbox_lists_and_shows_mails(sent):
    listed = mailbox.index(RequestFactory().get("/")).content.decode()
    shown = mailbox.mail(RequestFactory().get("/"), sent).content.decode()

    assert "Votre mot de passe" in listed
    assert "b@example.org" in shown
    assert "Voici le lien." in shown


def test_mailbox_gives_no_other_file(sent):
    with pytest.raises(Http404):
        mailbox.mail(RequestFactory().get("/"), "../secret_key")
