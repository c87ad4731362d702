"""What the tests of files share: writing one, the programs of the machine, the memory of this process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from documents.extraction.contract import Programs
from documents.extraction.running import extract

NONE = Programs("", "")


@pytest.fixture
def read(tmp_path):
    """Read content as a file of a format, with neither LibreOffice nor Tesseract unless they are given."""

    def _read(content, file_format, programs=NONE, **options):
        path = tmp_path / f"file.{file_format}"
        path.write_bytes(content)
        return extract(path, file_format, programs=programs, **options)

    return _read


@pytest.fixture(scope="session")
def soffice():
    """LibreOffice, which is never missing in continuous integration."""
    return program("SOFFICE", "soffice")


@pytest.fixture(scope="session")
def tesseract():
    """Tesseract, which is never missing in continuous integration."""
    return program("TESSERACT", "tesseract")


@pytest.fixture
def memory():
    """Forget how much memory this process ever held; return the function that tells by how many KiB it grew since."""
    Path("/proc/self/clear_refs").write_text("5")
    before = peak()
    return lambda: peak() - before


def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def program(variable, name):
    found = os.environ.get(variable) or shutil.which(name)
    if not found:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            f"{variable} is not set, nor {name} on the PATH"
        )
    return found
