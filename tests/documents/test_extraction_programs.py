"""Old Office files by LibreOffice, scans by Tesseract: the real programs."""

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bench import files
from demo.files import office, pdf
from documents.extraction.contract import Limits, Programs, State
from tests.documents.texts import SLIDES, TEXT, container


@pytest.fixture
def old(soffice, tmp_path):
    """Make a file of Office 97 of a new one."""

    def _old(content, new, extension):
        (tmp_path / f"new.{new}").write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [soffice, "--headless", profile, "--convert-to", extension, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"new.{new}")], check=True, capture_output=True)
        return (tmp_path / f"new.{extension}").read_bytes()

    return _old


def test_old_text_document_is_read_page_by_page(read, old, soffice):
    found = read(old(office.text_document(TEXT), "docx", "doc"), "doc", Programs(soffice, ""))

    assert (found.state, found.count, found.tagged) == (State.DONE, 1, None)
    assert [(page.number, page.kind) for page in found.pages] == [(1, "page")]
    assert found.pages[0].text.startswith("Compter les arrivées\nCe que l’on compte\nLes portes\nDeux par immeuble.")
    assert Image.open(BytesIO(found.picture)).width == 600


def test_old_presentation_is_read_slide_by_slide(read, old, soffice):
    found = read(old(office.presentation(SLIDES), "pptx", "ppt"), "ppt", Programs(soffice, ""))

    assert (found.state, found.count) == (State.DONE, 3)
    assert [(page.number, page.kind, page.text.split("\n")[0]) for page in found.pages] == [
        (1, "slide", "Pourquoi compter"),
        (2, "slide", "Comment"),
        (3, "slide", "Et après"),
    ]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"Bonjour, je ne suis pas un document.", "no DOC file"),
        (container("Workbook"), "no DOC file"),
        (container("WordDocument"), "LibreOffice could not convert it"),
    ],
)
def test_what_is_no_old_document_is_broken_whatever_libreoffice_would_guess(read, soffice, content, detail):
    found = read(content, "doc", Programs(soffice, ""))

    assert (found.state, found.detail) == (State.BROKEN, detail)


def test_libreoffice_that_takes_too_long_is_gone_with_its_folder(read, old, soffice, tmp_path, monkeypatch):
    content = old(office.presentation(SLIDES), "pptx", "ppt")
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    found = read(content, "ppt", Programs(soffice, ""), limits=Limits(seconds=1.0))

    commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert (found.state, found.detail) == (State.TOO_LARGE, "time is over")
    assert [command for command in commands if str(folder).encode() in command] == []
    assert list(folder.iterdir()) == []


def test_scan_is_recognised_page_by_page(read, tesseract):
    found = read(pdf.render(TEXT | {"scanned": True}), "pdf", Programs("", tesseract))

    assert (found.state, found.count, found.detail) == (State.DONE, 4, "4 of 4 pages recognised")
    assert {page.origin for page in found.pages} == {"ocr"}
    assert "Deux par immeuble." in found.pages[2].text
    assert Image.open(BytesIO(found.picture)).width == 600


def test_scan_that_time_does_not_allow_is_read_as_far_as_it_goes(read, tesseract):
    found = read(pdf.render(TEXT | {"scanned": True}), "pdf", Programs("", tesseract), ocr_limits=Limits(seconds=0.5))

    assert (found.state, found.pages, found.count) == (State.NO_TEXT, (), 4)


def test_empty_scan_is_recognised_as_nothing(read, tesseract):
    found = read(files.blank_pictures(2), "pdf", Programs("", tesseract))

    assert (found.state, found.pages, found.detail) == (State.NO_TEXT, (), "2 of 2 pages recognised")


def test_language_that_tesseract_lacks_is_no_text(read, tesseract):
    found = read(files.blank_pictures(1), "pdf", Programs("", tesseract, "xyz"))

    assert (found.state, found.pages) == (State.NO_TEXT, ())
