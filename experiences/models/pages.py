"""The fiche d'expérience: what was tried somewhere, told so that others may try it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail_localize.fields import SynchronizedField

from core.dates import Precision
from core.fields import UnevenDateField
from core.likeness import own_facets, with_reasons
from core.models import BasePage
from core.models.base import AUDIENCES_PANEL, THEMES_PANEL, territories_panel
from core.naming import named_by
from core.rich_text import expanded
from documents.shown import files_of
from experiences.forms import ExperienceForm
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

TEXT_FEATURES = ["h3", "bold", "italic", "link", "ol", "ul"]
MONTH_OR_YEAR = (Precision.MONTH, Precision.YEAR)

SECTIONS = (
    ("context", _("Context")),
    ("objectives", _("Objectives")),
    ("implementation", _("Implementation")),
    ("means", _("Means")),
    ("results", _("Results")),
    ("difficulties", _("Difficulties")),
    ("success_conditions", _("Conditions of success")),
)


def _section(label: Any, help_text: Any) -> Any:
    return RichTextField(label, blank=True, features=TEXT_FEATURES, help_text=help_text)


class ExperienceIndexPage(BasePage):
    """The list of fiches d'expérience, with its filters."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar = ["experiences.ExperiencePage"]
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("list of experiences")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing.build(
            request,
            fixed={"kind": (ExperiencePage.search_kind,)},
            facets=("theme", "territory", "audience", "status", "year"),
            sort=Sort.NEWEST,
        )
        return context


