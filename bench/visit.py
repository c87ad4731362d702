"""A process like a web worker's, that opens an index and asks: times, and its memory in the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench import measures
from bench.scratch import set_up

_WARM_UP = 20
_FILTERS = (
    {"kind": ("resource", "document"), "theme": ("theme-1", "theme-2", "theme-3")},
    {"theme": ("theme-1", "theme-4"), "territory": ("department-1", "department-2")},
    {"territory": ("region",), "year": ("2019", "2020", "2021")},
)


def main(arguments: Sequence[str]) -> int:
    """Carry out the plan of a file and print the figures."""
    set_up()
    from django.urls import get_resolver  # noqa: PLC0415  # once there are settings

    get_resolver().url_patterns  # noqa: B018  # a web worker has every view in memory
    plan = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    print(json.dumps(_figures(plan)))
    return 0


def _figures(plan: dict[str, list[Any]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, calls in _visits(plan).items():
        timings = measures.Timings()
        for call in calls[:_WARM_UP]:
            call()
        for call in calls:
            timings.time(call)
        figures |= {f"{name}_p50": round(timings.p50, 1), f"{name}_p95": round(timings.p95, 1)}
    return figures | {"memory_mb": round(measures.peak_memory()), "own_memory_mb": round(measures.own_memory())}


def _visits(plan: dict[str, list[Any]]) -> dict[str, list[Callable[[], object]]]:
    """Return the calls of each kind of visit."""
    from bench.portal import ask, complete, similar  # noqa: PLC0415  # they need Django, set up
    from bench.source import serve  # noqa: PLC0415

    serve(())
    questions: list[str] = plan["questions"]
    filters = [_FILTERS[rank % len(_FILTERS)] for rank in range(len(questions))]
    return {
        "question": [partial(ask, text) for text in questions],
        "filtered": [partial(ask, text, filters=chosen) for text, chosen in zip(questions, filters, strict=True)],
        "page_5": [partial(ask, text, page=5) for text in questions],
        "listing": [partial(ask, "", filters=chosen) for chosen in filters],
        "whole_list": [partial(ask, "")] * 60,
        "completion": [partial(complete, prefix) for prefix in plan["prefixes"]],
        "similar": [partial(similar, rank) for rank in plan["items"]],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
