"""Measure the search as the collection grows, and print a Markdown table: `bench/scale.py --help`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from bench.scratch import ENGINES  # noqa: E402  # once the project is on the path

SIZES = (1_000, 10_000, 50_000)

_ROWS = {
    "items": "Items",
    "pages_per_second": "Pages indexed per second",
    "index_mb": "Index (MB)",
    "question": "Question",
    "filtered": "Question, two filters",
    "page_5": "Question, page 5",
    "listing": "Listing, two filters",
    "whole_list": "Listing of everything",
    "completion": "Completion",
    "similar": "Similar contents",
    "memory_mb": "Memory of a visited process (MB)",
    "own_memory_mb": "of which files of the index are no part (MB)",
    "load": "Load of the machine",
}

Figures = dict[str, float]


def main(arguments: Sequence[str]) -> int:
    """Measure every size on every engine asked for, and print the table."""
    asked = _parser().parse_args(arguments)
    engines = ENGINES if asked.engine == "both" else (asked.engine,)
    columns: dict[str, Figures] = {}
    for engine in engines:
        for pages in asked.sizes:
            name = f"{engine}, {pages:,} pages"
            columns[name] = _stage(engine, pages, asked.documents)
            print(name, json.dumps(columns[name]), file=sys.stderr)
    print("\n".join(_table(columns)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("both", *ENGINES), default="both")
    parser.add_argument("--documents", type=Path, help="collection whose paragraphs are used (none: invented words)")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of pages, separated by commas")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def _stage(engine: str, pages: int, documents: Path | None) -> Figures:
    """Measure one size in a process of its own, whose memory no other stage has grown."""
    command = [sys.executable, "-m", "bench.stage", engine, str(pages)]
    command += [str(documents.resolve())] if documents else []
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures | {"load": round(os.getloadavg()[0], 1)}


def _table(columns: dict[str, Figures]) -> Iterator[str]:
    """Yield the lines of a Markdown table, a column for each size; times are p50 / p95 in milliseconds."""
    yield f"| p50 / p95 in ms | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for key, name in _ROWS.items():
        yield f"| {name} | {' | '.join(_cell(figures, key) for figures in columns.values())} |"


def _cell(figures: Figures, key: str) -> str:
    if f"{key}_p50" in figures:
        return f"{figures[f'{key}_p50']:g} / {figures[f'{key}_p95']:g}"
    return f"{figures[key]:,}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
