"""The programs that read the files which the portal does not read by itself: old Office files, scans."""

from __future__ import annotations

import subprocess

from scripts.testbed.program import Program


class LibreOffice(Program):
    """The office suite, without its windows."""

    key = "libreoffice"
    title = "LibreOffice"
    variable = "SOFFICE"
    names = ("soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
    packages = ("libreoffice-writer-nogui", "libreoffice-impress-nogui")


class Tesseract(Program):
    """The recognition of characters, with its French data."""

    key = "tesseract"
    title = "Tesseract with French"
    variable = "TESSERACT"
    names = ("tesseract",)
    packages = ("tesseract-ocr-fra",)

    def works(self, program: str) -> bool:
        """Tell whether it is there and reads French."""
        if not super().works(program):
            return False
        listing = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
        return "fra" in listing.stdout.split()
