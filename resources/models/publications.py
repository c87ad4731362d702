"""The publication: a document of ours, or the notice of somebody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from core.blocks import BodyBlock, stream_text
from core.naming import named_by
from core.web_addresses import WebAddressField
from documents.choices import Language, Licence
from documents.shown import cover, files_of
from resources.citation import citation, page_count, plain_date, producer_names, series
from resources.file_facts import file_facts
from resources.models.base import AUTHORS_PANEL, FILES_PANEL, PRODUCERS_PANEL, ResourcePage
from resources.models.collection import Collection
from resources.models.link_checks import LinkCheck
from resources.models.references import AT_LEAST_ONE_PAGE
from resources.neighbours import neighbours
from resources.publication_forms import PublicationForm
from search import listing

if TYPE_CHECKING:
    from django.http import HttpRequest


class PublicationQuerySet(PageQuerySet):
    """Publications."""

    def only(self, *fields: str) -> Any:
        """Return these columns alone, without what is joined otherwise."""
        return super().only(*fields).select_related(None)


class PublicationManager(PageManager):
    """Reads a publication with its collection and its cover, which every view of it shows."""

    def get_queryset(self) -> Any:
        publications = PublicationQuerySet(self.model, using=self._db).order_by("path")
        return publications.select_related("collection", "image")


class PublicationPage(ResourcePage):
    """A study, a guide, proceedings, an issue of a serial: read here, or at the address of whoever published it."""

    class Genre(models.TextChoices):
        DOSSIER = "dossier", _("dossier")
        CAPITALISATION = "capitalisation", _("capitalisation")
        SUMMARY = "summary", _("summary report")
        PROCEEDINGS = "proceedings", _("proceedings")
        MINUTES = "minutes", _("minutes")
        STUDY = "study", _("study")
        GUIDE = "guide", _("guide")
        LEAFLET = "leaflet", _("“Focus” leaflet")
        ARTICLE = "article", _("article")
        OFFICIAL = "official", _("official text")
        SLIDES = "slides", _("slide deck")
        VIDEO = "video", _("video")

    Language = Language
    Licence = Licence

    search_kind = "publication"
    named_people: ClassVar = ("authors",)
    base_form_class = PublicationForm

    lead = models.TextField(
        pgettext_lazy("of a document", "summary"),
        max_length=1500,
        help_text=_("What it says and for whom, in a few sentences; shown in lists and in search results."),
    )
    genre = models.CharField(
        _("genre"), max_length=16, choices=Genre.choices, help_text=_("What kind of document it is; a filter of lists.")
    )
    language = models.CharField(
        _("language of the document"),
        max_length=3,
        choices=Language.choices,
        default=Language.FRENCH,
        help_text=_("Of the document itself, not of this notice."),
    )
    pages = models.PositiveIntegerField(
        _("pages"),
        null=True,
        blank=True,
        validators=[AT_LEAST_ONE_PAGE],
        help_text=_("Their number, for the citation."),
    )
    collection: models.ForeignKey[Collection | None, Collection | None] = models.ForeignKey(
        "resources.Collection",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("collection"),
        help_text=_("The serial or the series that it belongs to; choose it in the list, or create it there."),
    )
    number = models.CharField(
        _("number"), max_length=40, blank=True, help_text=_("In the collection, or of the volume: “22”, “22-23”.")
    )
    number_rank = models.PositiveIntegerField(null=True, editable=False)
    external_url = WebAddressField(
        _("address of the document"),
        max_length=500,
        blank=True,
        help_text=_("Where it is read when it is not ours, with “https://”. The portal looks regularly if it answers."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=12,
        choices=Licence.choices,
        blank=True,
        help_text=_("What readers may do with it; leave empty when nobody said."),
    )
    body = StreamField(
        BodyBlock(), verbose_name=_("text"), blank=True, help_text=_("Only when the document is read on this page.")
    )
    edition = models.CharField(
        _("edition"),
        max_length=120,
        blank=True,
        help_text=_("For a document that is written anew from time to time: “version of November 2021”."),
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
        help_text=_("The edition before this one: its readers are sent here, and it stays online."),
    )
    part_of = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("part of"),
        help_text=_("The whole that this volume, summary or annex belongs to; each then leads to the other."),
    )

    objects = PublicationManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("genre"), FieldPanel("language")])], heading=_("What kind of document")
        ),
        PRODUCERS_PANEL,
        AUTHORS_PANEL,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("pages")]),
                FieldRowPanel([FieldPanel("collection"), FieldPanel("number")]),
            ],
            heading=_("For its citation"),
        ),
        FILES_PANEL,
        MultiFieldPanel(
            [FieldPanel("external_url"), FieldPanel("licence")], heading=_("Where it is read, and its licence")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("edition"),
                PageChooserPanel("replaces"),
                PageChooserPanel("part_of", page_type=["resources.PublicationPage", "resources.DossierPage"]),
            ],
            heading=_("Editions and parts"),
        ),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def clean(self) -> None:
        super().clean()
        if self.pk and self.replaces_id == self.pk:
            raise ValidationError({"replaces": _("A publication cannot replace itself: choose its former edition.")})
        if self.pk and self.part_of_id == self.pk:
            raise ValidationError({"part_of": _("A publication cannot be a part of itself: choose the whole.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number_rank = self.rank
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        named = named_by(self, saved=not getattr(request, "is_preview", False))
        context.update(named)
        context["files"] = files = files_of(self, request)
        context["cover"] = None if self.image_id else cover(files)
        context["neighbours"] = around = neighbours(self, request)
        context["citation"] = citation(self, [body.label for body in named["producers"]])
        context["link_check"] = self.link_check
        if around.is_alone:
            context["similar"] = listing.similar(request, f"page:{self.pk}", kind=self.search_kind)
        context["parent_url"] = (self.get_url(request) or "").removesuffix(f"{self.slug}/")
        return context

    @property
    def extent(self) -> str:
        """Return its number of pages, « 76 p. »."""
        return page_count(self.pages)

    @property
    def rank(self) -> int | None:
        """Return the place of its number among those of the collection; None where it has no figures."""
        figures = re.search(r"\d{1,9}", self.number)
        return int(figures[0]) if figures else None

    @property
    def series(self) -> str:
        """Return its collection and number, « En bref ; n° 22 »."""
        return series(self.collection, self.number) if self.collection else ""

    @property
    def link_check(self) -> LinkCheck | None:
        """Return what the last look at its address found."""
        return LinkCheck.objects.filter(url=self.external_url).first() if self.external_url else None

    def index_body(self) -> str:
        return stream_text(self.body)

    def index_keywords(self) -> list[str]:
        return [*super().index_keywords(), self.series]

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        own = {"genre": self.genre, "collection": str(self.collection_id or ""), "language": self.language}
        return {**super().index_facets(), **{key: (value,) for key, value in own.items() if value}}

    def index_facts(self) -> list[str]:
        producers, files = ", ".join(producer_names(self)), ", ".join([*file_facts(self), self.extent]).strip(", ")
        facts = [capfirst(self.get_genre_display()), plain_date(self.date), producers, self.series, files]
        return [fact for fact in facts if fact]
