"""The admin form of a file: what it may be, how heavy, how it is called."""

from __future__ import annotations

import errno
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm

from documents import refusals
from documents.formats import FORMATS, Reason, RefusedFile, sniff
from documents.naming import is_cut, shortened, words

FULL = (errno.ENOSPC, errno.EDQUOT)
NO_ROOM = gettext_lazy(
    "The disk of the portal is full: the file could not be kept, and nothing has changed. Tell whoever looks after the "
    "portal, then try again."
)


class NoRoom(Exception):
    """The disk is full: nothing was kept of a file."""


class TitleField(forms.CharField):
    """A title that may be left empty, and that is cut where the name of a file, which proposes it, is too long."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "")[: self.max_length]


class DocumentForm(BaseDocumentForm):
    """Refuses what is no document, names the others, and keeps the file that another replaces."""

    title = TitleField(
        label=gettext_lazy("Title"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("What readers see of it. Empty: the words of the name of the file."),
    )

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        if "language" in self.fields:
            self.fields["language"].required = False  # several files at once come without it: the model says French
        if "file" in self.fields:
            _tell_limits(self.fields["file"])

    def clean_language(self) -> str:
        """Return the language, that of the document so far where nothing is said."""
        return str(self.cleaned_data["language"] or self.instance.language)

    def clean_file(self) -> Any:
        """Refuse a file whose content is not that of a document."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and file.name:
            try:
                sniff(file, file.name)
            except RefusedFile as refused:
                raise ValidationError(refusals.MESSAGES[refused.reason], code=refused.reason) from refused
            file.name = shortened(file.name)
        return file

    def clean(self) -> dict[str, Any]:
        """Make words of the name of the file where it is all the title there is."""
        cleaned: dict[str, Any] = super().clean()
        file = cleaned.get("file") or self.instance.file
        if "title" in cleaned and file and file.name:
            cleaned["title"] = _title(cleaned["title"], file.name.rpartition("/")[2])
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        self.original_file = None  # Wagtail would delete it
        self.instance.edited_by = self.user
        try:
            with transaction.atomic():
                return super().save(commit=commit)
        except OSError as error:
            if error.errno in FULL:
                raise NoRoom from error
            raise


def limits() -> str:
    """Return what is taken, and how heavy, as it is said before the upload."""
    formats = ", ".join(each.label for each in FORMATS.values())
    told = _("At most %(megabytes)d MB a file. Formats: %(formats)s.")
    return told % {"megabytes": _megabytes(), "formats": formats}


def _too_heavy() -> str:
    return _(
        "This file is heavier than %(megabytes)d MB, the most that the portal takes. Reduce its pictures or cut it "
        "into parts, then add it."
    ) % {"megabytes": _megabytes()}


def _megabytes() -> int:
    return int(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1_000_000)


def _tell_limits(field: Any) -> None:
    field.help_text = limits()
    field.error_messages["file_too_large"] = field.error_messages["file_too_large_unknown_size"] = _too_heavy()
    field.error_messages["empty"] = refusals.MESSAGES[Reason.EMPTY]
    field.widget.attrs["accept"] = ",".join(f".{name}" for each in FORMATS.values() for name in each.extensions)


def _title(title: str, name: str) -> str:
    """Return a title, or the words of the name of the file where the title is nothing else."""
    stem = name.rpartition(".")[0]
    proposed = title in ("", stem, name) or (is_cut(name) and title.startswith(stem))
    return words(name) if proposed else title
