"""What a fiche d'expérience lists: its partners, its funders, and what became of the action."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.fields import UnevenDateField


class Involvement(Orderable):
    """Abstract: a body that takes part in an experience, from the list or by its name."""

    organisation: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("or its name"), max_length=250, blank=True)

    panels: ClassVar = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("name")])]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.organisation) if self.organisation else self.name

    def clean(self) -> None:
        super().clean()
        if not self.organisation and not self.name:
            raise ValidationError({"name": _("Choose an organisation or write its name.")})


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
