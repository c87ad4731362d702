"""One size of the collection: filled in this process, then visited in another, which `bench.scale` starts in turn."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import growth, measures
from bench.collection import read_documents
from bench.scratch import index_size, scratch_portal

_QUESTIONS = 300
_SIMILAR = 100


def main(arguments: Sequence[str]) -> int:
    """Fill, have it visited and print the figures of both: `engine pages [documents]`."""
    engine, pages, *source = arguments
    paragraphs = growth.paragraphs_of(read_documents(Path(source[0]))) if source else growth.invented()
    with scratch_portal(engine) as folder:
        from bench.portal import fill  # noqa: PLC0415  # it needs Django, set up

        documents = list(growth.grow(paragraphs, int(pages)))
        count, seconds = fill(documents, dated=True)
        figures = {
            "pages": count,
            "items": len(documents),
            "pages_per_second": round(count / seconds),
            "index_mb": round(index_size(engine, folder)),
            "filling_mb": round(measures.peak_memory()),
        }
        print(json.dumps(figures | _visited(folder, paragraphs, len(documents))))
    return 0


def _visited(folder: Path, paragraphs: Sequence[Sequence[str]], items: int) -> dict[str, float]:
    """Return what a visit measures, from a process that has written nothing."""
    asked = growth.questions(paragraphs, _QUESTIONS)
    ranks = random.Random(0).sample(range(items), min(_SIMILAR, items))
    plan = {"questions": asked, "prefixes": growth.prefixes(asked), "items": ranks}
    path = folder / "visit.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    visit = subprocess.run(
        [sys.executable, "-m", "bench.visit", str(path)], env=os.environ, stdout=subprocess.PIPE, check=True
    )
    figures: dict[str, float] = json.loads(visit.stdout)
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
