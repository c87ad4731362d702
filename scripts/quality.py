"""`make check`: the checks that read the code without running the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from scripts import ROOT, RefusalError, environment, wording
from scripts.testbed.choice import look_up
from scripts.testbed.postgresql import PostgreSQL
from scripts.testbed.state import State, cache_folder


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its command, and whether it means something only where PostgreSQL writes the SQL."""

    command: tuple[str, ...]
    needs_postgresql: bool = False

    @property
    def title(self) -> str:
        """The command as a person reads it."""
        return " ".join(word for word in self.command if word not in ("python", "-m", "."))


CHECKS = (
    Check(("ruff", "check", ".")),
    Check(("ruff", "format", "--check", ".")),
    Check(("mypy", ".")),
    Check(("lint-imports",)),
    Check(("djlint", "--lint", "--quiet", "templates")),
    Check(("djhtml", "--check", "templates")),
    Check(("python", "manage.py", "check", "--fail-level", "WARNING")),
    Check(("python", "manage.py", "makemigrations", "--check", "--dry-run")),
    Check(
        ("python", "manage.py", "lintmigrations", "--settings", "scripts.migration_lint_settings", "-q", "ignore"),
        needs_postgresql=True,
    ),
    Check(("python", "-m", "scripts.messages", "check")),
    Check(("python", "-m", "scripts.registry_guard")),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found, in one word and in full, and how long it took."""

    title: str
    word: str
    output: str = ""
    seconds: float = 0.0


def main(arguments: Sequence[str]) -> int:
    """Run every check, two at a time, and sum up; return the exit code."""
    try:
        environment.ensure("dev", wording.ENGLISH)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    postgresql = look_up(PostgreSQL(), os.environ, State(cache_folder()))
    database = postgresql.variables[PostgreSQL.variable] if postgresql else ""
    verdicts = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for verdict in pool.map(lambda check: run(check, database), CHECKS):
            verdicts.append(verdict)
            tell(verdict)
    failed = [verdict.title for verdict in verdicts if verdict.word == "FAIL"]
    print(f"{len(failed)} of {len(verdicts)} checks failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def run(check: Check, database: str) -> Verdict:
    """Run one check with the programs of the environment and the settings of the tests."""
    if check.needs_postgresql and not database:
        return Verdict(check.title, "SKIP", "PostgreSQL is not running: type make services first.")
    started = time.monotonic()
    variables = {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": database if check.needs_postgresql else "sqlite://:memory:",
        "NO_COLOR": "1",
    }
    result = subprocess.run(
        [str(environment.VENV / "bin" / check.command[0]), *check.command[1:]],
        cwd=ROOT,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    word = "ok" if result.returncode == 0 else "FAIL"
    return Verdict(check.title, word, result.stdout.strip(), time.monotonic() - started)


def tell(verdict: Verdict) -> None:
    """Print one line for a check that passed, and all that it found for one that did not."""
    print(f"{verdict.word:4} {verdict.seconds:5.1f} s  {verdict.title}", flush=True)
    if verdict.word != "ok":
        print("\n".join(f"    {line}" for line in verdict.output.splitlines()), flush=True)
