"""The reading process: `python -m documents.extraction PATH FORMAT [TASK]`; it writes its answer as JSON and ends."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from documents.extraction.confinement import confine, peak_memory
from documents.extraction.contract import Extraction, NotExtracted, State
from documents.extraction.task import Task, encode


def main(arguments: Sequence[str]) -> int:
    """Read the file and write what was found; a failure is an answer like any other."""
    path, file_format, *asked = arguments
    task = Task.from_json(asked[0]) if asked else Task(file_format)
    confine(task.limits)
    warnings.simplefilter("ignore")
    sys.stdout.buffer.write(encode(replace(_read(Path(path), task), memory=peak_memory())))
    return 0


def _read(path: Path, task: Task) -> Extraction:
    from documents.extraction.reading import read  # noqa: PLC0415  # the limits come first

    try:
        return read(path, task)
    except NotExtracted as refusal:
        return Extraction(refusal.state, detail=refusal.detail)
    except (MemoryError, RecursionError) as reason:
        return Extraction(State.TOO_LARGE, detail=type(reason).__name__)
    except Exception as reason:
        return Extraction(State.BROKEN, detail=f"{type(reason).__name__}: {reason}"[:200])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
