"""What toolboxes share: whom to call, and what to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from core.fields import UnevenDateField
from core.web_addresses import WebAddressField
from resources.citation import NO_BREAK_SPACE, cite, page_count

if TYPE_CHECKING:
    from core.models import Organisation

AT_LEAST_ONE_PAGE = MinValueValidator(1, _("Write a number of pages of 1 or more, or leave it empty."))


def _organisation(label: Any, help_text: Any) -> Any:
    return models.ForeignKey(
        "core.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )


class UsefulContact(RevisionMixin, index.Indexed, models.Model):
    """A service or somebody that a practitioner may call, with what one may ask there."""

    name = models.CharField(
        _("name"), max_length=200, help_text=_("Of the service rather than of somebody: people change.")
    )
    function = models.CharField(_("function"), max_length=200, blank=True, help_text=_("For somebody named only."))
    organisation: models.ForeignKey[Organisation | None, Organisation | None] = _organisation(
        _("organisation"), _("Choose it in the list, or create it there.")
    )
    organisation_name = models.CharField(
        _("or its name"), max_length=250, blank=True, help_text=_("Only for a body that has no entry of its own.")
    )
    service = models.CharField(
        _("service"), max_length=200, blank=True, help_text=_("Department or office inside the organisation.")
    )
    ask = models.TextField(
        _("what to ask"), blank=True, help_text=_("In one or two sentences: what one may ask, and when.")
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("A public number: “05 61 00 00 00”."))
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("A public, general address, never somebody's own."))
    website = WebAddressField(_("website"), blank=True, help_text=_("In full, with “https://”."))
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("As on an envelope, one line after another.")
    )
    territory = models.ForeignKey(
        "core.Territory",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territory"),
        help_text=_("Where this contact answers."),
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("function")]),
                FieldRowPanel([FieldPanel("organisation"), FieldPanel("organisation_name")]),
                FieldPanel("service"),
            ],
            heading=_("Who"),
        ),
        FieldPanel("ask"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
                FieldPanel("address"),
            ],
            heading=_("How to reach them"),
        ),
        FieldPanel("territory"),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.SearchField("organisation_name"),
        index.SearchField("service"),
        index.AutocompleteField("name"),
        index.AutocompleteField("organisation_name"),
        index.AutocompleteField("service"),
        index.FilterField("territory"),
    ]

    class Meta:
        verbose_name = _("useful contact")
        verbose_name_plural = _("useful contacts")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.body_name) if part)

    def clean(self) -> None:
        super().clean()
        if not (self.phone or self.email or self.website or self.address):
            raise ValidationError(
                {"phone": _("Give at least one way to reach them: phone, e-mail, website or address.")}
            )

    @property
    def body_name(self) -> str:
        """Return the name of the body, in whichever way it was given."""
        return self.organisation.name if self.organisation else self.organisation_name

    @property
    def presented(self) -> str:
        """Return who answers: « chargée de mission, service Emploi, Ville de Nîmes »."""
        return ", ".join(part for part in (self.function, self.service, self.body_name) if part)

    @property
    def dialled(self) -> str:
        """Return the phone number as a telephone takes it."""
        return re.sub(r"[^\d+]", "", self.phone)

    @property
    def words(self) -> str:
        """Return what a search finds of the contact."""
        return ". ".join(part for part in (self.name, self.function, self.service, self.body_name, self.ask) if part)


class BibliographicReference(RevisionMixin, index.Indexed, models.Model):
    """A document to read, described as a documentalist does."""

    authors = models.CharField(
        _("authors"), max_length=250, blank=True, help_text=_("First name and last name, separated by commas.")
    )
    title = models.CharField(_("title"), max_length=300, help_text=_("With its subtitle, as on the cover."))
    organisation: models.ForeignKey[Organisation | None, Organisation | None] = _organisation(
        _("organisation or publisher"), _("Choose it in the list, or create it there.")
    )
    publisher = models.CharField(
        _("or its name"),
        max_length=250,
        blank=True,
        help_text=_("As printed then: “CGET”, “La Documentation française”."),
    )
    collection = models.CharField(
        _("collection or periodical"), max_length=200, blank=True, help_text=_("Such as “En bref”.")
    )
    number = models.CharField(_("number"), max_length=40, blank=True, help_text=_("In the collection: “22”."))
    date = UnevenDateField(_("date"), null=True, blank=True)
    pages = models.PositiveIntegerField(
        _("pages"), null=True, blank=True, validators=[AT_LEAST_ONE_PAGE], help_text=_("Their number.")
    )
    url = WebAddressField(_("address"), max_length=500, blank=True, help_text=_("Where it is read, with “https://”."))
    note = models.TextField(_("note"), blank=True, help_text=_("In one sentence, what the reader finds there."))

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("publisher")]),
        FieldRowPanel([FieldPanel("collection"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("pages")]),
        FieldPanel("url"),
        FieldPanel("note"),
    ]
    search_fields: ClassVar = [
        index.SearchField("title"),
        index.SearchField("authors"),
        index.SearchField("publisher"),
        index.AutocompleteField("title"),
        index.AutocompleteField("authors"),
        index.AutocompleteField("publisher"),
    ]

    class Meta:
        verbose_name = _("bibliographic reference")
        verbose_name_plural = _("bibliographic references")
        ordering: ClassVar = ["title"]

    def __str__(self) -> str:
        return self.citation

    @property
    def citation(self) -> str:
        """Return « Auteurs. Titre. Organisme, mois année. N p. (Collection ; n° N) » from what is known."""
        body = self.organisation.name if self.organisation else self.publisher
        line = cite(
            self.title,
            producers=[body] if body else [],
            date=self.date,
            extent=page_count(self.pages),
            series=self.series,
        )
        return f"{self.authors.rstrip('.')}. {line}" if self.authors else line

    @property
    def series(self) -> str:
        """Return the collection with its number, « En bref ; n° 22 »."""
        number = f"n°{NO_BREAK_SPACE}{self.number}" if self.number else ""
        return f"{NO_BREAK_SPACE}; ".join(part for part in (self.collection, number) if part)

    @property
    def words(self) -> str:
        """Return what a search finds of the reference."""
        return " ".join(part for part in (self.citation, self.note) if part)
