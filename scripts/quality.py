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

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "."),
    ("lint-imports",),
    ("djlint", "--lint", "--quiet", "templates"),
    ("djhtml", "--check", "templates"),
    ("python", "manage.py", "check", "--fail-level", "WARNING"),
    ("python", "manage.py", "makemigrations", "--check", "--dry-run"),
    ("python", "manage.py", "lintmigrations"),
    ("python", "-m", "scripts.messages", "check"),
    ("python", "-m", "scripts.registry_guard"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found, and how long it took."""

    title: str
    passed: bool
    output: str
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Run every check, two at a time, and sum up; return the exit code."""
    try:
        environment.ensure("dev", wording.ENGLISH)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    verdicts = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for verdict in pool.map(run, CHECKS):
            verdicts.append(verdict)
            tell(verdict)
    failed = [verdict.title for verdict in verdicts if not verdict.passed]
    print(f"{len(failed)} of {len(verdicts)} checks failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def run(command: Sequence[str]) -> Verdict:
    """Run one check with the programs of the environment and the settings of the tests."""
    started = time.monotonic()
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    program = environment.VENV / "bin" / command[0]
    result = subprocess.run(
        [str(program), *command[1:]],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    title = " ".join(word for word in command if word not in ("python", "-m", "."))
    return Verdict(title, result.returncode == 0, result.stdout.strip(), time.monotonic() - started)


def tell(verdict: Verdict) -> None:
    """Print one line for a check that passed, and all that it found for one that did not."""
    print(f"{'ok  ' if verdict.passed else 'FAIL'} {verdict.seconds:5.1f} s  {verdict.title}", flush=True)
    if not verdict.passed:
        print("\n".join(f"    {line}" for line in verdict.output.splitlines()), flush=True)
