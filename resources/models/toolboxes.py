"""The toolbox: guides to follow step by step, whom to call, what the words mean, what to read, what to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultipleChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.rich_text import get_text_for_indexing

from documents.shown import files_of
from resources.dossier_blocks import GuidesBlock
from resources.models.base import PRODUCERS_PANEL, ResourcePage
from resources.models.dossiers import DossierPage
from resources.models.parts import DossierPart

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

INTRODUCTION_FEATURES = ["bold", "italic", "link", "ol", "ul"]


def _several(relation: str, chosen: str, label: Any, heading: Any, help_text: Any) -> MultipleChooserPanel:
    return MultipleChooserPanel(relation, chosen, label=label, heading=heading, help_text=help_text)


class ToolboxPage(DossierPart, ResourcePage):
    """What one needs at hand to act; alone in the list of resources, or one at most inside a dossier."""

    search_kind = "toolbox"
    parent_page_types: ClassVar = ["resources.DossierPage", "resources.ResourceIndexPage"]

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=INTRODUCTION_FEATURES,
        help_text=_("For whom the toolbox is, and how to use it."),
    )
    guides = StreamField(
        GuidesBlock(),
        verbose_name=_("step-by-step guides"),
        blank=True,
        help_text=_("One task each, its steps in order."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("introduction"),
        FieldPanel("guides"),
        _several(
            "contact_links", "contact", _("contact"), _("Useful contacts"), _("Choose them, or create them there.")
        ),
        _several(
            "term_links", "term", _("term"), _("Glossary"), _("The words that a reader of these guides meets first.")
        ),
        _several(
            "reference_links",
            "reference",
            _("reference"),
            _("Bibliography"),
            _("Choose them, or create them there; the line of each is written by itself."),
        ),
        InlinePanel(
            "file_links",
            label=_("file"),
            heading=_("Models and files"),
            help_text=_("What one downloads and fills in has the role “model to fill in”."),
        ),
        FieldPanel("date", help_text=_("Outside of a dossier only: inside, that of the dossier is shown.")),
        PRODUCERS_PANEL,
    ]

    class Meta:
        verbose_name = _("toolbox")
        verbose_name_plural = _("toolboxes")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Return whether a toolbox may be created there: a dossier has one at most."""
        taken = parent.specific_class is DossierPage and cls.objects.child_of(parent).exists()
        return bool(super().can_create_at(parent)) and not taken

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(self.surroundings(request))
        context["contacts"] = self.contact_links.select_related("contact__organisation")
        context["terms"] = self.term_links.select_related("term")
        context["references"] = self.reference_links.select_related("reference__organisation")
        files = files_of(self, request)
        context["models"] = [file for file in files if file.role == file.Role.MODEL]
        context["files"] = [file for file in files if file.role != file.Role.MODEL]
        return context

    def index_body(self) -> str:
        guides = self.guides.stream_block.get_searchable_content(self.guides)
        contacts = [link.contact.words for link in self.contact_links.select_related("contact__organisation")]
        terms = [link.term for link in self.term_links.select_related("term")]
        words = [f"{term}. {get_text_for_indexing(term.definition)}" for term in terms]
        references = [link.reference.words for link in self.reference_links.select_related("reference__organisation")]
        return "\n".join([get_text_for_indexing(self.introduction), *guides, *contacts, *words, *references])

    def index_dates(self) -> tuple[date | None, date | None]:
        return self.published_dossier.index_dates() if self.published_dossier else super().index_dates()

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        return self.inherited_facets(super().index_facets())

    def index_facts(self) -> list[str]:
        return [*self.within(), *super().index_facts(), *self.contents()]

    def contents(self) -> list[str]:
        """Return how many things of each kind the toolbox holds, in words; what it has none of is left out."""
        guides, contacts, references = len(self.guides), self.contact_links.count(), self.reference_links.count()
        counted = (
            (guides, ngettext("%(count)s step-by-step guide", "%(count)s step-by-step guides", guides)),
            (contacts, ngettext("%(count)s useful contact", "%(count)s useful contacts", contacts)),
            (references, ngettext("%(count)s reference", "%(count)s references", references)),
        )
        return [words % {"count": count} for count, words in counted if count]


class ToolboxContact(Orderable):
    """A contact of a toolbox."""

    page = ParentalKey(ToolboxPage, on_delete=models.CASCADE, related_name="contact_links")
    contact: models.ForeignKey[Any, Any] = models.ForeignKey(
        "resources.UsefulContact", on_delete=models.PROTECT, related_name="toolbox_links", verbose_name=_("contact")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("useful contact")
        verbose_name_plural = _("useful contacts")


class ToolboxTerm(Orderable):
    """A term that a toolbox explains."""

    page = ParentalKey(ToolboxPage, on_delete=models.CASCADE, related_name="term_links")
    term: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.GlossaryTerm", on_delete=models.PROTECT, related_name="toolbox_links", verbose_name=_("term")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")


class ToolboxReference(Orderable):
    """A document that a toolbox tells to read."""

    page = ParentalKey(ToolboxPage, on_delete=models.CASCADE, related_name="reference_links")
    reference: models.ForeignKey[Any, Any] = models.ForeignKey(
        "resources.BibliographicReference",
        on_delete=models.PROTECT,
        related_name="toolbox_links",
        verbose_name=_("reference"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("bibliographic reference")
        verbose_name_plural = _("bibliographic references")
