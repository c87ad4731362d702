"""What the team reads of the state of a file: how its reading went, and what to do where it failed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.models import DocumentPage, FileReading, PortalDocument

State = FileReading.State
ADVICE = {
    State.WAITING: gettext_lazy("The text will be read within a few minutes; you need not wait."),
    State.NO_TEXT: gettext_lazy(
        "No text was found: it is probably a scan. Replace it by a file whose text can be selected, or type its text."
    ),
    State.LOCKED: gettext_lazy("A password locks the file. Replace it by a copy without one."),
    State.BROKEN: gettext_lazy(
        "The file could not be read to its end. Open it on your computer, save it again, and replace it."
    ),
    State.TOO_LARGE: gettext_lazy(
        "Reading the file takes too much time or memory. Replace it by several lighter files."
    ),
    State.UNREADABLE: gettext_lazy("The text of files of this format is not read: its title alone is found."),
}
"""What to do, or to know, by state; nothing when all is well."""


@dataclass(frozen=True, slots=True)
class Told:
    """The state of a reading in words; the counts are of pages with text."""

    label: str
    advice: str
    pages: str
    recognised: int
    corrected: int
    structure: str
    failed: bool
    waiting: bool


def told(document: PortalDocument) -> Told | None:
    """Return what is told of the reading of a file, in one query; nothing for one that was never to be read."""
    reading = document.reading
    if reading is None:
        return None
    origins = DocumentPage.Origin
    counts = reading.pages.exclude(text="").aggregate(
        all=Count("pk"),
        recognised=Count("pk", filter=Q(origin=origins.OCR)),
        corrected=Count("pk", filter=Q(origin=origins.EDITOR)),
    )
    return Told(
        label=reading.get_state_display(),
        advice=str(ADVICE.get(State(reading.state), "")),
        pages=_pages(counts["all"]),
        recognised=counts["recognised"],
        corrected=counts["corrected"],
        structure=_structure(reading.tagged),
        failed=reading.has_failed,
        waiting=reading.state == State.WAITING,
    )


def _pages(count: int) -> str:
    words = ngettext("%(number)d page with text", "%(number)d pages with text", count)
    return words % {"number": count} if count else ""


def _structure(tagged: bool | None) -> str:  # noqa: FBT001  # as the reading says it
    if tagged is None:
        return ""
    return _("tagged PDF") if tagged else _("PDF without tags: add an accessible version beside it")
