"""What the parent asks of the reading process, and what that answers: JSON in an argument, JSON on its output."""

from __future__ import annotations

import base64
import dataclasses
import json
from dataclasses import dataclass, field
from enum import StrEnum

from documents.extraction.contract import Extraction, Limits, Page, Programs, State


class Step(StrEnum):
    """What one process does."""

    READ = "read"
    RECOVER = "recover"
    """Read a PDF on which PDFium failed with another library."""
    RECOGNISE = "recognise"
    """Read a PDF, and the pages that are pictures by OCR."""


@dataclass(frozen=True, slots=True)
class Task:
    """One process: the file's format, what to do with it, and within which limits."""

    format: str
    step: Step = Step.READ
    limits: Limits = field(default_factory=Limits)
    programs: Programs = field(default_factory=Programs)

    def to_json(self) -> str:
        """Return the task as text."""
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Task:
        """Return the task that `to_json` wrote."""
        raw = json.loads(text)
        return cls(raw["format"], Step(raw["step"]), Limits(**raw["limits"]), Programs(**raw["programs"]))


def encode(extraction: Extraction) -> bytes:
    """Return the answer of the reading process."""
    raw = dataclasses.asdict(extraction)
    raw["picture"] = base64.b64encode(extraction.picture).decode() if extraction.picture else None
    return json.dumps(raw, ensure_ascii=False).encode()


def decode(answer: bytes) -> Extraction:
    """Return the extraction that `encode` wrote; raise ValueError, KeyError or TypeError on anything else."""
    raw = json.loads(answer)
    picture = base64.b64decode(raw["picture"]) if raw["picture"] else None
    pages = tuple(Page(**page) for page in raw["pages"])
    return Extraction(**raw | {"state": State(raw["state"]), "pages": pages, "picture": picture})
