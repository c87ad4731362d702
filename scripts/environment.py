"""The virtual environment of the project: made once, and again only when its requirements change."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

from scripts import ROOT, RefusalError
from scripts.progress import ProgressLine, seconds_left
from scripts.wording import Wording

Group = Literal["base", "dev"]

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INCLUDED: dict[Group, tuple[Group, ...]] = {"base": ("base",), "dev": ("dev", "base")}
"""Which requirement sets are installed once a set is."""


def ensure(group: Group, wording: Wording) -> Path:
    """Return the Python of an environment in which the requirements of `group` are installed."""
    if not os.access(PYTHON, os.X_OK):
        create(wording)
    if not is_installed(group):
        if not has_pip():
            create(wording)
        install(group, wording)
    return PYTHON


def has_pip() -> bool:
    """Tell whether packages can be installed; not so when making the environment was interrupted."""
    return subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def requirements(group: Group) -> Path:
    """Return the file that pins the packages of `group`."""
    return ROOT / "requirements" / f"{group}.txt"


def fingerprint(group: Group) -> str:
    """Return what changes whenever the pinned packages of `group` do."""
    return hashlib.sha256(requirements(group).read_bytes()).hexdigest()


def stamp(group: Group) -> Path:
    """Return the file that says which requirements were installed."""
    return VENV / f".installed-{group}"


def is_installed(group: Group) -> bool:
    """Tell whether the environment holds the pinned packages of `group` as they are now."""
    return stamp(group).is_file() and stamp(group).read_text() == fingerprint(group)


def create(wording: Wording) -> None:
    """Make an empty environment in place of a missing or broken one."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise RefusalError(wording.no_venv.format(version=f"{sys.version_info.major}.{sys.version_info.minor}"))
    line = ProgressLine(wording.creating)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    line.finish(done=result.returncode == 0)
    if result.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        reason = (result.stderr or result.stdout).strip().splitlines()
        raise RefusalError(wording.venv_failed.format(reason=reason[-1] if reason else result.returncode))


def install(group: Group, wording: Wording) -> None:
    """Install the pinned packages of `group`, showing how many are done and how long is left."""
    line = ProgressLine(wording.installing)
    log = VENV / f"pip-{group}.log"
    options = ["--require-hashes", "--no-deps", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    command = [str(PYTHON), "-m", "pip", "install", *options, "-r", str(requirements(group))]
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT) as pip:
        try:
            show_installation(pip, log, pinned_packages(group), line, wording)
        except BaseException:
            pip.terminate()
            raise
    line.finish(done=pip.returncode == 0)
    if pip.returncode != 0:
        sys.stderr.write("\n".join(log.read_text(errors="replace").splitlines()[-12:]) + "\n")
        raise RefusalError(wording.pip_failed.format(log=log.relative_to(ROOT)))
    for included in INCLUDED[group]:
        stamp(included).write_text(fingerprint(included))


def pinned_packages(group: Group) -> int:
    """Return how many packages the requirements of `group` name for this machine or another."""
    return len(re.findall(r"(?m)^[A-Za-z0-9].*==", requirements(group).read_text()))


def show_installation(
    pip: subprocess.Popen[bytes], log: Path, total: int, line: ProgressLine, wording: Wording
) -> None:
    """Follow pip until it ends: it first collects all the packages, then lays them down."""
    while pip.poll() is None:
        text = log.read_text(errors="replace")
        collected = len(re.findall(r"(?m)^(?:Collecting|Requirement already)", text))
        laid_down = len(list(VENV.glob("lib/python*/site-packages/*.dist-info")))
        done = laid_down if "Installing collected packages" in text else collected
        left = seconds_left(line.seconds, min(1.0, (collected + laid_down) / (2 * total)))
        line.show(
            wording.collected.format(done=min(done, total), total=total),
            wording.left.format(seconds=left) if left else "",
        )
        time.sleep(0.2)
