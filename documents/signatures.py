"""How the content of a file tells its format: each test takes the open file, from any position."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from typing import IO

from documents.extraction import package
from documents.extraction.contract import NotExtracted, State

Test = Callable[[IO[bytes]], bool]

HEAD = 1024
"""Bytes of a file's beginning that are looked at; `%PDF-` must stand within them."""
_TEXT_SAMPLE, _PART_SAMPLE, _CHUNK = 65_536, 1_000_000, 1_000_000
_ACTIVE = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php|\?xml)\b", re.IGNORECASE)
_FOREIGN = (b"PK\x03\x04", b"PK\x05\x06", b"MZ", b"\x7fELF", b"#!", b"<", b"{\\rtf", b"%!PS", package.OLE)
"""How files of other formats begin: no text, no PDF."""
_MP3_FRAME = re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MACROS = ("vbaProject.bin", "vbaData.xml")


def head(file: IO[bytes], size: int = HEAD) -> bytes:
    """Return the beginning of a file."""
    file.seek(0)
    return file.read(size)


def is_pdf(file: IO[bytes]) -> bool:
    """Tell whether a file is a PDF, and nothing else: what stands before its header is neither code nor zip."""
    before, mark, _rest = head(file).partition(b"%PDF-")
    return bool(mark) and not _ACTIVE.search(before) and not before.lstrip().startswith(_FOREIGN)


def office(kind: str) -> Test:
    """Return the test of an Office file whose main part is of a kind, such as `wordprocessingml.document`."""
    wanted = f"{_OFFICE}{kind}.main+xml".encode()

    def test(file: IO[bytes]) -> bool:
        return is_locked_office(file) or wanted in _part(file, "[Content_Types].xml")

    return test


def open_document(mime: str) -> Test:
    """Return the test of a zip that names its own type, as OpenDocument and EPUB files do."""

    def test(file: IO[bytes]) -> bool:
        return _part(file, "mimetype").strip() == mime.encode()

    return test


def old_office(*streams: str) -> Test:
    """Return the test of a file of Office 97 to 2003 that holds one of the streams."""

    def test(file: IO[bytes]) -> bool:
        return head(file).startswith(package.OLE) and any(_holds(file, name) for name in streams)

    return test


def is_locked_office(file: IO[bytes]) -> bool:
    """Tell whether a file is a new Office file that a password encrypts: an old container holds it."""
    return old_office("EncryptedPackage")(file)


def is_text(file: IO[bytes]) -> bool:
    """Tell whether a file is plain text: readable, without code of web pages, no other format."""
    sample = head(file, _TEXT_SAMPLE)
    plain = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return not _ACTIVE.search(sample.replace(b"\0", b"")[:HEAD])
    return b"\0" not in sample and not plain.startswith(_FOREIGN) and not _ACTIVE.search(plain[:HEAD])


def is_captions(file: IO[bytes]) -> bool:
    """Tell whether a file is a WebVTT file."""
    return is_text(file) and re.match(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[\s]|$)", head(file)) is not None


def is_rich_text(file: IO[bytes]) -> bool:
    """Tell whether a file is an RTF file."""
    return head(file).startswith(b"{\\rtf")


def is_mp4(file: IO[bytes]) -> bool:
    """Tell whether a file is an MP4 film."""
    return head(file)[4:8] == b"ftyp"


def is_webm(file: IO[bytes]) -> bool:
    """Tell whether a file is a WebM film."""
    start = head(file)
    return start.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in start


def is_mp3(file: IO[bytes]) -> bool:
    """Tell whether a file is an MP3 sound."""
    start = head(file)
    return start.startswith(b"ID3") or _MP3_FRAME.match(start) is not None


def has_macros(file: IO[bytes]) -> bool:
    """Tell whether a new Office file carries a program."""
    try:
        with package.opened(file) as opened:
            return any(name.endswith(_MACROS) for name in opened.namelist())
    except NotExtracted:
        return False


def is_bomb(file: IO[bytes]) -> bool:
    """Tell whether a file is a zip that would grow beyond all bounds."""
    try:
        with package.opened(file):
            return False
    except NotExtracted as refusal:
        return refusal.state is State.TOO_LARGE


def _part(file: IO[bytes], name: str) -> bytes:
    """Return the beginning of a part of a zip; nothing if there is none, or no zip that begins as one."""
    if not head(file).startswith(b"PK\x03\x04"):
        return b""
    try:
        with package.opened(file) as opened, opened.open(name) as part:
            return part.read(_PART_SAMPLE)
    except (NotExtracted, KeyError, zipfile.BadZipFile):
        return b""


def _holds(file: IO[bytes], name: str) -> bool:
    """Tell whether the name of a stream stands in a file, read piece by piece."""
    wanted, kept = name.encode("utf-16-le"), b""
    file.seek(0)
    while chunk := file.read(_CHUNK):
        if wanted in kept + chunk:
            return True
        kept = chunk[-len(wanted) :]
    return False
