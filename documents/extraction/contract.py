"""What the extraction of a file takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1_000_000


class State(StrEnum):
    """What became of an extraction."""

    DONE = "done"
    NO_TEXT = "no_text"
    """A scan that was not recognised, or pictures only; the few words found, if any, are in `pages`."""
    LOCKED = "locked"
    """Encrypted: nobody reads it without the password."""
    BROKEN = "broken"
    """Truncated, garbage, or not what its format says."""
    TOO_LARGE = "too_large"
    """Beyond a limit of memory, time or size: a bomb, or close to it."""
    UNREADABLE = "unreadable"
    """A format whose text is not read, or not on this machine."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, slide or section of a file, with its text cleaned; a heading or slide title begins the text as well."""

    number: int
    text: str
    kind: str = "page"
    """`page`, `slide` or `section`."""
    title: str = ""
    origin: str = "layer"
    """`layer` for the file's own text, `ocr` for text recognised on a picture."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in a file; `pages` leaves out those without text."""

    state: State
    pages: tuple[Page, ...] = ()
    count: int | None = None
    """Pages, slides or sections in all, also those without text."""
    tagged: bool | None = None
    """Whether a PDF says that it is tagged; None for other formats."""
    language: str = ""
    """The language that the file declares, such as `fr-FR`."""
    picture: bytes | None = None
    """The first page as a WEBP picture, of a PDF or of what LibreOffice converted."""
    detail: str = ""
    """A short technical reason, in English, for logs."""
    seconds: float = 0.0
    memory: int = 0
    """The most memory that the reading process held, in KiB; of one that died, an upper bound."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that reads a file may use; sizes in bytes, times in seconds."""

    memory: int = 1_500 * MEGABYTE
    cpu: int = 60
    file_size: int = 50 * MEGABYTE
    seconds: float = 60.0
    pages: int = 5_000
    characters: int = 20_000
    """Of one page."""
    output: int = 20 * MEGABYTE
    """Of the text of all pages."""


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs of the machine that read what we do not: a path or a name; empty, or not there: done without."""

    soffice: str = "soffice"
    tesseract: str = "tesseract"
    ocr_language: str = "fra"


class NotExtracted(Exception):
    """A file that gives no text: its state, and a short reason."""

    def __init__(self, state: State, detail: str) -> None:
        super().__init__(detail)
        self.state = state
        self.detail = detail
