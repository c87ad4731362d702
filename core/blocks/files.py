"""The block of files to download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.links import GROUP
from core.blocks.shared import SharedStructBlock


class FileChooserBlock(DocumentChooserBlock):
    """Chooses a file; those of a body are read at once, with all that their links say."""

    def bulk_to_python(self, values: Sequence[Any]) -> list[Any]:
        """Return the documents of these ids, None for those that are gone."""
        documents = self.model_class.for_links().in_bulk(values)
        return [documents.get(value) for value in values]


class FileBlock(SharedStructBlock):
    """A file, and the words of its link."""

    document = FileChooserBlock(label=_("document"))
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
