"""What `make run` does before the servers start, each step again only when what it depends on has changed."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts import ROOT, RefusalError
from scripts.processes import follow
from scripts.progress import ProgressLine

RECORD = "prepared.json"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it is called, the command, what it depends on, and how long it takes on a modest machine."""

    key: str
    title: str
    arguments: tuple[str, ...]
    sources: tuple[str, ...]
    seconds: int


STEPS = (
    Step("messages", "Traduction des textes", ("-m", "scripts.messages", "compile"), ("locale/**/*.po",), 2),
    Step(
        "tables",
        "Création des tables",
        ("manage.py", "migrate", "--no-input"),
        ("*/migrations/*.py", "requirements/base.txt"),
        12,
    ),
    Step("demo", "Chargement du contenu de démonstration", ("manage.py", "demo"), ("demo/**/*",), 30),
    Step("index", "Construction de l'index de recherche", ("manage.py", "search_rebuild"), ("demo/**/*",), 4),
)


def prepare(python: Path, environment: Mapping[str, str], data: Path) -> None:
    """Run the steps that are still to be done, one after the other, and remember each one that succeeded."""
    record = data / RECORD
    done = read_record(record, environment, data)
    for step in STEPS:
        wanted = fingerprint(step, environment)
        if done.get(step.key) == wanted:
            continue
        run_step(step, python, environment)
        done[step.key] = wanted
        record.write_text(json.dumps(done, indent=2))


def forget_preparation(data: Path) -> None:
    """Have the next run do every step again: the database may not be the one that was prepared."""
    (data / RECORD).unlink(missing_ok=True)


def read_record(record: Path, environment: Mapping[str, str], data: Path) -> dict[str, str]:
    """Return what was done by earlier runs; nothing of it counts once the SQLite database is gone."""
    on_sqlite = not environment.get("DATABASE_URL")
    if not record.is_file() or (on_sqlite and not (data / "portal.sqlite3").is_file()):
        return {}
    done: dict[str, str] = json.loads(record.read_text())
    return done


def fingerprint(step: Step, environment: Mapping[str, str]) -> str:
    """Return what changes whenever the step has to be done again."""
    digest = hashlib.sha256(environment.get("DATABASE_URL", "").encode())
    for path in source_files(step.sources):
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def source_files(patterns: Iterable[str]) -> list[Path]:
    """Return the files that the patterns name, in a steady order."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def run_step(step: Step, python: Path, environment: Mapping[str, str]) -> None:
    """Run one step, showing its last line and about how long is left; refuse to go on when it fails."""
    line = ProgressLine(step.title)

    def show(text: str) -> None:
        left = step.seconds - round(line.seconds)
        line.show(f"reste environ {left} s" if left > 0 else "encore un instant", text.strip())

    show("")
    code, last = follow([str(python), *step.arguments], environment, show)
    line.finish(done=code == 0)
    if code != 0:
        sys.stderr.write("\n".join(last) + "\n")
        raise RefusalError(f"« {step.title} » a échoué ; le message ci-dessus dit pourquoi.")
