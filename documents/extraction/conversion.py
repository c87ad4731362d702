"""DOC and PPT files, which LibreOffice converts to PDF where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from documents.extraction import pdf
from documents.extraction.contract import Extraction, NotExtracted, State
from documents.extraction.package import OLE
from documents.extraction.task import Task

_STREAMS = {"doc": ("WordDocument",), "ppt": ("PowerPoint Document",)}
"""The part by which such a file is told from the others of its time."""


def read(path: Path, task: Task) -> Extraction:
    """Return the pages, or slides, of the PDF that LibreOffice makes of the file."""
    program = shutil.which(task.programs.soffice)
    if not program:
        raise NotExtracted(State.UNREADABLE, "LibreOffice is not installed")
    _check(path, task.format)
    with tempfile.TemporaryDirectory() as folder:
        found = pdf.read(_converted(path, task, program, Path(folder)), task)
    kind = "slide" if task.format == "ppt" else "page"
    return replace(found, tagged=None, pages=tuple(replace(page, kind=kind) for page in found.pages))


def _check(path: Path, file_format: str) -> None:
    """Refuse what LibreOffice would guess: it opens garbage as text."""
    content = path.read_bytes()
    names = [name.encode("utf-16-le") for name in _STREAMS[file_format]]
    if not content.startswith(OLE) or not any(name in content for name in names):
        raise NotExtracted(State.BROKEN, f"no {file_format.upper()} file")


def _converted(path: Path, task: Task, program: str, folder: Path) -> Path:
    """Return the PDF made in the folder; LibreOffice says that all went well even when it failed."""
    source = folder / f"source.{task.format}"
    shutil.copyfile(path, source)
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    quiet = subprocess.DEVNULL
    # No shell, and a program that the settings name.
    subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, check=False)  # noqa: S603
    made = source.with_suffix(".pdf")
    if not made.exists():
        raise NotExtracted(State.BROKEN, "LibreOffice could not convert it")
    return made
