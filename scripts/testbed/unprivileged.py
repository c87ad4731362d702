"""Servers that refuse to run as root are given another account, and a folder which that account can reach."""

from __future__ import annotations

import os
import pwd
import shutil
import tempfile
from pathlib import Path
from typing import TypedDict


class Account(TypedDict, total=False):
    """The arguments of `subprocess` that change the account; empty when we are not root."""

    user: int
    group: int
    extra_groups: list[int]


def account() -> Account:
    """Return the account of servers: our own, or `nobody` when we are root."""
    if os.geteuid() != 0:
        return Account()
    nobody = pwd.getpwnam("nobody")
    return Account(user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[])


def make_folder(wanted: Path) -> Path:
    """Make an empty folder that the account of servers owns: a temporary one where it cannot reach the wanted one."""
    owner = account()
    if wanted.exists():
        shutil.rmtree(wanted)
    wanted.mkdir(parents=True)
    if owner and not all(parent.stat().st_mode & 0o001 for parent in wanted.parents):
        wanted.rmdir()
        wanted = Path(tempfile.mkdtemp(prefix="vto-"))
    wanted.chmod(0o700)
    if owner:
        os.chown(wanted, owner["user"], owner["group"])
    return wanted
