"""The panels of the form of an event, in the order in which one writes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

CONTENT = [
    MultiFieldPanel([FieldPanel("overline"), *Page.content_panels, FieldPanel("lead")], heading=_("Title")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            FieldRowPanel([FieldPanel("format"), FieldPanel("mode"), FieldPanel("state")]),
        ],
        heading=_("When and how"),
    ),
    MultiFieldPanel(
        [FieldPanel("place_name"), FieldPanel("address"), FieldPanel("access"), FieldPanel("accessibility")],
        heading=_("Where"),
    ),
    FieldPanel("presentation"),
    FieldPanel("objectives"),
    InlinePanel("partners", heading=_("Partners"), label=_("partner")),
    FieldPanel("meal"),
    PageChooserPanel("cycle", "events.CyclePage"),
    InlinePanel(
        "file_links",
        heading=_("Files"),
        label=_("file"),
        help_text=_("To prepare the event, then what came of it: the role of each says which."),
    ),
]
PROGRAMME = [
    InlinePanel(
        "slots",
        heading=_("Slots"),
        label=_("slot"),
        help_text=_("Only where sessions run in parallel, or where a part of the day has a name of its own."),
    ),
    InlinePanel(
        "sessions",
        heading=_("Sessions"),
        label=_("session"),
        help_text=_("One for each line of the programme; the page orders them by day and hour."),
    ),
]
RESTITUTION = [
    FieldPanel("restitution_on"),
    FieldPanel("synthesis"),
    InlinePanel(
        "links",
        heading=_("Linked pages"),
        label=_("page"),
        help_text=_("The dossier, minutes, videos and experiences that this event led to."),
    ),
    FieldPanel("further"),
]
