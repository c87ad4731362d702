"""The event: when, where, with whom, its programme, and what came of it, all at one address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField

from core.blocks import BodyBlock
from core.models import BasePage, Organisation, Person
from core.naming import named_by
from events import indexing, panels, programme, reading
from events.forms import EventForm
from events.freezing import freeze_revision, without_foreign_rows
from events.linked import linked_pages
from events.models.lists import EventPartner
from events.models.programme import Intervention
from events.models.schedule import PAST_EVENTS, Scheduled
from events.states import ICONS, ShownState, State, shown_state

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest
    from wagtail.models import Revision

TEXT_FEATURES = ["h3", "bold", "italic", "link", "ol", "ul"]


class EventPage(Scheduled, BasePage):
    """One event from its announcement to what came of it: the address never changes."""

    class Format(models.TextChoices):
        MEETING = "meeting", _("meeting")
        STUDY_DAY = "study_day", _("study day")
        WORKING_GROUP = "working_group", _("working group")
        TRAINING = "training", _("training")
        WEBINAR = "webinar", _("webinar")
        VISIT = "visit", _("visit")
        OTHER = "other", _("other format")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        REMOTE = "remote", _("remote")
        HYBRID = "hybrid", _("on site and remote")

    search_kind = "event"
    named_bodies: ClassVar = ("partners",)
    base_form_class = EventForm
    parent_page_types: ClassVar = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    overline = models.CharField(
        _("overline"), max_length=120, blank=True, help_text=_("Shown above the title, such as “Regional meeting”.")
    )
    format = models.CharField(
        _("format"),
        max_length=14,
        choices=Format.choices,
        default=Format.MEETING,
        help_text=_("Readers filter the agenda by it."),
    )
    mode = models.CharField(
        _("how one takes part"),
        max_length=8,
        choices=Mode.choices,
        default=Mode.ON_SITE,
        help_text=_("Readers filter the agenda by it."),
    )
    place_name = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Name of the place and town, such as “Town hall, Lunel”.")
    )
    address = models.TextField(_("address"), max_length=400, blank=True, help_text=_("Street, postcode and town."))
    access = models.TextField(
        _("how to get there"), max_length=600, blank=True, help_text=_("Public transport first, then car parks.")
    )
    accessibility = models.TextField(
        _("accessibility of the place"),
        max_length=600,
        blank=True,
        help_text=_("Lifts, induction loop, sign language, whom to tell of one's needs."),
    )
    state = models.CharField(
        _("state of the event"),
        max_length=10,
        choices=State.choices,
        default=State.ANNOUNCED,
        help_text=_("Once over, the event says so by itself."),
    )
    meal = models.CharField(
        _("meal"), max_length=250, blank=True, help_text=_("What is provided, and what each pays for.")
    )
    cycle: models.ForeignKey[Any, Any] = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cycle"),
        help_text=_("The series of events to which it belongs."),
    )
    presentation = StreamField(
        BodyBlock(), verbose_name=_("presentation"), blank=True, help_text=_("Why this event, for whom, on what.")
    )
    objectives = RichTextField(
        _("objectives"), blank=True, features=TEXT_FEATURES, help_text=_("What participants will take home.")
    )
    synthesis = RichTextField(
        _("synthesis of the event"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What was said and decided, in one page; longer texts go into the files."),
    )
    restitution_on: models.DateField[date | None, date | None] = models.DateField(
        _("restitution published on"),
        null=True,
        blank=True,
        help_text=_("Once this or the synthesis is written, the page opens with what came of the event."),
    )
    further = StreamField(
        BodyBlock(), verbose_name=_("to go further"), blank=True, help_text=_("What to read and watch next.")
    )

    content_panels: ClassVar = panels.CONTENT
    programme_panels: ClassVar = panels.PROGRAMME
    restitution_panels: ClassVar = panels.RESTITUTION

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @classproperty
    def edit_handler(cls) -> TabbedInterface:  # noqa: N805  # Django's classproperty gives the class
        """Return the tabs of every page, with the programme and the restitution after the content."""
        content, *others = super().edit_handler.children
        own = [
            ObjectList(cls.programme_panels, heading=_("Programme")),
            ObjectList(cls.restitution_panels, heading=_("Restitution")),
        ]
        return TabbedInterface([content, *own, *others])

    def with_content_json(self, content: dict[str, Any]) -> EventPage:
        """Read a revision; in that of a copy, the people and files still bear the numbers of the original's."""
        page: EventPage = super().with_content_json(without_foreign_rows(content))
        return page

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision, with the functions of its speakers kept as of the day of the event."""
        freeze_revision(revision)
        return super().publish(revision, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        saved = not getattr(request, "is_preview", False)
        named = named_by(self, saved=saved)
        read = reading.read(self, request)
        context.update(named)
        context["partner_groups"] = [
            (role.label, bodies)
            for role in EventPartner.Role
            if (bodies := [body for body in named["partners"] if body.role == role])
        ]
        context["days"] = programme.build(self.first_day, read.slots, read.sessions)
        context["files"] = read.files
        context["linked"] = linked_pages(request, self, read)
        context["parent_url"] = self.get_url(request).removesuffix(f"{self.slug}/")
        context["list_url"] = context["parent_url"] + (PAST_EVENTS if self.is_over else "")
        return context

    @property
    def is_restituted(self) -> bool:
        """Return whether what came of it is published here."""
        return bool(self.synthesis or self.restitution_on)

    @property
    def shown_state(self) -> ShownState:
        """Return what the reader is told of the event, today."""
        return shown_state(self.state, over=self.is_over, restituted=self.is_restituted)

    @property
    def state_icon(self) -> str:
        """Return the icon of that state."""
        return ICONS[self.shown_state]

    def index_body(self) -> str:
        return indexing.body(self)

    def index_dates(self) -> tuple[date | None, date | None]:
        return self.first_day, self.last_day

    def index_facts(self) -> list[str]:
        return indexing.facts(self)

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        return {**super().index_facets(), **indexing.facets(self)}

    def index_organisations(self) -> list[Organisation]:
        bodies = [link.organisation for link in self._interventions() if link.organisation]
        return list(dict.fromkeys([*super().index_organisations(), *bodies]))

    def index_people(self) -> list[Person]:
        return list(dict.fromkeys(link.person for link in self._interventions() if link.person))

    def index_names(self) -> list[str]:
        links = self._interventions()
        names = [name for link in links for name in (link.name, link.function, link.organisation_name) if name]
        return [*super().index_names(), *dict.fromkeys(names)]

    def _interventions(self) -> list[Intervention]:
        links = Intervention.objects.filter(session__event=self.pk).select_related("person", "organisation")
        return list(links.order_by("session__sort_order", "sort_order"))
