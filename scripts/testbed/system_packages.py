"""The system's packages: installed where we may, named where we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from scripts.testbed.service import UnavailableError


def install(title: str, *packages: str) -> None:
    """Install Debian packages as root; elsewhere raise `UnavailableError` with the command to type."""
    names = " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise UnavailableError(f"{title} is not installed. Type: {command_to_type(names)}")
    print(f"Installing {names} with apt-get (a minute or so)…", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", *packages]):
        result = subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise UnavailableError(f"apt-get could not install {names}: {result.stderr.strip()[-500:]}")


def command_to_type(names: str) -> str:
    """Return the command that installs packages with this machine's package manager."""
    for manager, command in (
        ("apt-get", "sudo apt-get install"),
        ("dnf", "sudo dnf install"),
        ("brew", "brew install"),
        ("pacman", "sudo pacman -S"),
    ):
        if shutil.which(manager):
            return f"{command} {names}"
    return f"your package manager's install command for {names}"
