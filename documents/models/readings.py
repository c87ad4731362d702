"""What was read of a file, known by the file's hash: the same file is never read twice, whoever uses it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.storage import private_storage


class FileReading(models.Model):
    """The reading of one file: how it went, and what it told of the file."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to be read")
        DONE = "done", _("read")
        NO_TEXT = "no_text", _("without text")
        LOCKED = "locked", _("locked by a password")
        BROKEN = "broken", _("damaged")
        TOO_LARGE = "too_large", _("too large to be read")
        UNREADABLE = "unreadable", _("of a format that is not read")

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    format = models.CharField(_("format"), max_length=8)
    state = models.CharField(_("reading"), max_length=12, choices=State.choices, default=State.WAITING)
    detail = models.TextField(_("detail"), blank=True)
    count = models.PositiveIntegerField(_("pages"), null=True)
    """Pages or slides in all, those without text included; nothing for a text that has no pages."""
    tagged = models.BooleanField(_("tagged"), null=True)
    """Whether a PDF says its structure, as assistive technologies need."""
    picture = models.FileField(upload_to="pictures", storage=private_storage, max_length=120, blank=True)
    is_scan = models.BooleanField(default=False)
    """Whether its text is to be recognised in pictures: that takes long, and waits for the files that do not."""
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(_("read on"), null=True)

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.get_state_display()})"

    @property
    def is_read(self) -> bool:
        """Tell whether there is text to show and to search."""
        return self.state == self.State.DONE

    @property
    def has_failed(self) -> bool:
        """Tell whether somebody of the team should look at the file."""
        return self.state not in (self.State.WAITING, self.State.DONE)

    def path(self) -> Path | None:
        """Return where a copy of the file is, whichever document or version holds it."""
        kept: list[Any] = [*self.documents.all()[:1], *self.versions.all()[:1]]
        return Path(kept[0].file.path) if kept else None


class DocumentPage(models.Model):
    """A page, a slide or a section of a file, with its text."""

    class Kind(models.TextChoices):
        PAGE = "page", _("page")
        SLIDE = "slide", _("slide")
        SECTION = "section", _("section")

    class Origin(models.TextChoices):
        LAYER = "layer", _("text of the file")
        OCR = "ocr", _("recognised in a picture")
        EDITOR = "editor", _("corrected by the team")

    reading: models.ForeignKey[FileReading, FileReading] = models.ForeignKey(
        FileReading, on_delete=models.CASCADE, related_name="pages"
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PAGE)
    title = models.CharField(_("title"), max_length=255, blank=True)
    text = models.TextField(_("text"), blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin.choices, default=Origin.LAYER)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["reading", "number"], name="one_page_per_number"),)
        verbose_name = _("page of a file")
        verbose_name_plural = _("pages of files")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
