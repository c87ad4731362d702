"""A program of the tests that is found, not a server that is started."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import ClassVar

from scripts.testbed import system_packages
from scripts.testbed.service import ENVIRONMENT, SYSTEM, Running, Service, UnavailableError


class Program(Service):
    """A program that each test starts and stops by itself."""

    names: ClassVar[Sequence[str]]
    """What it may be called on the PATH, or where it may stand."""
    packages: ClassVar[Sequence[str]]

    def from_environment(self, value: str) -> Running:
        """Return the program of the path, or of the name, that the variable gives."""
        if not self.works(value):
            raise UnavailableError(f"{self.variable}={value} is not a program: correct it or unset it")
        return Running(ENVIRONMENT, {self.variable: value})

    def from_system(self) -> Running:
        """Return the program of this machine, installed from the system's packages where we may."""
        if not self.find():
            system_packages.install(self.title, *self.packages)
        if path := self.find():
            return Running(SYSTEM, {self.variable: path})
        raise UnavailableError(f"{self.title} was installed, but it is not on the PATH")

    def is_up(self, running: Running) -> bool:
        """Tell whether the program is still there."""
        return self.works(running.variables[self.variable])

    def stop(self, running: Running) -> None:
        """Do nothing: it does not outlive its test."""

    def find(self) -> str:
        """Return the path of the program on this machine, or nothing."""
        found = (path for name in self.names if (path := shutil.which(name)))
        return next((path for path in found if self.works(path)), "")

    def works(self, program: str) -> bool:
        """Tell whether a path, or a name, is a program that the tests can use."""
        return shutil.which(program) is not None
