"""Measure the reading of files, good and bad, and print a Markdown table: `bench/extraction.py`."""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench import bad_files, files  # noqa: E402  # once the project is on the path
from documents.extraction.contract import Extraction  # noqa: E402
from documents.extraction.running import extract  # noqa: E402

RUNS = 3
"""How often a file is read; the middle time is printed."""

_Made = tuple[str, str, Callable[[], bytes]]


def main() -> int:
    """Read every file and print what that took."""
    print("| file | state | pages | seconds | of processor | peak memory (MB) | why |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, file_format, make in [*_good(), *_bad()]:
            path = Path(folder) / f"file.{file_format}"
            path.write_bytes(make())
            before = _processor()
            found = [extract(path, file_format) for _run in range(RUNS)]
            print(_row(name, found, (_processor() - before) / RUNS), flush=True)
    return 0


def _good() -> Iterator[_Made]:
    yield "PDF, 1 page", "pdf", partial(files.pdf, 1)
    for pages in (76, 112):
        yield f"PDF, {pages} pages", "pdf", partial(files.pdf, pages)
    for slides in (40, 120):
        yield f"PPTX, {slides} slides", "pptx", partial(files.pptx, slides)
    yield "ODP, 40 slides", "odp", partial(files.odp, 40)
    yield "DOCX, 100 sections", "docx", partial(files.docx, 100)
    yield "ODT, 100 sections", "odt", partial(files.odt, 100)
    yield "PDF, 4 empty scans", "pdf", partial(files.blank_pictures, 4)


def _bad() -> Iterator[_Made]:
    good = files.pdf(76)
    yield "PDF, wrong table of places", "pdf", lambda: bad_files.without_places(good)
    yield "PDF, owner's password", "pdf", lambda: bad_files.encrypted(good, "", "secret")
    yield "PDF, user's password", "pdf", lambda: bad_files.encrypted(good, "secret", "secret")
    yield "PDF, first half", "pdf", lambda: bad_files.truncated(good)
    yield "PDF, stream of 2 GiB", "pdf", bad_files.stream_bomb
    yield "PDF, text of 1 GiB", "pdf", bad_files.text_bomb
    yield "PDF, 200,000 pages", "pdf", bad_files.many_pages
    yield "PDF, loop of pages", "pdf", bad_files.page_loop
    yield "PDF, 200,000 arrays in each other", "pdf", bad_files.nested_arrays
    yield "HTML named PDF", "pdf", lambda: b"<html><p>Bonjour</p></html>"
    yield "empty", "pdf", bytes
    yield "DOCX, part of 400 MB", "docx", bad_files.zip_bomb
    yield "DOCX, 10,001 entries", "docx", bad_files.many_entries
    yield "DOCX, part that lies on its size", "docx", bad_files.lying_zip
    yield "DOCX, a billion laughs", "docx", bad_files.billion_laughs
    yield "DOCX, 100,000 elements in each other", "docx", bad_files.deep_xml


def _processor() -> float:
    """Return the processor time of the reading processes so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _row(name: str, found: list[Extraction], processor: float) -> str:
    seconds = sorted(one.seconds for one in found)[len(found) // 2]
    memory = max(one.memory for one in found) * 1024 / 1_000_000
    one = found[0]
    count = "" if one.count is None else f"{one.count:,}"
    return f"| {name} | {one.state} | {count} | {seconds:.2f} | {processor:.2f} | {memory:.0f} | {one.detail} |"


if __name__ == "__main__":
    sys.exit(main())
