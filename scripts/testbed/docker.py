"""Containers of the tests, where a Docker engine answers."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

from scripts.testbed.service import UnavailableError


def answers() -> bool:
    """Tell whether a Docker engine can be spoken to; the command alone is not enough."""
    if not shutil.which("docker"):
        return False
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=20, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def run(name: str, image: str, ports: str, variables: Mapping[str, str], arguments: tuple[str, ...]) -> None:
    """Start a container in the background that removes itself once stopped; one of the same name is replaced."""
    remove(name)
    settings = [word for pair in variables.items() for word in ("--env", "=".join(pair))]
    command = ["docker", "run", "--detach", "--rm", "--name", name, "--publish", ports, *settings, image, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise UnavailableError(f"docker could not run {image}: {result.stderr.strip()}")


def succeeds(name: str, *command: str) -> bool:
    """Tell whether a command succeeds inside a running container."""
    return subprocess.run(["docker", "exec", name, *command], capture_output=True, check=False).returncode == 0


def remove(name: str) -> None:
    """Stop and remove a container with its data; none of that name is no error."""
    subprocess.run(["docker", "rm", "--force", "--volumes", name], capture_output=True, check=False)
