"""Blocks of a page's body: what writers need, and no more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ("h3", "bold", "italic", "link", "document-link", "ol", "ul")


class HeadingBlock(blocks.CharBlock):
    """A heading inside the body; the page title stands above it."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"
        preview_value = "Ce que la clause change pour les entreprises"
        description = _("A heading of the second level.")


class TextBlock(blocks.RichTextBlock):
    """Paragraphs with bold, italic, links and lists."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=list(TEXT_FEATURES), **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "core/blocks/text.html"
        preview_value = "<p>La clause réserve une part des heures à des personnes éloignées de l’emploi.</p>"
        description = _("Paragraphs, lists and links. A link says where it goes.")


class QuotationBlock(blocks.StructBlock):
    """Somebody's words, and who said or wrote them."""

    text = blocks.TextBlock(label=_("quotation"))
    source = blocks.CharBlock(label=_("source"), help_text=_("Person and function, or document and page."))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "core/blocks/quotation.html"
        description = _("Words of somebody else, with their source.")


class FigureBlock(blocks.StructBlock):
    """A picture with its alternative text, caption and credit."""

    image = ImageChooserBlock(label=_("image"))
    alternative = blocks.CharBlock(
        label=_("alternative text"),
        required=False,
        help_text=_("What the picture says, for those who do not see it. Empty only when it is decoration."),
    )
    decorative = blocks.BooleanBlock(label=_("decoration only"), required=False)
    caption = blocks.CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "core/blocks/figure.html"
        description = _("A picture with its caption and credit.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["alternative"] and not cleaned["decorative"]:
            message = _("Describe the picture, or tick “decoration only”.")
            raise blocks.StructBlockValidationError({"alternative": ValidationError(message)})
        return cleaned


class BodyBlock(blocks.StreamBlock):
    """The body of a standard page."""

    heading = HeadingBlock()
    text = TextBlock()
    quotation = QuotationBlock()
    figure = FigureBlock()
