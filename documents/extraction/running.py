"""The extraction seen by those who ask for it: which processes read a file, and what their end means."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from documents.extraction.contract import Extraction, Limits, Programs, State
from documents.extraction.process import Ended, run
from documents.extraction.reading import FORMATS
from documents.extraction.task import Step, Task, decode

ROOT = Path(__file__).resolve().parents[2]
LIMITS, OCR_LIMITS, PROGRAMS = Limits(), Limits(cpu=600, seconds=600.0), Programs()
OCR_START, OCR_PER_PAGE = 10, 8
"""Seconds that recognition may take: to start, and for each page, as far as its limits allow."""
_INHERITED = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
"""What the process learns of the environment: no secret."""
_BESIDE_TEXT = 4_000_000
"""Bytes of an answer that may come on top of the text: the picture, numbers and titles of pages."""
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM)


def extract(
    path: Path,
    format: str,  # noqa: A002  # the word of this domain
    *,
    limits: Limits = LIMITS,
    ocr_limits: Limits = OCR_LIMITS,
    programs: Programs = PROGRAMS,
) -> Extraction:
    """Return the text of a file, read in a process of its own; what the file holds never raises.

    A PDF on which PDFium fails is tried again with pypdf; a scan is recognised where Tesseract is, within `ocr_limits`.
    """
    started = time.monotonic()
    if format not in FORMATS:
        return Extraction(State.UNREADABLE, detail=f"{format} is not read")
    if path.stat().st_size == 0:
        return Extraction(State.BROKEN, detail="empty file")
    found = _carried_out(path, Task(format, Step.READ, limits, programs))
    if format == "pdf" and found.state is State.BROKEN:
        left = limits.seconds - (time.monotonic() - started)
        second = _carried_out(path, Task(format, Step.RECOVER, replace(limits, seconds=max(left, 0.0)), programs))
        memory = max(found.memory, second.memory)
        found = replace(second, detail=f"{found.detail}; {second.detail}", memory=memory)
    if format == "pdf" and found.state is State.NO_TEXT and shutil.which(programs.tesseract):
        found = _recognised(path, found, ocr_limits, programs)
    return replace(found, seconds=time.monotonic() - started)


def _recognised(path: Path, found: Extraction, limits: Limits, programs: Programs) -> Extraction:
    """Return what recognition finds in a scan, or what was found before it if it fails."""
    seconds = min(limits.seconds, OCR_START + OCR_PER_PAGE * (found.count or 0))
    task = Task("pdf", Step.RECOGNISE, replace(limits, seconds=float(seconds)), programs)
    second = _carried_out(path, task)
    if second.state in (State.DONE, State.NO_TEXT):
        return second
    return replace(found, detail=f"{found.detail}; recognition: {second.detail}")


def _carried_out(path: Path, task: Task) -> Extraction:
    """Return what a reading process answers, or what its death means."""
    with tempfile.TemporaryDirectory(prefix="extraction-", ignore_cleanup_errors=True) as folder:
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        environment |= {"LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder, "OMP_THREAD_LIMIT": "1"}
        command = [sys.executable, "-m", "documents.extraction", str(path.resolve()), task.format, task.to_json()]
        ended = run(command, environment, ROOT, task.limits.seconds, task.limits.output + _BESIDE_TEXT)
    if ended.code == 0:
        try:
            return decode(ended.output)
        except (ValueError, KeyError, TypeError) as reason:
            return Extraction(State.BROKEN, detail=f"unintelligible answer: {reason}"[:200], memory=ended.memory)
    return _dead(ended)


def _dead(ended: Ended) -> Extraction:
    """Return what the death of a process means: beyond a limit, or a reader that fell over the file."""
    if ended.code is None or ended.code in _OUT_OF_TIME:
        return Extraction(State.TOO_LARGE, detail=ended.reason or "processor time is over", memory=ended.memory)
    reason = f"signal {-ended.code}" if ended.code < 0 else f"exit code {ended.code}"
    return Extraction(State.BROKEN, detail=f"the reader died of {reason}", memory=ended.memory)
