"""The slide deck, shown one day at an event or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks import BodyBlock, stream_text
from core.likeness import own_facets, with_reasons
from core.naming import named_by
from documents.shown import cover, files_of
from resources.citation import NO_BREAK_SPACE, citation
from resources.file_facts import file_facts
from resources.models.base import AUTHORS_PANEL, FILES_PANEL, PRODUCERS_PANEL, ResourcePage
from resources.publication_forms import DeckForm
from search import listing

if TYPE_CHECKING:
    from django.http import HttpRequest


class DeckPage(ResourcePage):
    """A slide deck: who showed it, when, on what occasion."""

    search_kind = "deck"
    named_people: ClassVar = ("authors",)
    base_form_class = DeckForm

    slides = models.PositiveIntegerField(
        _("slides"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _("Write a number of slides of 1 or more, or leave it empty."))],
        help_text=_("Their number."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        default=list,
        db_default=Value([], models.JSONField()),
        help_text=_("What one must know to read it without its author."),
    )
    event = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("event"),
        help_text=_("Where it was shown."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FILES_PANEL,
        AUTHORS_PANEL,
        PRODUCERS_PANEL,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("slides")]),
                PageChooserPanel("event", page_type="events.EventPage"),
            ],
            heading=_("When and where it was shown"),
        ),
    ]

    class Meta:
        verbose_name = _("slide deck")
        verbose_name_plural = _("slide decks")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        named = named_by(self, saved=not getattr(request, "is_preview", False))
        context.update(named)
        context["files"] = files = files_of(self, request)
        context["cover"] = None if self.image_id else cover(files)
        context["citation"] = citation(self, [body.label for body in named["producers"]])
        context["shown_at"] = listing.entries(request, [f"page:{self.event_id}"] if self.event_id else [])
        similar = listing.similar(request, f"page:{self.pk}", kind=self.search_kind)
        context["similar"] = with_reasons(similar, own_facets(named, self.named_bodies))
        context["parent_url"] = (self.get_url(request) or "").removesuffix(f"{self.slug}/")
        return context

    @property
    def extent(self) -> str:
        """Return its number of slides, « 24 diapositives »."""
        number = self.slides or 0
        words = ngettext("%(number)d slide", "%(number)d slides", number) % {"number": number}
        return words.replace(" ", NO_BREAK_SPACE) if number else ""

    def index_body(self) -> str:
        return stream_text(self.body)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        return {**super().index_facets(), "genre": ("slides",)}

    def index_facts(self) -> list[str]:
        authors = ", ".join(str(author) for author in self.authors.select_related("person"))
        return [fact for fact in (authors, *super().index_facts(), ", ".join(file_facts(self))) if fact]
