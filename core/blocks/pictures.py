"""Blocks that show a picture."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.shared import SharedStructBlock

GROUP = _("Pictures and videos")


class FigureBlock(SharedStructBlock):
    """A picture with its alternative text, caption and credit."""

    image = ImageChooserBlock(label=_("image"), help_text=_("Its credit, kept with the image, is shown under it."))
    alternative = blocks.CharBlock(
        label=_("alternative text"),
        required=False,
        default="",
        help_text=_("What the picture says, for those who do not see it. Empty only when it is decoration."),
    )
    decorative = blocks.BooleanBlock(label=_("decoration only"), required=False)
    caption = blocks.CharBlock(label=_("caption"), required=False, default="")

    class Meta:
        icon = "image"
        label = _("Figure")
        group = GROUP
        template = "core/blocks/figure.html"
        description = _("A picture with its caption and credit.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not (cleaned.get("alternative") or cleaned.get("decorative") or self.is_deferred_validation):
            message = _("Describe the picture, or tick “decoration only”.")
            raise blocks.StructBlockValidationError({"alternative": ValidationError(message)})
        return cleaned

    def get_preview_value(self) -> Any:
        image = get_image_model().objects.first()
        described = {"alternative": "Une rue commerçante", "decorative": False, "caption": "Le quartier en 2021"}
        return self.normalize({"image": image, **described})
