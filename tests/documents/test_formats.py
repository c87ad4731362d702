"""A file is taken when its name and its content agree, and refused with a reason otherwise."""

from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from bench import bad_files, files
from documents import refusals
from documents.formats import FORMATS, Reason, RefusedFile, sniff
from tests.documents.texts import container

OPEN = "application/vnd.oasis.opendocument"
PDF = bad_files.pdf_of_stream(b"")


def workbook():
    file = BytesIO()
    Workbook().save(file)
    return file.getvalue()


def book():
    return bad_files.zip_of({"mimetype": b"application/epub+zip"})


def sheet():
    return bad_files.zip_of({"mimetype": f"{OPEN}.spreadsheet".encode()})


TAKEN = {
    "rapport.pdf": lambda: PDF,
    "RAPPORT FINAL.v2.PDF": lambda: b"\xef\xbb\xbf\n" + PDF,
    "note.docx": lambda: files.docx(1),
    "budget.xlsx": workbook,
    "diapos.pptx": lambda: files.pptx(1),
    "note.odt": lambda: files.odt(1),
    "budget.ods": sheet,
    "diapos.odp": lambda: files.odp(1),
    "note.doc": lambda: container("WordDocument"),
    "budget.xls": lambda: container("Workbook"),
    "diapos.ppt": lambda: container("PowerPoint Document"),
    "liste.csv": lambda: "nom;âge\nAnaïs;12\n".encode("cp1252"),
    "note.txt": lambda: "Bonjour".encode("utf-16"),
    "note.rtf": lambda: b"{\\rtf1 Bonjour}",
    "livre.epub": book,
    "film.mp4": lambda: b"\0\0\0\x18ftypmp42",
    "film.m4v": lambda: b"\0\0\0\x18ftypM4V ",
    "film.webm": lambda: b"\x1a\x45\xdf\xa3\x01\0\x42\x82\x84webm",
    "son.mp3": lambda: b"ID3\x04",
    "brut.mp3": lambda: b"\xff\xfb\x90\x64",
    "film.vtt": lambda: b"\xef\xbb\xbfWEBVTT\n\n00:01.000 --> 00:02.000\nBonjour",
    "protege.docx": lambda: container("EncryptedPackage"),
}
REFUSED = {
    "vide.pdf": (b"", Reason.EMPTY),
    "sans-extension": (PDF, Reason.UNKNOWN),
    "plan.dwg": (b"AC1027", Reason.UNKNOWN),
    "photo.jpg": (b"\xff\xd8\xff", Reason.PICTURE),
    "dessin.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Reason.WEB_PAGE),
    "page.html": (b"<p>Bonjour</p>", Reason.WEB_PAGE),
    "script.js": (b"alert(1)", Reason.WEB_PAGE),
    "rapport.pdf.exe": (b"MZ", Reason.PROGRAM),
    "tout.zip": (bad_files.zip_of({"a.txt": b"a"}), Reason.ARCHIVE),
    "note.docm": (b"PK", Reason.MACROS),
    "html.pdf": (b"<html><body>Bonjour</body></html>", Reason.MISMATCH),
    "polyglot.pdf": (b"<!DOCTYPE html><script>alert(1)</script>" + PDF, Reason.MISMATCH),
    "html-after-spaces.pdf": (b"\n\n  <html>" + PDF, Reason.MISMATCH),
    "zip-and-pdf.pdf": (bad_files.zip_of({"a": b"a"}) + PDF, Reason.MISMATCH),
    "late-header.pdf": (b" " * 1100 + PDF, Reason.MISMATCH),
    "svg.pdf": (b"<svg onload='alert(1)'/>", Reason.MISMATCH),
    "garbage.pdf": (bytes(range(256)) * 8, Reason.MISMATCH),
    "zip.docx": (bad_files.zip_of({"a.txt": b"a"}), Reason.MISMATCH),
    "pdf.docx": (PDF, Reason.MISMATCH),
    "word.pptx": (bad_files.word_of(b"<d/>"), Reason.MISMATCH),
    "slides.odt": (bad_files.zip_of({"mimetype": f"{OPEN}.presentation".encode()}), Reason.MISMATCH),
    "excel.doc": (container("Workbook"), Reason.MISMATCH),
    "text.doc": (b"Bonjour", Reason.MISMATCH),
    "html.txt": (b"  <HTML><script>", Reason.MISMATCH),
    "html-16.txt": ("<html><script>".encode("utf-16"), Reason.MISMATCH),
    "script.csv": (b"#!/bin/sh\nrm", Reason.MISMATCH),
    "binary.txt": (b"a\0b", Reason.MISMATCH),
    "text.vtt": (b"Bonjour", Reason.MISMATCH),
    "html.mp3": (b"<html>", Reason.MISMATCH),
    "text.mp4": (b"Bonjour tout le monde", Reason.MISMATCH),
    "macros.docx": (bad_files.word_of(b"<d/>", **{"word/vbaProject.bin": b"x"}), Reason.MACROS),
    "bomb.docx": (bad_files.zip_bomb(301), Reason.BOMB),
}


@pytest.mark.parametrize("name", TAKEN)
def test_file_whose_name_and_content_agree_is_taken(name):
    extension = name.rpartition(".")[2].lower()

    found = sniff(BytesIO(TAKEN[name]()), name)

    assert found is FORMATS["mp4" if extension == "m4v" else extension]


@pytest.mark.parametrize("name", REFUSED)
def test_file_that_does_not_suit_is_refused_with_its_reason(name):
    content, reason = REFUSED[name]

    with pytest.raises(RefusedFile) as refusal:
        sniff(BytesIO(content), name)

    assert refusal.value.reason is reason


def test_file_stays_where_it_was_read_to():
    file = BytesIO(PDF)
    file.seek(7)

    sniff(file, "rapport.pdf")

    assert file.tell() == 7


def test_every_format_is_taken_by_one_test_at_least():
    assert {sniff(BytesIO(make()), name).key for name, make in TAKEN.items()} == set(FORMATS)


def test_every_reason_is_told_in_french():
    with override("fr"):
        told = {reason: str(refusals.MESSAGES[reason]) for reason in Reason}

    assert told[Reason.EMPTY] == "Ce fichier est vide. Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau."
    assert len(set(told.values())) == len(Reason)
