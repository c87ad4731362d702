"""What a service of the tests is, and what is remembered of one that runs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

ENVIRONMENT, DOCKER, SYSTEM = "environment", "docker", "system"


class UnavailableError(Exception):
    """A service that cannot be had here; the message says what to type to get it."""


@dataclass(frozen=True, slots=True)
class Running:
    """A service that can be used: where it comes from, its variables, and what stopping it takes."""

    origin: str
    variables: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    container: str = ""


class Service(ABC):
    """A service of the tests: how it is found, started and stopped; Docker is optional."""

    key: str
    title: str
    variable: str

    @abstractmethod
    def from_environment(self, value: str) -> Running:
        """Return the service that the variable points to, checked; raise `UnavailableError` when it does not answer."""

    def from_docker(self) -> Running | None:
        """Start the service in a container, or return None when it never comes from Docker."""
        return None

    @abstractmethod
    def from_system(self) -> Running:
        """Start the service from the system's packages; raise `UnavailableError` when they cannot be had."""

    @abstractmethod
    def is_up(self, running: Running) -> bool:
        """Tell whether a service started earlier still answers."""

    @abstractmethod
    def stop(self, running: Running) -> None:
        """Stop a service that was started here and remove what it wrote; stopping twice is no error."""