class ExperiencePage(BasePage):
    """One action carried somewhere: who, where, since when, how, with what result, and whether it still stands."""

    class Status(models.TextChoices):
        ONGOING = "ongoing", _("ongoing")
        FINISHED = "finished", _("finished")
        TO_VERIFY = "to_verify", _("to be verified")

    search_kind = "experience"
    named_organisations: ClassVar = ("carrier",)
    named_bodies: ClassVar = ("partners", "funders")
    override_translatable_fields: ClassVar = [SynchronizedField("carrier_name")]
    base_form_class = ExperienceForm
    parent_page_types: ClassVar = ["experiences.ExperienceIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    lead = models.TextField(
        _("the action in brief"),
        max_length=600,
        help_text=_("What, for whom, where: at most 600 characters. Shown first, in lists and in search results."),
    )
    carrier = models.ForeignKey(
        "core.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_experiences",
        verbose_name=_("carrying organisation"),
        help_text=_("Choose it in the list, or create it there."),
    )
    carrier_name = models.CharField(
        _("or its name"),
        max_length=250,
        blank=True,
        help_text=_("Only for a body that has no entry of its own, such as a group of residents."),
    )
    created = UnevenDateField(
        _("creation of the action"),
        null=True,
        precisions=MONTH_OR_YEAR,
        help_text=_("Month and year, or year: “January 2015”, “2013-2015”."),
    )
    status = models.CharField(
        _("state of the action"),
        max_length=12,
        choices=Status.choices,
        default=Status.ONGOING,
        help_text=_("“To be verified” when nobody has confirmed it for two years."),
    )
    label = models.CharField(
        _("label or call for projects"),
        max_length=250,
        blank=True,
        help_text=_("Such as “call for projects PTCE, 2013”."),
    )
    context = _section(_("context"), _("The territory, the need, how the idea was born."))
    objectives = _section(_("objectives"), _("What the action wants to change, and for whom."))
    implementation = _section(_("implementation"), _("The steps, the method, who does what."))
    means = _section(_("means"), _("People, budget, premises, tools."))
    results = _section(_("results"), _("What was seen or counted, with its date and source."))
    difficulties = _section(_("difficulties"), _("What resisted, and how it was met."))
    success_conditions = _section(_("conditions of success"), _("What another territory must have or do."))
    contact = RichTextField(
        _("contact"),
        blank=True,
        features=["bold", "link"],
        help_text=_("Whom to call to know more; a general address rather than somebody's own."),
    )
    written_on = UnevenDateField(_("written in"), null=True, blank=True, help_text=_("When this sheet was written."))
    last_checked: models.DateField[date | None, date | None] = models.DateField(
        _("last checked on"),
        null=True,
        blank=True,
        help_text=_("When somebody last confirmed that the sheet is right."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("carrier"),
                FieldPanel("carrier_name"),
                FieldRowPanel([FieldPanel("created"), FieldPanel("status")]),
            ],
            heading=_("Who and when"),
        ),
        MultiFieldPanel([FieldPanel(name) for name, _label in SECTIONS], heading=_("The experience")),
        MultiFieldPanel(
            [FieldPanel("label"), InlinePanel("partners", label=_("partner"), heading=_("Partners"))],
            heading=_("Partners"),
        ),
        InlinePanel("funders", label=_("funder"), heading=_("Funders")),
        FieldPanel("contact"),
        InlinePanel("file_links", label=_("file"), heading=_("Files")),
        InlinePanel("videos", label=_("video"), heading=_("Videos")),
        InlinePanel("follow_ups", label=_("follow-up"), heading=_("Follow-ups")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("written_on"), FieldPanel("last_checked")])], heading=_("Is it up to date?")
        ),
    ]
    classification_panels: ClassVar = [territories_panel(required=True), THEMES_PANEL, AUDIENCES_PANEL]

    class Meta:
        verbose_name = _("experience")
        verbose_name_plural = _("experiences")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(named_by(self, saved=not getattr(request, "is_preview", False)))
        context["files"] = files_of(self, request)
        context["follow_ups"], context["videos"] = list(self.follow_ups.all()), list(self.videos.all())
        told = [*(row.text for row in context["follow_ups"]), *(video.transcript for video in context["videos"])]
        context["texts"] = expanded([*(text for _name, _heading, text in self.sections), *told, self.contact])
        similar = listing.similar(request, f"page:{self.pk}", kind=self.search_kind)
        context["similar"] = with_reasons(similar, own_facets(context, (*self.named_organisations, *self.named_bodies)))
        context["parent_url"] = self.get_url(request).removesuffix(f"{self.slug}/")
        return context

    @property
    def carried_by(self) -> str:
        """Return the name of the carrying body, in whichever way it was given."""
        return str(self.carrier) if self.carrier else self.carrier_name

    @property
    def sections(self) -> list[tuple[str, Any, str]]:
        """Return the sections that were written: (name, heading, rich text), in reading order."""
        return [(name, heading, getattr(self, name)) for name, heading in SECTIONS if getattr(self, name)]

    @property
    def needs_checking(self) -> bool:
        """Return whether the sheet is marked to be verified."""
        return self.status == self.Status.TO_VERIFY

    def index_body(self) -> str:
        texts = [get_text_for_indexing(text) for _name, _heading, text in self.sections]
        people = [str(link) for link in (*self.partners.all(), *self.funders.all())]
        follow_ups = [get_text_for_indexing(follow_up.text) for follow_up in self.follow_ups.all()]
        videos = [f"{video.title}\n{get_text_for_indexing(video.transcript)}" for video in self.videos.all()]
        return "\n\n".join([*texts, *follow_ups, *videos, ", ".join(people), self.label])

    def index_keywords(self) -> list[str]:
        return [*super().index_keywords(), self.carrier_name]

    def index_dates(self) -> tuple[date | None, date | None]:
        return (self.created.start, self.created.end) if self.created else (None, None)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        years = tuple(str(year) for year in self.created.years) if self.created else ()
        return {**super().index_facets(), "status": (self.status,), "year": years}

    def index_facts(self) -> list[str]:
        territories = [link.territory.name for link in self.territory_links.select_related("territory")]
        facts = [", ".join(territories), self.carried_by]
        if self.created:
            facts.append(gettext("created in %(date)s") % {"date": self.created.display()})
        if self.needs_checking:
            facts.append(gettext("to be verified"))
        elif self.last_checked:
            facts.append(gettext("checked in %(date)s") % {"date": date_format(self.last_checked, "F Y")})
        return [fact for fact in facts if fact]
