"""The system's packages: installed where we may, named where we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from scripts.testbed.service import UnavailableError


def install(title: str, package: str) -> None:
    """Install a Debian package as root; elsewhere raise `UnavailableError` with the command to type."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise UnavailableError(f"{title} is not installed. Type: {command_to_type(package)}")
    print(f"Installing {package} with apt-get (a minute or so)…", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", package]):
        result = subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise UnavailableError(f"apt-get could not install {package}: {result.stderr.strip()[-500:]}")


def command_to_type(package: str) -> str:
    """Return the command that installs a package with this machine's package manager."""
    for manager, command in (
        ("apt-get", "sudo apt-get install"),
        ("dnf", "sudo dnf install"),
        ("brew", "brew install"),
        ("pacman", "sudo pacman -S"),
    ):
        if shutil.which(manager):
            return f"{command} {package}"
    return f"your package manager's install command for {package}"
