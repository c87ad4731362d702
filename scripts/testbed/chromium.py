"""Chromium for the browser tests: a program that is found, not a server that is started."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from scripts.testbed import system_packages
from scripts.testbed.service import ENVIRONMENT, SYSTEM, Running, Service, UnavailableError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


class Chromium(Service):
    """The browser of the tests; each test starts and stops it by itself."""

    key = "chromium"
    title = "Chromium"
    variable = "CHROMIUM"

    def from_environment(self, value: str) -> Running:
        """Return the browser at the path, which must be a program."""
        if not is_program(value):
            raise UnavailableError(f"{self.variable}={value} is not a program: correct it or unset it")
        return Running(ENVIRONMENT, {self.variable: value})

    def from_system(self) -> Running:
        """Return the browser of this machine, installed from the system's packages where we may."""
        if not find():
            system_packages.install("Chromium", "chromium")
        if path := find():
            return Running(SYSTEM, {self.variable: path})
        raise UnavailableError("Chromium was installed, but it is not on the PATH")

    def is_up(self, running: Running) -> bool:
        """Tell whether the browser is still there."""
        return is_program(running.variables[self.variable])

    def stop(self, running: Running) -> None:
        """Do nothing: no browser outlives its test."""


def find() -> str:
    """Return the path of the browser of this machine, or nothing."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    return next(iter(found), MAC if is_program(MAC) else "")


def is_program(path: str) -> bool:
    """Tell whether the path is a file that can be run."""
    return Path(path).is_file() and os.access(path, os.X_OK)
