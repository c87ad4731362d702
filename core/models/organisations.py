"""Organisations and people, with the names and functions that they had."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from core.fields import UnevenDateField
from core.web_addresses import WebAddressField


class Organisation(RevisionMixin, index.Indexed, ClusterableModel):
    """A body that carries, funds, produces or organises; its former names still find it."""

    class Kind(models.TextChoices):
        STATE = "etat", _("State service")
        AUTHORITY = "collectivite", _("local authority")
        PUBLIC = "etablissement_public", _("public establishment")
        ASSOCIATION = "association", _("association")
        NETWORK = "reseau", _("network")
        LANDLORD = "bailleur", _("social landlord")
        COMPANY = "entreprise", _("company")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices, default=Kind.OTHER)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
        help_text=_("The body that took over its missions, such as the ANCT for the CGET."),
    )
    website = WebAddressField(_("website"), blank=True, help_text=_("In full, with “https://”."))
    logo = models.ForeignKey(
        "core.PortalImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    logo_alt = models.CharField(
        _("alternative text of the logo"), max_length=200, blank=True, help_text=_("Usually the name of the body.")
    )
    territory = models.ForeignKey(
        "core.Territory",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("territory"),
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("name"), FieldPanel("acronym")]), FieldPanel("kind"), FieldPanel("website")],
            heading=_("Identity"),
        ),
        InlinePanel(
            "other_names",
            heading=_("Other names"),
            label=_("name"),
            help_text=_("Spellings and former names: a search for them finds this body."),
        ),
        FieldPanel("replaced_by"),
        FieldPanel("territory"),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_alt")], heading=_("Logo")),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("acronym"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def clean(self) -> None:
        super().clean()
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            raise ValidationError({"replaced_by": _("A body cannot replace itself: choose another one.")})
        if self.logo and not self.logo_alt:
            raise ValidationError({"logo_alt": _("Write what the logo says, for those who do not see it.")})

    @property
    def key(self) -> str:
        """Return what the index and addresses know this body by."""
        return str(self.pk)

    @property
    def search_names(self) -> list[str]:
        """Return every name that must find this body: its own, and those of what it replaces or is replaced by."""
        linked = [self, *([self.replaced_by] if self.replaced_by else []), *self.replaces.all()]
        return list(dict.fromkeys(name for body in linked for name in body.own_names))

    @property
    def own_names(self) -> list[str]:
        """Return its name, its acronym, its other spellings and former names."""
        return [name for name in (self.name, self.acronym, *(other.name for other in self.other_names.all())) if name]


class OrganisationName(models.Model):
    """A former name or another spelling of a body."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=200)
    former = models.BooleanField(_("former name"), default=True, help_text=_("Untick for another spelling."))

    panels: ClassVar = [FieldRowPanel([FieldPanel("name"), FieldPanel("former")])]

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name


class Person(RevisionMixin, index.Indexed, ClusterableModel):
    """Somebody who speaks, writes or answers, with the functions held over time; no public e-mail."""

    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("last name"), max_length=100)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
        InlinePanel("functions", heading=_("Functions"), label=_("function")),
    ]
    search_fields: ClassVar = [
        index.SearchField("last_name"),
        index.AutocompleteField("last_name"),
        index.AutocompleteField("first_name"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["last_name", "first_name"]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def key(self) -> str:
        """Return what the index and addresses know this person by."""
        return str(self.pk)

    @property
    def name(self) -> str:
        """Return first name and last name."""
        return str(self)

    @property
    def function_today(self) -> str:
        """Return the function held now and its body, the latest begun; empty where none is."""
        held = self.function_on(timezone.localdate())
        return held.presented if held else ""

    def function_on(self, day: date) -> PersonFunction | None:
        """Return the function held on a day; the latest begun, where there were several."""
        held = [function for function in self.functions.all() if function.covers(day)]
        return max(held, key=lambda function: function.since.start if function.since else date.min, default=None)


class PersonFunction(models.Model):
    """A function that somebody held in a body, for a time."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="functions")
    title = models.CharField(_("title"), max_length=200)
    organisation: models.ForeignKey[Any, Any] = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="functions",
        verbose_name=_("organisation"),
    )
    since = UnevenDateField(_("since"), null=True, blank=True)
    until = UnevenDateField(_("until"), null=True, blank=True)

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta:
        verbose_name = _("function")
        verbose_name_plural = _("functions")

    def __str__(self) -> str:
        return self.title

    @property
    def presented(self) -> str:
        """Return function and body, « directrice, Ville de Nîmes »."""
        return ", ".join([self.title, *([self.organisation.name] if self.organisation else [])])

    def covers(self, day: date) -> bool:
        """Tell whether the function was held on a day, as far as its dates say."""
        begun = not self.since or self.since.start <= day
        return begun and (not self.until or day <= self.until.end)
