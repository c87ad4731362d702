"""The formats that the portal takes, told by the extension and the content together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from documents import signatures
from documents.signatures import Test

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"


class Reason(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    PROGRAM = "program"
    ARCHIVE = "archive"
    MACROS = "macros"
    MISMATCH = "mismatch"
    BOMB = "bomb"


class RefusedFile(Exception):
    """A file that the portal does not take; `documents.refusals` says why, and what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is named, served and counted, and the test of its content."""

    key: str
    extensions: tuple[str, ...]
    """Without a dot, the usual one first."""
    mime: str
    label: str
    test: Test
    unit: str = ""
    """What is counted in it: `page`, `slide`, `section`; empty when nothing is."""


_DOCX, _XLSX, _PPTX = "wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"
_ODT, _ODS, _ODP = f"{_OPEN}.text", f"{_OPEN}.spreadsheet", f"{_OPEN}.presentation"
_EPUB = "application/epub+zip"
_ALL = (
    Format("pdf", ("pdf",), "application/pdf", "PDF", signatures.is_pdf, "page"),
    Format("docx", ("docx",), f"{_OFFICE}.{_DOCX}", "DOCX", signatures.office(_DOCX), "section"),
    Format("xlsx", ("xlsx",), f"{_OFFICE}.{_XLSX}", "XLSX", signatures.office(_XLSX)),
    Format("pptx", ("pptx",), f"{_OFFICE}.{_PPTX}", "PPTX", signatures.office(_PPTX), "slide"),
    Format("odt", ("odt",), _ODT, "ODT", signatures.open_document(_ODT), "section"),
    Format("ods", ("ods",), _ODS, "ODS", signatures.open_document(_ODS)),
    Format("odp", ("odp",), _ODP, "ODP", signatures.open_document(_ODP), "slide"),
    Format("doc", ("doc",), "application/msword", "DOC", signatures.old_office("WordDocument"), "page"),
    Format("xls", ("xls",), "application/vnd.ms-excel", "XLS", signatures.old_office("Workbook", "Book")),
    Format(
        "ppt", ("ppt",), "application/vnd.ms-powerpoint", "PPT", signatures.old_office("PowerPoint Document"), "slide"
    ),
    Format("csv", ("csv",), "text/csv", "CSV", signatures.is_text),
    Format("txt", ("txt",), "text/plain", "TXT", signatures.is_text),
    Format("rtf", ("rtf",), "application/rtf", "RTF", signatures.is_rich_text),
    Format("epub", ("epub",), _EPUB, "EPUB", signatures.open_document(_EPUB)),
    Format("mp4", ("mp4", "m4v"), "video/mp4", "MP4", signatures.is_mp4),
    Format("webm", ("webm",), "video/webm", "WebM", signatures.is_webm),
    Format("mp3", ("mp3",), "audio/mpeg", "MP3", signatures.is_mp3),
    Format("vtt", ("vtt",), "text/vtt", "VTT", signatures.is_captions),
)
FORMATS = {found.key: found for found in _ALL}
BY_EXTENSION = {extension: found for found in _ALL for extension in found.extensions}
_REFUSED = {
    Reason.PICTURE: "jpg jpeg jpe png gif webp avif heic heif bmp tif tiff ico",
    Reason.WEB_PAGE: "html htm xhtml shtml mht mhtml svg svgz xml xsl swf php php3 phtml asp aspx jsp js mjs css",
    Reason.PROGRAM: (
        "exe msi dll com scr bat cmd ps1 vbs vbe jse wsf hta jar apk app dmg deb rpm sh bash py pl rb cgi lnk reg iso"
    ),
    Reason.ARCHIVE: "zip rar 7z tar gz tgz bz2 xz zst cab",
    Reason.MACROS: "docm dotm xlsm xltm xlsb pptm potm ppsm",
}
_REFUSED_EXTENSIONS = {extension: reason for reason, words in _REFUSED.items() for extension in words.split()}


def sniff(file: IO[bytes], name: str) -> Format:
    """Return the format of a file from its name and its content; raise `RefusedFile` if the portal does not take it."""
    position = file.tell()
    try:
        return _sniffed(file, name.rpartition(".")[2].casefold() if "." in name else "")
    finally:
        file.seek(position)


def _sniffed(file: IO[bytes], extension: str) -> Format:
    if not signatures.head(file):
        raise RefusedFile(Reason.EMPTY)
    found = BY_EXTENSION.get(extension)
    if found is None:
        raise RefusedFile(_REFUSED_EXTENSIONS.get(extension, Reason.UNKNOWN))
    if signatures.is_bomb(file):
        raise RefusedFile(Reason.BOMB)
    if signatures.has_macros(file):
        raise RefusedFile(Reason.MACROS)
    if not found.test(file):
        raise RefusedFile(Reason.MISMATCH)
    return found
