"""The block of a video that another site hosts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.links import AddressBlock
from core.blocks.pictures import GROUP
from core.blocks.shared import SharedStructBlock
from core.blocks.text import TEXT_FEATURES
from core.videos import validate_video_url


class VideoBlock(SharedStructBlock):
    """A video, its title and its transcript; nothing is asked of its host before a click."""

    url = AddressBlock(
        label=_("address of the video"),
        validators=[validate_video_url],
        help_text=_("That of its own page, on a known host. Nothing is loaded from there before a click."),
    )
    title = blocks.CharBlock(label=_("title"), help_text=_("What one sees and hears, in a few words."))
    transcript = blocks.RichTextBlock(
        label=_("transcript"),
        features=list(TEXT_FEATURES),
        help_text=_("All that is said, and what must be seen to understand; the search reads it too."),
    )
    image = ImageChooserBlock(label=_("image"), required=False, help_text=_("A still of the video, if you have one."))
    alternative = blocks.CharBlock(
        label=_("alternative text"),
        required=False,
        default="",
        help_text=_("What the image says, for those who do not see it."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = GROUP
        template = "core/blocks/video.html"
        preview_value: ClassVar = {
            "url": "https://peertube.fr/w/exemple",
            "title": "Une visite du chantier d’insertion",
            "transcript": "<p>Nous sommes au pied du bâtiment…</p>",
        }
        description = _("A video of a known host, with its title and transcript.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("image") and not cleaned.get("alternative") and not self.is_deferred_validation:
            message = _("Describe the image in one sentence.")
            raise blocks.StructBlockValidationError({"alternative": ValidationError(message)})
        return cleaned
