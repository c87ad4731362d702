"""`make test`: sets itself up, then runs every check and test, and says at the end what ran and how long it took."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts import ROOT, RefusalError, environment, wording
from scripts.processes import Stopped, stop_on_signals
from scripts.testbed.choice import obtain, release
from scripts.testbed.command import SERVICES, say, shown_origin
from scripts.testbed.service import Service, UnavailableError
from scripts.testbed.state import State, cache_folder

WORKERS = str(min(8, max(2, os.cpu_count() or 2)))
DATABASE, ELASTICSEARCH, BROWSER = "TEST_DATABASE_URL", "TEST_ELASTICSEARCH_URL", "CHROMIUM"
READERS = ("SOFFICE", "TESSERACT")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the suite: its command, the variables it cannot do without, and those a few of its tests need."""

    title: str
    command: tuple[str, ...]
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a part: passed, FAILED or NOT RUN, and after how long."""

    title: str
    result: str
    seconds: float = 0.0


def pytest_of(marks: str, workers: str = WORKERS) -> tuple[str, ...]:
    """Return the command of the tests that have these marks."""
    return ("-m", "pytest", "-n", workers, "--durations=10", "-m", marks)


WITHOUT_BROWSER = pytest_of("not e2e and not elasticsearch")
ON_SQLITE = pytest_of("not e2e and not elasticsearch and not any_database")

PARTS = {
    "checks": Part("checks", ("scripts/check",)),
    "all": Part("tests on PostgreSQL, with Chromium", pytest_of("not elasticsearch"), (DATABASE, BROWSER), READERS),
    "postgresql": Part("tests on PostgreSQL, without Chromium", WITHOUT_BROWSER, (DATABASE,), READERS),
    "e2e": Part("tests in Chromium", pytest_of("e2e and not elasticsearch"), (DATABASE, BROWSER)),
    "elasticsearch": Part(
        "tests on Elasticsearch",
        pytest_of("elasticsearch and not faults"),
        (DATABASE, ELASTICSEARCH),
        (BROWSER,),
    ),
    # They bound how long a visitor waits: another test beside them would be what is measured.
    "faults": Part("faults of Elasticsearch, alone", pytest_of("faults", workers="1"), (DATABASE, ELASTICSEARCH)),
    "sqlite": Part("tests on SQLite", ON_SQLITE, uses=READERS),
}
USUAL = ("checks", "all", "elasticsearch", "faults", "sqlite")


def main(arguments: Sequence[str]) -> int:
    """Run the parts that are named, or the usual ones; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/test", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"among {', '.join(PARTS)} (usually {', '.join(USUAL)})")
    names = parser.parse_args(arguments).part or USUAL
    if unknown := [name for name in names if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    stop_on_signals()
    try:
        return run([PARTS[name] for name in names])
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except Stopped:
        print("\nInterrupted.", file=sys.stderr)
        return 130


def run(parts: Sequence[Part]) -> int:
    """Run the parts one after the other, whatever becomes of each, with the services that they need."""
    python = environment.ensure("dev", wording.ENGLISH)
    needed = {name for part in parts for name in (*part.needs, *part.uses)}
    services = Services([service for service in SERVICES if service.variable in needed])
    try:
        services.start()
        subprocess.run([python, "-m", "scripts.messages", "compile"], cwd=ROOT, check=False)
        planned = [part for asked in parts for part in possible(asked, services.variables)]
        outcomes = [run_part(part, python, services.variables) for part in planned]
    finally:
        services.stop()
    print(summary(outcomes, services.missing), flush=True)
    return exit_code(outcomes, os.environ)


class Services:
    """The services of one run: those that could be had, and why the others could not."""

    def __init__(self, services: Sequence[Service]) -> None:
        self.services = services
        self.state = State(cache_folder())
        self.started: list[Service] = []
        self.variables: dict[str, str] = {}
        self.missing: dict[str, str] = {}

    def start(self) -> None:
        """Find or start each service."""
        for service in self.services:
            try:
                running, started = obtain(service, os.environ, self.state)
            except UnavailableError as reason:
                self.missing[service.title] = str(reason)
                say(service, f"NOT AVAILABLE: {reason}")
                continue
            self.variables |= running.variables
            self.started += [service] * started
            say(service, f"ready, {shown_origin(service, running)}")

    def stop(self) -> None:
        """Stop the services that this run started, and no other."""
        for service in self.started:
            release(service, self.state)


def possible(part: Part, variables: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the part, or its two halves when only the browser is missing: one of them can be run."""
    if part is PARTS["all"] and DATABASE in variables and BROWSER not in variables:
        return PARTS["postgresql"], PARTS["e2e"]
    return (part,)


def run_part(part: Part, python: Path, variables: Mapping[str, str]) -> Outcome:
    """Run one part and return what became of it."""
    if any(name not in variables for name in part.needs):
        return Outcome(part.title, "NOT RUN")
    print(f"\n=== {part.title} ===", flush=True)
    started = time.monotonic()
    command = [str(python), *part.command]
    result = subprocess.run(command, cwd=ROOT, env=part_environment(part, variables), check=False)
    return Outcome(part.title, "passed" if result.returncode == 0 else "FAILED", time.monotonic() - started)


def part_environment(part: Part, variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a part: PostgreSQL where it needs it, SQLite elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    kept |= {"DJANGO_SETTINGS_MODULE": "config.settings.test", **variables}
    if DATABASE in part.needs:
        kept["DATABASE_URL"] = variables[DATABASE]
    return kept


def exit_code(outcomes: Sequence[Outcome], environ: Mapping[str, str]) -> int:
    """Return 0 when all passed; a part that could not run is a failure in continuous integration only."""
    accepted = {"passed"} if environ.get("CI") == "true" else {"passed", "NOT RUN"}
    return 0 if {outcome.result for outcome in outcomes} <= accepted else 1


def summary(outcomes: Sequence[Outcome], missing: Mapping[str, str]) -> str:
    """Return what ran, how long it took, and loudly what did not run and why."""
    rows = [f"  {outcome.result:8} {outcome.seconds:6.1f} s  {outcome.title}" for outcome in outcomes]
    total = sum(outcome.seconds for outcome in outcomes)
    reasons = [f"  !!! {title} is NOT AVAILABLE, its tests were NOT RUN. {reason}" for title, reason in missing.items()]
    return "\n".join(["", "=== summary ===", *rows, f"           {total:6.1f} s  in all", *reasons])
