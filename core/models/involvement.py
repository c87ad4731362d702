"""Who takes part in what a page tells: bodies and people, from the directory or by their name."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Involvement(Orderable):
    """Abstract: a body that takes part, from the list or by its name."""

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


class Contribution(Orderable):
    """Abstract: somebody who speaks or writes, with function and body as they were on that day."""

    person: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    name = models.CharField(_("or the name"), max_length=200, blank=True)
    function = models.CharField(
        _("function on that day"),
        max_length=250,
        blank=True,
        help_text=_("Empty: the function that the person held on that day, which is then kept."),
    )
    organisation: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation on that day"),
    )
    organisation_name = models.CharField(
        _("or its name"),
        max_length=250,
        blank=True,
        help_text=_("As it was called then; filled by itself from the organisation."),
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("name")]),
        FieldPanel("function"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("organisation_name")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.person) if self.person else self.name

    def clean(self) -> None:
        super().clean()
        if not self.person and not self.name:
            raise ValidationError({"name": _("Choose a person or write a name.")})

    @property
    def presented(self) -> str:
        """Return function and body of that day, « directrice, Ville de Nîmes »."""
        return ", ".join(part for part in (self.function, self.organisation_name) if part)

    def freeze(self, day: date) -> None:
        """Keep the function and the body that the person had on `day`, where the editor wrote none."""
        if self.person and not (self.function or self.organisation or self.organisation_name):
            held = self.person.function_on(day)
            if held:
                self.function, self.organisation = held.title, held.organisation
        if self.organisation and not self.organisation_name:
            self.organisation_name = self.organisation.name
