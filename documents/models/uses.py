"""The use of a file on a page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from documents.models.files import PortalDocument


class PageFile(Orderable):
    """A file shown on a page; its role belongs to this use, not to the file."""

    class Role(models.TextChoices):
        FULL = "full", _("full text")
        SUMMARY = "summary", _("summary")
        PROCEEDINGS = "proceedings", _("proceedings")
        MINUTES = "minutes", _("minutes")
        SLIDES = "slides", _("slides")
        PROGRAMME = "programme", _("programme")
        LEAFLET = "leaflet", _("leaflet")
        MODEL = "model", _("model to fill in")
        ANNEX = "annex", _("annex")
        ACCESSIBLE = "accessible", _("accessible version")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="file_links")
    document: models.ForeignKey[Any, Any] = models.ForeignKey(
        PortalDocument, on_delete=models.PROTECT, related_name="page_links", verbose_name=_("document")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.FULL)
    label = models.CharField(
        _("link text"), max_length=200, blank=True, help_text=_("Empty: the title of the document. Never “here”.")
    )

    panels: ClassVar = [FieldPanel("document"), FieldPanel("role"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.label or str(self.document)
