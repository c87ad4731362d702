"""Measure how well and how fast the search answers the questions of a collection: `bench/relevance.py --help`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench import collection, measures, scratch  # noqa: E402  # once the project is on the path

_NAMES = {
    "engine": "Engine",
    "documents": "Documents",
    "pages": "Pages",
    "questions": "Questions",
    "ndcg_at_10": "nDCG@10",
    "recall_at_100": "Recall@100",
    "right_page_first": "First extract on the right page",
    "relaxed": "Answers that lack some of the words",
    "suggested": "Suggestions followed",
    "p50_ms": "Request p50 (ms)",
    "p95_ms": "Request p95 (ms)",
    "pages_per_second": "Pages indexed per second",
    "peak_memory_mb": "Peak memory (MB)",
    "load": "Load of the machine",
}

Figures = dict[str, float | str]


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        documents, questions = collection.read_documents(asked.documents), collection.read_questions(asked.queries)
    except (OSError, collection.UnreadableCollectionError) as error:
        print(error, file=sys.stderr)
        return 2
    if asked.join:
        documents, questions = collection.joined(documents, questions, asked.join)
    try:
        with scratch.scratch_portal(asked.engine):
            figures = _measure(documents, questions, asked)
    except scratch.NoAddressError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(figures) if asked.json else "\n".join(_lines(figures)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path, help='JSON lines {"id", "text"} or {"id", "title", "pages"}')
    parser.add_argument("queries", type=Path, help='JSON lines {"query", "relevant"}; both files plain or gzipped')
    parser.add_argument("--engine", choices=scratch.ENGINES, default="embedded")
    parser.add_argument("--typos", action="store_true", help="mistype a word of each question, follow the suggestion")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other typing mistakes")
    parser.add_argument(
        "--join", type=int, default=0, metavar="PAGES", help="join documents into files of so many pages"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _measure(
    documents: Sequence[collection.Document], questions: Sequence[collection.Question], asked: argparse.Namespace
) -> Figures:
    """Index the documents, ask the questions and return every figure."""
    from bench.answers import Asker  # noqa: PLC0415  # they need Django, set up
    from bench.portal import fill  # noqa: PLC0415

    pages, seconds = fill(documents)
    tally = Asker(documents, typos=asked.typos, seed=asked.seed).tally(questions)
    return {
        "engine": asked.engine,
        "documents": len(documents),
        "pages": pages,
        "questions": len(questions),
        **tally.figures(),
        "pages_per_second": round(pages / seconds),
        "peak_memory_mb": round(measures.peak_memory()),
        "load": round(os.getloadavg()[0], 1),
    }


def _lines(figures: Figures) -> Iterator[str]:
    for key, name in _NAMES.items():
        if key in figures:
            yield f"{name:38}{figures[key]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
