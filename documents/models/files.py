"""The document model, and the files that it had before."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.utils.file import hash_filelike

from core.fields import UnevenDateField
from core.models import Organisation
from core.slugs import slug_of
from documents.choices import Language, Licence
from documents.guards import guarded
from documents.models.readings import FileReading
from documents.storage import private_storage


class PortalDocument(AbstractDocument):
    """A file of the portal; its address stays when its file is replaced."""

    file = models.FileField(_("file"), upload_to="files", storage=private_storage)
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=Language.choices,
        default=Language.FRENCH,
        help_text=_("Language of the text: the search reads it so."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=12,
        choices=Licence.choices,
        blank=True,
        db_default=Value(""),
        help_text=_("What readers may do with it; leave empty when nobody said."),
    )
    producer: models.ForeignKey[Organisation | None, Organisation | None] = models.ForeignKey(
        "core.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("producer"),
        help_text=_("The body that made it, where it is not that of the page."),
    )
    date = UnevenDateField(_("date"), null=True, blank=True)
    review_on = models.DateField(
        _("look again on"),
        null=True,
        blank=True,
        help_text=_("A day after which the team is asked whether the document is still valid."),
    )
    reading: models.ForeignKey[FileReading | None, FileReading | None] = models.ForeignKey(
        FileReading, on_delete=models.PROTECT, null=True, editable=False, related_name="documents"
    )
    reading.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]  # Wagtail's way to say so

    edited_by: Any = None
    """Who gives the document another file, for its history."""

    admin_form_fields: ClassVar = (
        *Document.admin_form_fields,
        "language",
        "licence",
        "producer",
        "date",
        "review_on",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @classmethod
    def for_links(cls) -> models.QuerySet[PortalDocument]:
        """Return the documents with what their links say, and whether their collections have rules."""
        documents: models.QuerySet[PortalDocument] = cls.objects.select_related("reading").annotate(
            guarded=guarded("collection__path")
        )
        return documents

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Have a new file read, and keep the one that it replaces."""
        fields = kwargs.get("update_fields")
        before = self._before() if fields is None or "file" in fields else None
        changed = self._has_new_file(before) if fields is None or "file" in fields else False
        if changed:
            self._describe_file()
        with transaction.atomic():
            if changed and before:
                DocumentVersion.keep(before, self.edited_by)
            super().save(*args, **kwargs)

    def _before(self) -> PortalDocument | None:
        return type(self).objects.filter(pk=self.pk).first() if self.pk else None

    def _has_new_file(self, before: PortalDocument | None) -> bool:
        committed = getattr(self.file, "_committed", True)
        return bool(self.file) and (before is None or not committed or before.file.name != self.file.name)

    def _describe_file(self) -> None:
        """Note the weight and the hashes of the file, and what was read of the same file if it is known."""
        with self.open_file() as content:
            self.file_size = self.file.size
            self.file_hash = hash_filelike(content)
            content.seek(0)
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
        self.reading, _created = FileReading.objects.get_or_create(
            sha256=sha256, defaults={"format": self.file_extension.lower()[:8]}
        )

    @property
    def slug(self) -> str:
        """Return the end of the address of the document, as its title gives it."""
        return slug_of(self.title) or "document"

    @property
    def url(self) -> str:
        """Return the address of the file, which a view gives to whoever may read it."""
        return reverse("wagtaildocs_serve", args=[self.pk, self.slug])

    @property
    def text_url(self) -> str:
        """Return the address of the text of the file."""
        return reverse("document_text", args=[self.pk, self.slug])

    @property
    def picture_url(self) -> str:
        """Return the address of the picture of its first page; empty without one."""
        return reverse("document_picture", args=[self.pk, self.slug]) if self.reading and self.reading.picture else ""

    @property
    def is_pdf(self) -> bool:
        """Tell whether browsers open it at a page."""
        return str(self.file_extension).lower() == "pdf"


class DocumentVersion(models.Model):
    """A file that a document had before; it can be brought back."""

    document: models.ForeignKey[PortalDocument, PortalDocument] = models.ForeignKey(
        PortalDocument, on_delete=models.CASCADE, related_name="versions"
    )
    file = models.FileField(_("file"), storage=private_storage)
    file_size = models.PositiveBigIntegerField(null=True)
    reading: models.ForeignKey[FileReading | None, FileReading | None] = models.ForeignKey(
        FileReading, on_delete=models.PROTECT, null=True, related_name="versions"
    )
    replaced_at = models.DateTimeField(_("replaced on"), auto_now_add=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("replaced by")
    )

    class Meta:
        ordering = ("-replaced_at", "-pk")
        verbose_name = _("former file")
        verbose_name_plural = _("former files")

    def __str__(self) -> str:
        return str(self.file.name).rpartition("/")[2]

    @classmethod
    def keep(cls, document: PortalDocument, by: Any = None) -> DocumentVersion:
        """Keep the file that a document has in the database, and who replaces it."""
        return cls.objects.create(
            document=document,
            file=document.file.name,
            file_size=document.file_size,
            reading=document.reading,
            replaced_by=by,
        )
