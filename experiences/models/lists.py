"""What a fiche d'expérience lists: its partners, its funders, and what became of the action."""

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


class FollowUp(Orderable):
    """What became of the action later."""

    page = ParentalKey("experiences.ExperiencePage", on_delete=models.CASCADE, related_name="follow_ups")
    date: UnevenDateField = UnevenDateField(_("date"), null=True)
    text = RichTextField(_("text"), features=["bold", "italic", "link", "ul"])

    panels: ClassVar = [FieldPanel("date"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
