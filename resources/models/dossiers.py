"""The thematic dossier and its numbered sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from core.blocks import BodyBlock, stream_text
from core.models import BasePage
from core.naming import named_by
from documents.shown import files_of
from resources import dossier_rows, editions
from resources.citation import citation, page_count
from resources.dossier_blocks import DefinitionsBlock
from resources.dossier_parts import sommaire
from resources.dossier_rows import Row
from resources.forms import DossierForm, DossierSheetForm
from resources.models.base import FILES_PANEL, PRODUCERS_PANEL, ResourcePage
from resources.models.parts import DossierPart
from resources.models.references import AT_LEAST_ONE_PAGE
from search import listing

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from resources.dossier_parts import Part
    from search.shown import Entry


class DossierPage(ResourcePage):
    """A theme told in numbered sheets, with its definitions, its toolbox and what goes with it."""

    search_kind = "dossier"
    base_form_class = DossierForm
    subpage_types: ClassVar = ["resources.DossierSheetPage", "resources.ToolboxPage"]

    subtitle = models.CharField(
        _("subtitle"), max_length=250, blank=True, help_text=_("What the title does not say, in one line.")
    )
    pages = models.PositiveIntegerField(
        _("pages"),
        null=True,
        blank=True,
        validators=[AT_LEAST_ONE_PAGE],
        help_text=_("Number of pages of the whole dossier, for its citation."),
    )
    follows = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("follows"),
        help_text=_("The event that this dossier comes from."),
    )
    definitions = StreamField(
        DefinitionsBlock(), verbose_name=_("definitions"), blank=True, help_text=_("Each with its source.")
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("presentation"),
        blank=True,
        help_text=_("What the dossier is about; the rest is told by its sheets."),
    )
    edition = models.CharField(
        _("edition"), max_length=120, blank=True, help_text=_("Such as “2nd edition” or “version of November 2021”.")
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

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("lead"),
        PRODUCERS_PANEL,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("pages")]),
                PageChooserPanel("follows", page_type="events.EventPage"),
            ],
            heading=_("When and from what"),
        ),
        FieldPanel("definitions"),
        FieldPanel("body"),
        FieldPanel("sheets", heading=_("Sheets and toolbox"), disable_comments=True),
        FILES_PANEL,
        InlinePanel(
            "linked",
            label=_("linked content"),
            heading=_("Linked contents"),
            help_text=_("Minutes, testimonies and further reading that have a page of their own here."),
        ),
        MultiFieldPanel([FieldPanel("edition"), PageChooserPanel("replaces")], heading=_("Edition")),
    ]

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        saved = not getattr(request, "is_preview", False)
        context.update(named_by(self, saved=saved))
        rows = dossier_rows.read([*dossier_rows.family(self.path, self.path), *self._other_lines(saved=saved)])
        context["files"] = files_of(self, request)
        context["sommaire"] = parts = sommaire(self, rows, request)
        context.update(self._surroundings(rows if saved else [*rows, *self._written_links()], parts.toolbox, request))
        context["citation"] = citation(self, [producer.label for producer in context["producers"]])
        context["list_url"] = (self.get_url(request) or "").removesuffix(f"{self.slug}/")
        context["cited"] = self
        return context

    def _other_lines(self, *, saved: bool) -> list[QuerySet[Any]]:
        """Return the lines of the contents to read with it, and of the editions that other dossiers replace."""
        links = DossierLink.objects.filter(page=self.pk if saved else None)
        others = DossierPage.objects.exclude(pk=self.pk).filter(replaces__isnull=False)
        return [
            dossier_rows.line(F("role"), links, rank=F("sort_order"), pk=F("linked_id")),
            dossier_rows.line("replaces", others, pk=F("pk"), rank=F("replaces_id")),
        ]

    def _surroundings(self, rows: list[Row], toolbox: Part | None, request: HttpRequest) -> dict[str, Any]:
        """Return the entries of what the dossier follows, holds, is read with, replaces and is replaced by."""
        chosen = {role: [row.pk for row in rows if row.relation == role] for role in DossierLink.Role}
        pairs = [(row.pk or 0, row.rank or 0) for row in rows if row.relation == "replaces"]
        own = [(self.pk, self.replaces_id)] if self.replaces_id else []
        works = editions.chain(self.pk, [*pairs, *own]) if self.pk else [self.pk]
        linked = [pk for pks in chosen.values() for pk in pks]
        found = self._entries(request, [self.follows_id, toolbox.pk if toolbox else None, *linked, *works])
        groups = [(role, [found[pk] for pk in pks if pk in found]) for role, pks in chosen.items()]
        return {
            "toolbox": found.get(toolbox.pk) if toolbox else None,
            "follows": found.get(self.follows_id),
            "linked": [(role.value, role.label, entries) for role, entries in groups if entries],
            "latest": next((found[pk] for pk in works[: works.index(self.pk)] if pk in found), None),
            "editions": [found[pk] for pk in works if pk in found],
        }

    def _entries(self, request: HttpRequest, pages: list[int | None]) -> dict[int | None, Entry]:
        """Return the entries of other pages by id, those that the visitor may read."""
        uids = [f"page:{pk}" for pk in dict.fromkeys(pages) if pk and pk != self.pk]
        return {int(entry.hit.uid.partition(":")[2]): entry for entry in listing.entries(request, uids)}

    def other_replacements(self) -> list[tuple[int, int]]:
        """Return the pairs (newer, the one it replaces) that other dossiers make."""
        others = DossierPage.objects.exclude(pk=self.pk).filter(replaces__isnull=False)
        return list(others.values_list("pk", "replaces_id"))

    def _written_links(self) -> list[Row]:
        """Return the linked contents as they are being written."""
        return [Row(link.role, 0, link.linked_id) for link in self.linked.all()]

    def sheets(self) -> Any:
        """Return the sheets, drafts too, in their order."""
        children = DossierSheetPage.objects.child_of(self) if self.pk else DossierSheetPage.objects.none()
        return children.order_by("number", "path")

    def toolboxes(self) -> Any:
        """Return its toolbox, a draft too, or nothing."""
        children = self.get_children() if self.pk else Page.objects.none()
        return children.filter(toolboxpage__isnull=False)

    def next_number(self) -> int:
        """Return the number that a new sheet takes."""
        last: int | None = self.sheets().aggregate(last=models.Max("number"))["last"]
        return (last or 0) + 1

    def index_body(self) -> str:
        definitions = self.definitions.stream_block.get_searchable_content(self.definitions)
        body = self.body.stream_block.get_searchable_content(self.body)
        titles = self.sheets().live().values_list("title", flat=True)
        return "\n".join([self.subtitle, *definitions, *body, *titles])

    def index_facts(self) -> list[str]:
        count = self.sheets().live().count()
        sheets = ngettext("%(count)s sheet", "%(count)s sheets", count) % {"count": count} if count else ""
        return [*super().index_facts(), *(fact for fact in (sheets, self.edition) if fact)]

    @property
    def extent(self) -> str:
        return page_count(self.pages)


class DossierLink(Orderable):
    """A content to read with a dossier: the minutes of the day, a testimony, more on the theme."""

    class Role(models.TextChoices):
        MINUTES = "minutes", _("Minutes")
        TESTIMONY = "testimony", _("Testimonies")
        FURTHER = "further", _("To go further")

    page = ParentalKey(DossierPage, on_delete=models.CASCADE, related_name="linked")
    linked: models.ForeignKey[Any, Any] = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("content")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.FURTHER)

    panels: ClassVar = [PageChooserPanel("linked"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("linked content")
        verbose_name_plural = _("linked contents")


class DossierSheetPage(DossierPart, BasePage):
    """A numbered sheet of a dossier, at an address of its own; what it leaves empty is said by the dossier."""

    search_kind = "sheet"
    base_form_class = DossierSheetForm
    parent_page_types: ClassVar = ["resources.DossierPage"]
    subpage_types: ClassVar[list[str]] = []

    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        validators=[MinValueValidator(1, _("Sheets are numbered from 1."))],
        help_text=_("Its place in the dossier; the next one is proposed."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True, help_text=_("The text of the sheet."))

    content_panels: ClassVar = [
        FieldRowPanel([FieldPanel("number"), *Page.content_panels]),
        FieldPanel("lead"),
        FieldPanel("body"),
        FILES_PANEL,
    ]

    class Meta:
        verbose_name = _("dossier sheet")
        verbose_name_plural = _("dossier sheets")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["files"] = files_of(self, request)
        context.update(self.surroundings(request))
        return context

    def index_body(self) -> str:
        return stream_text(self.body)

    def index_dates(self) -> tuple[date | None, date | None]:
        return self.published_dossier.index_dates() if self.published_dossier else (None, None)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        return self.inherited_facets(super().index_facets())

    def index_facts(self) -> list[str]:
        number = [gettext("sheet %(number)s") % {"number": self.number}] if self.number else []
        return [*number, *self.within()]
