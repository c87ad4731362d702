"""Territories, from the région to the quartier, and how they contain each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from core.querysets import TerritoryQuerySet

if TYPE_CHECKING:
    from datetime import date


class Territory(RevisionMixin, index.Indexed, ClusterableModel):
    """A territory known by its kind and its official code, for regions and départements share numbers."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("country")
        REGION = "region", _("région")
        DEPARTEMENT = "departement", _("département")
        EPCI = "epci", _("intercommunality")
        COMMUNE = "commune", _("commune")
        QPV = "qpv", _("priority neighbourhood")
        OTHER = "other", _("other territory")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    code = models.CharField(
        _("official code"),
        max_length=20,
        help_text=_("INSEE code of a commune, SIREN of an intercommunality, QP… or QN… of a neighbourhood."),
    )
    name = models.CharField(_("name"), max_length=200)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("WGS 84, decimal degrees."))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("WGS 84, decimal degrees."))
    valid_from: models.DateField[date | None, date | None] = models.DateField(
        _("exists since"), null=True, blank=True, help_text=_("Leave empty when it has always been so.")
    )
    valid_to: models.DateField[date | None, date | None] = models.DateField(
        _("existed until"), null=True, blank=True, help_text=_("Only for a territory that no longer exists.")
    )

    objects = TerritoryQuerySet.as_manager()

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]), FieldPanel("name"), FieldPanel("population")],
            heading=_("Identity"),
        ),
        MultipleChooserPanel(
            "parent_links",
            chooser_field_name="parent",
            heading=_("Lies in"),
            label=_("containing territory"),
            help_text=_("A commune lies in its département and its intercommunality; the rest follows by itself."),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])], heading=_("Validity")),
        MultipleChooserPanel(
            "successor_links",
            chooser_field_name="successor",
            heading=_("Replaced by"),
            label=_("successor"),
            help_text=_("The territories that took its place; its contents are found under them too."),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])], heading=_("Position")),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("code"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering: ClassVar = ["name", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "code"], name="unique_territory")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_kind_display()} {self.code})"

    @property
    def key(self) -> str:
        """Return the stable key used in addresses and facets, such as `departement-34`."""
        return f"{self.kind}-{self.code}"


class TerritoryParent(models.Model):
    """A territory lies in another; one may lie in several (its département and its intercommunality)."""

    territory = ParentalKey(Territory, on_delete=models.CASCADE, related_name="parent_links")
    parent: models.ForeignKey[Any, Any] = models.ForeignKey(
        Territory, on_delete=models.CASCADE, related_name="child_links", verbose_name=_("containing territory")
    )

    class Meta:
        verbose_name = _("containing territory")
        verbose_name_plural = _("containing territories")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "parent"], name="unique_territory_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.territory} ⊂ {self.parent}"


class TerritorySuccessor(models.Model):
    """A territory was replaced by another; a neighbourhood of 2015 may have given several of 2024, and the reverse."""

    territory = ParentalKey(Territory, on_delete=models.CASCADE, related_name="successor_links")
    successor: models.ForeignKey[Any, Any] = models.ForeignKey(
        Territory, on_delete=models.CASCADE, related_name="predecessor_links", verbose_name=_("successor")
    )

    class Meta:
        verbose_name = _("successor")
        verbose_name_plural = _("successors")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["territory", "successor"], name="unique_territory_successor"),
        ]

    def __str__(self) -> str:
        return f"{self.territory} → {self.successor}"
