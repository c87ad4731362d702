"""The account of the demo's editor, with a password made at the first load."""

from __future__ import annotations

import secrets
from pathlib import Path

from core.models import User

NAME = "redaction"


def load(login_file: Path) -> None:
    """Create the editor's account, and write its name and password in an ignored file."""
    if User.objects.filter(username=NAME).exists() and login_file.exists():
        return
    password = secrets.token_urlsafe(9)
    user, _created = User.objects.get_or_create(
        username=NAME,
        defaults={"first_name": "Camille", "last_name": "Rouquette", "email": "redaction@example.org"},
    )
    user.is_superuser = True
    user.set_password(password)
    user.save()
    login_file.parent.mkdir(parents=True, exist_ok=True)
    login_file.write_text(f"{NAME}\n{password}\n", encoding="utf-8")
    login_file.chmod(0o600)
