"""The accounts of the demo, with passwords made at the first load: an editor, an administrator and a member."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry, PageLogEntry

from core.models import User


@dataclass(frozen=True, slots=True)
class Account:
    """An account: its name, who holds it, and the groups that give it its rights."""

    name: str
    first_name: str
    last_name: str
    groups: tuple[str, ...]


EDITOR = Account("redaction", "Camille", "Rouquette", ("Rédaction", "Publication"))
ADMINISTRATOR = Account("administration", "Yanis", "Delmas", ("Administration",))
MEMBER = Account("adherent", "Inès", "Cazalbou", ("Adhérents",))
FILES = {"demo-login.txt": EDITOR, "demo-administration.txt": ADMINISTRATOR, "demo-adherent.txt": MEMBER}


def load(folder: Path) -> None:
    """Create the accounts, and write the name and password of each in an ignored file of `folder`."""
    for name, account in FILES.items():
        _create(account, folder / name)


def remove(folder: Path) -> None:
    """Remove the accounts that changed nothing, with the files of their passwords."""
    for name, account in FILES.items():
        user = User.objects.filter(username=account.name).first()
        if user and not any(log.objects.filter(user=user).exists() for log in (PageLogEntry, ModelLogEntry)):
            user.delete()
            (folder / name).unlink(missing_ok=True)


def _create(account: Account, login_file: Path) -> None:
    """Create an account, and keep its name and password; one that exists with its file is left as it is."""
    if User.objects.filter(username=account.name).exists() and login_file.exists():
        return
    password = secrets.token_urlsafe(9)
    user, _created = User.objects.get_or_create(
        username=account.name,
        defaults={
            "first_name": account.first_name,
            "last_name": account.last_name,
            "email": f"{account.name}@example.org",
        },
    )
    user.groups.set(Group.objects.filter(name__in=account.groups))
    user.set_password(password)
    user.save()
    login_file.parent.mkdir(parents=True, exist_ok=True)
    login_file.write_text(f"{account.name}\n{password}\n", encoding="utf-8")
    login_file.chmod(0o600)
