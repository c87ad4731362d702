"""What a fiche d'expérience lists: its partners, its funders, its videos, and what became of the action."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.fields import UnevenDateField
from core.models import Involvement
from core.videos import validate_video_url
from core.web_addresses import WebAddressField


class Partner(Involvement):
    """A partner of an experience."""

    page = ParentalKey("experiences.ExperiencePage", on_delete=models.CASCADE, related_name="partners")

    class Meta(Involvement.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")


class Funder(Involvement):
    """A funder of an experience."""

    page = ParentalKey("experiences.ExperiencePage", on_delete=models.CASCADE, related_name="funders")

    class Meta(Involvement.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")


class ExperienceVideo(Orderable):
    """A video of the action, on the site that hosts it; nothing is asked of that site before a click."""

    page = ParentalKey("experiences.ExperiencePage", on_delete=models.CASCADE, related_name="videos")
    url = WebAddressField(
        _("address of the video"),
        validators=[validate_video_url],
        help_text=_("That of its own page, on a known host. Nothing is loaded from there before a click."),
    )
    title = models.CharField(_("title"), max_length=200, help_text=_("What one sees and hears, in a few words."))
    transcript = RichTextField(
        _("transcript"),
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("All that is said, and what must be seen to understand; the search reads it too."),
    )

    panels: ClassVar = [FieldPanel("url"), FieldPanel("title"), FieldPanel("transcript")]

    class Meta(Orderable.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def __str__(self) -> str:
        return self.title or self.url


class FollowUp(Orderable):
    """What became of the action later."""

    page = ParentalKey("experiences.ExperiencePage", on_delete=models.CASCADE, related_name="follow_ups")
    date: UnevenDateField = UnevenDateField(
        _("date"), null=True, help_text=_("When it happened: “2016”, “November 2016”, or a day.")
    )
    text = RichTextField(
        _("text"),
        features=["bold", "italic", "link", "ul"],
        help_text=_("What changed, in a few sentences; several follow-ups are shown in the order given here."),
    )

    panels: ClassVar = [FieldPanel("date"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
