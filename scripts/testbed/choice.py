"""The order in which a service is looked for."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.testbed import docker
from scripts.testbed.service import Running, Service, UnavailableError
from scripts.testbed.state import State


def obtain(service: Service, environ: Mapping[str, str], state: State) -> tuple[Running, bool]:
    """Return the service and whether it was started by this call; raise `UnavailableError` when it cannot be had."""
    if value := environ.get(service.variable, ""):
        return service.from_environment(value), False
    with state.locked():
        if running := current(service, state):
            return running, False
        running = start(service)
        state.write(service.key, running)
    return running, True


def current(service: Service, state: State) -> Running | None:
    """Return the service as an earlier run left it, or clear away what is left of it."""
    running = state.read(service.key)
    if running is None or service.is_up(running):
        return running
    service.stop(running)
    state.forget(service.key)
    return None


def start(service: Service) -> Running:
    """Start the service from Docker where an engine answers, else from the system's packages."""
    if docker.answers() and (running := service.from_docker()):
        return running
    return service.from_system()


def release(service: Service, state: State) -> bool:
    """Stop a service that an earlier run started; tell whether there was one."""
    with state.locked():
        running = state.read(service.key)
        if running:
            service.stop(running)
        state.forget(service.key)
    return running is not None


def look_up(service: Service, environ: Mapping[str, str], state: State) -> Running | None:
    """Return the service if it can be used right now, starting nothing."""
    if value := environ.get(service.variable, ""):
        try:
            return service.from_environment(value)
        except UnavailableError:
            return None
    running = state.read(service.key)
    return running if running and service.is_up(running) else None
