"""The program `scripts/services`: start, stop, status, and the variables to give to the tests."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence

from scripts.testbed.choice import look_up, obtain, release
from scripts.testbed.chromium import Chromium
from scripts.testbed.elasticsearch import MAVEN, Elasticsearch
from scripts.testbed.postgresql import PostgreSQL
from scripts.testbed.readers import LibreOffice, Tesseract
from scripts.testbed.service import DOCKER, ENVIRONMENT, Running, Service, UnavailableError
from scripts.testbed.state import State, cache_folder

SERVICES: tuple[Service, ...] = (PostgreSQL(), Elasticsearch(), Chromium(), LibreOffice(), Tesseract())


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit code."""
    actions: dict[str, Callable[[State, Sequence[Service]], int]] = {
        "start": start,
        "stop": stop,
        "status": status,
        "env": env,
    }
    parser = argparse.ArgumentParser(prog="scripts/services", description=__doc__)
    parser.add_argument("action", choices=actions)
    parser.add_argument("service", nargs="*", help=f"among {', '.join(service.key for service in SERVICES)} (all)")
    asked = parser.parse_args(arguments)
    chosen = [service for service in SERVICES if not asked.service or service.key in asked.service]
    return actions[asked.action](State(cache_folder()), chosen)


def start(state: State, services: Sequence[Service]) -> int:
    """Start what is not running yet; fail when a service cannot be had."""
    failures = 0
    for service in services:
        try:
            running, started = obtain(service, os.environ, state)
            say(service, f"{'started' if started else 'ready'}, {shown_origin(service, running)}")
        except UnavailableError as reason:
            failures += 1
            say(service, f"NOT AVAILABLE: {reason}")
    return 1 if failures else 0


def stop(state: State, services: Sequence[Service]) -> int:
    """Stop what was started here."""
    for service in services:
        say(service, "stopped" if release(service, state) else "nothing to stop")
    return 0


def status(state: State, services: Sequence[Service]) -> int:
    """Show what can be used right now; fail when something cannot."""
    found = [look_up(service, os.environ, state) for service in services]
    for service, running in zip(services, found, strict=True):
        say(service, f"ready, {shown_origin(service, running)}" if running else "not running")
    return 0 if all(found) else 1


def env(state: State, services: Sequence[Service]) -> int:
    """Print, for a shell to evaluate, the variables of what can be used right now."""
    for service in services:
        running = look_up(service, os.environ, state)
        for name, value in (running.variables if running else {}).items():
            print(f"export {name}={shlex.quote(value)}")
    return 0


def shown_origin(service: Service, running: Running) -> str:
    """Return where a service comes from, as a person reads it."""
    origins = {
        ENVIRONMENT: f"given by {service.variable}",
        DOCKER: f"container {running.container}",
        MAVEN: "from Maven Central",
    }
    return origins.get(running.origin, "from the system's packages")


def say(service: Service, text: str) -> None:
    """Tell what became of a service, where the printed variables do not go."""
    print(f"{service.title}: {text}", file=sys.stderr)
