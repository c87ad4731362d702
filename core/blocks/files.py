"""The block of files to download."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.links import GROUP
from core.blocks.shared import SharedStructBlock


class FileBlock(SharedStructBlock):
    """A file, and the words of its link."""

    document = DocumentChooserBlock(label=_("document"))
    text = blocks.CharBlock(
        label=_("link text"),
        required=False,
        default="",
        help_text=_("Empty: the title of the document. Never “here”."),
    )

    class Meta:
        icon = "doc-full"
        label = _("file")
        label_format = "{text}"


class FilesBlock(blocks.ListBlock):
    """Files to download, each with its format and weight."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FileBlock(), min_num=1, **kwargs)

    class Meta:
        icon = "doc-full"
        label = _("Files")
        group = GROUP
        template = "core/blocks/files.html"
        description = _("Files to download; format and weight are said by themselves.")

    def get_preview_value(self) -> Any:
        document = get_document_model().objects.first()
        return self.normalize([{"document": document, "text": ""}] if document else [])
