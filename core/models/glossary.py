"""The terms of the glossary: acronyms and words of urban policy, each explained with its source."""

from __future__ import annotations

from itertools import chain, count
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, RevisionMixin, TranslatableMixin
from wagtail.search import index

from core.addresses import ending
from core.web_addresses import WebAddressField

DEFINITION_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class GlossaryTerm(TranslatableMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A term or an acronym; one that is ambiguous has an entry for each of its meanings."""

    term = models.CharField(
        _("term or acronym"), max_length=160, help_text=_("As it is written in a text: “QPV”, “clause sociale”.")
    )
    slug = models.SlugField(
        _("slug"),
        max_length=160,
        blank=True,
        help_text=_("The end of its address, such as “qpv”. Empty: made from the term."),
    )
    expansion = models.CharField(
        _("expansion"), max_length=250, blank=True, help_text=_("What an acronym stands for, in full.")
    )
    definition = RichTextField(
        _("definition"), blank=True, features=DEFINITION_FEATURES, help_text=_("In two or three plain sentences.")
    )
    source = models.CharField(
        _("source"), max_length=250, blank=True, help_text=_("Law, article or document that defines the term.")
    )
    source_url = WebAddressField(
        _("address of the source"), blank=True, help_text=_("Where it is read, with “https://”.")
    )
    variants = models.TextField(
        _("variants"), blank=True, help_text=_("Other spellings and plurals, one a line; a search for them finds it.")
    )
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
        help_text=_("The term used today, such as QPV for ZUS."),
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("term"), FieldPanel("slug")]), FieldPanel("expansion"), FieldPanel("variants")],
            heading=_("Term"),
        ),
        FieldPanel("definition"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
        FieldPanel("replaced_by"),
        InlinePanel("see_also", heading=_("See also"), label=_("term")),
    ]
    search_fields: ClassVar = [
        index.SearchField("term"),
        index.SearchField("expansion"),
        index.AutocompleteField("term"),
        index.AutocompleteField("expansion"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering: ClassVar = ["term", "expansion"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["locale", "slug"], name="unique_term_slug")]

    def __str__(self) -> str:
        return f"{self.term} ({self.expansion})" if self.expansion else self.term

    def clean(self) -> None:
        super().clean()
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            raise ValidationError({"replaced_by": _("A term cannot replace itself: choose another one.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        """Return the term as an address writes it, numbered where other meanings have taken it: « ei », « ei-2 »."""
        slug = ending("", self.term) or "terme"
        others = type(self).objects.filter(locale=self.locale_id, slug__startswith=slug).exclude(pk=self.pk)
        taken = set(others.values_list("slug", flat=True))
        return next(free for free in chain([slug], (f"{slug}-{n}" for n in count(2))) if free not in taken)

    @property
    def is_defined(self) -> bool:
        """Tell whether somebody wrote what it means."""
        return bool(self.definition)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return every way of saying it: the term, what it stands for, its variants."""
        return tuple(dict.fromkeys(text for text in (self.term, self.expansion, *self.variant_list) if text))

    @property
    def variant_list(self) -> list[str]:
        """Return the variants, one a line in the admin."""
        return [line.strip() for line in self.variants.splitlines() if line.strip()]


class RelatedTerm(Orderable):
    """A term to read with another."""

    term = ParentalKey(GlossaryTerm, on_delete=models.CASCADE, related_name="see_also")
    related: models.ForeignKey[Any, Any] = models.ForeignKey(
        GlossaryTerm, on_delete=models.CASCADE, related_name="+", verbose_name=_("term")
    )

    panels: ClassVar = [FieldPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = _("related term")
        verbose_name_plural = _("related terms")

    def __str__(self) -> str:
        return str(self.related)
