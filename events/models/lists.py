"""What an event and a cycle list beside their programme: partners, funders, pages that they lead to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from core.models import Involvement


def _page_link() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page of the portal")
    )


class EventPartner(Involvement):
    """A body that takes part in an event, and how."""

    class Role(models.TextChoices):
        CARRIED_BY = "carried_by", _("Led by")
        ORGANISED_BY = "organised_by", _("Organised by")
        WITH = "with", _("In partnership with")
        SUPPORTED_BY = "supported_by", _("Supported by")

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="partners")
    role = models.CharField(
        _("kind of partnership"),
        max_length=14,
        choices=Role.choices,
        default=Role.WITH,
        help_text=_("As the programme says it."),
    )

    panels: ClassVar = [FieldPanel("role"), *Involvement.panels]

    class Meta(Involvement.Meta):
        verbose_name = _("partner of an event")
        verbose_name_plural = _("partners of an event")


class EventLink(Orderable):
    """A page that an event leads to: what came of it, what follows it."""

    class Role(models.TextChoices):
        DOSSIER = "dossier", _("Dossier")
        PROCEEDINGS = "proceedings", _("Minutes and proceedings")
        VIDEO = "video", _("Videos and testimonies")
        EXPERIENCE = "experience", _("Experiences presented")
        FOLLOW_UP = "follow_up", _("What followed")
        FURTHER = "further", _("To go further")

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="links")
    role = models.CharField(
        _("what the page is to the event"),
        max_length=12,
        choices=Role.choices,
        default=Role.DOSSIER,
        help_text=_("Pages of one kind are shown together."),
    )
    page = _page_link()

    panels: ClassVar = [FieldPanel("role"), PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("linked page")
        verbose_name_plural = _("linked pages")


class CycleFunder(Involvement):
    """A body that pays for a cycle."""

    page = ParentalKey("events.CyclePage", on_delete=models.CASCADE, related_name="funders")

    class Meta(Involvement.Meta):
        verbose_name = _("funder of a cycle")
        verbose_name_plural = _("funders of a cycle")


class CycleLink(Orderable):
    """A page that a cycle gathers, under a heading."""

    cycle = ParentalKey("events.CyclePage", on_delete=models.CASCADE, related_name="links")
    heading = models.CharField(
        _("heading of the group"),
        max_length=160,
        blank=True,
        help_text=_("Such as “Experiences of Languedoc-Roussillon”; the same words gather pages. Empty: as above."),
    )
    page = _page_link()

    panels: ClassVar = [FieldPanel("heading"), PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("page of a cycle")
        verbose_name_plural = _("pages of a cycle")
