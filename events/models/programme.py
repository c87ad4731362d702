"""The programme as it is typed: slots and sessions are rows of the event, speakers and files rows of a session.

A session belongs to the slot whose hours contain its start (`events.programme`); no foreign key says so, for copies,
revisions and translations of the event would break it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from core.models import Contribution
from documents.models import PageFile

DAY_HELP = _("Empty: the first day of the event.")


def _refuse_end_before_start(row: Slot | Session) -> None:
    if row.start and row.end and row.end <= row.start:
        raise ValidationError({"end": _("The end must come after the start: correct one of the two hours.")})


class Slot(TranslatableMixin, Orderable):
    """A part of the day with its hours: a label of its own, or sessions side by side among which one chooses."""

    class Mode(models.TextChoices):
        PLENARY = "plenary", _("plenary")
        PARALLEL = "parallel", _("parallel, one to choose")

    class Choice(models.IntegerChoices):
        OPTIONAL = 0, _("one may choose none")
        REQUIRED = 1, _("one must choose one")

    at_most: ClassVar = 1
    """How many sessions of a parallel slot one person may choose."""

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="slots")
    day = models.DateField(_("day"), null=True, blank=True, help_text=DAY_HELP)
    start = models.TimeField(_("start"), null=True, help_text=_("Such as 14:00."))
    end = models.TimeField(_("end"), null=True, blank=True, help_text=_("Empty where it is not known."))
    label = models.CharField(
        _("label of the slot"),
        max_length=200,
        blank=True,
        help_text=_("Such as “Workshops”; a slot without session shows it alone."),
    )
    mode = models.CharField(
        _("how its sessions run"),
        max_length=10,
        choices=Mode.choices,
        default=Mode.PLENARY,
        help_text=_("Sessions that begin within these hours belong to the slot."),
    )
    at_least = models.PositiveSmallIntegerField(
        _("choice"),
        choices=Choice.choices,
        default=Choice.REQUIRED,
        help_text=_("Of a parallel slot only: one session at most is chosen."),
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("mode"), FieldPanel("at_least")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("slot")
        verbose_name_plural = _("slots")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        _refuse_end_before_start(self)


class Session(TranslatableMixin, ClusterableModel, Orderable):
    """One line of the programme: a talk, a workshop, a meal."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("opening")
        TALK = "talk", _("talk")
        PANEL = "panel", _("round table")
        WORKSHOP = "workshop", _("workshop")
        QUESTIONS = "questions", _("questions and answers")
        BREAK = "break", _("break")
        MEAL = "meal", _("meal")
        CLOSING = "closing", _("closing")

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="sessions")
    code = models.CharField(
        _("code"), max_length=8, blank=True, help_text=_("Of a workshop, such as A or B1; empty for the others.")
    )
    kind = models.CharField(_("kind of session"), max_length=10, choices=Kind.choices, default=Kind.TALK)
    title = models.CharField(_("title"), max_length=300)
    other_title = models.CharField(
        _("other title"),
        max_length=300,
        blank=True,
        help_text=_("Where the programme was also printed under another one: a search for it finds the session."),
    )
    day = models.DateField(_("day"), null=True, blank=True, help_text=DAY_HELP)
    start = models.TimeField(
        _("start"), null=True, blank=True, help_text=_("Empty: the session follows the one before it in this list.")
    )
    end = models.TimeField(_("end"), null=True, blank=True, help_text=_("Empty where it is not known."))
    summary = models.TextField(_("abstract"), blank=True, help_text=_("Two or three sentences: what will be learnt."))
    room = models.CharField(_("room"), max_length=120, blank=True)
    capacity = models.PositiveIntegerField(
        _("number of places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _("Write at least 1, or leave it empty where places are not counted."))],
        help_text=_("Empty where places are not counted."),
    )
    minutes = RichTextField(
        _("minutes of the session"),
        blank=True,
        features=["h3", "bold", "italic", "link", "ol", "ul"],
        help_text=_("After the event: what was said."),
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]),
        FieldPanel("title"),
        FieldPanel("other_title"),
        FieldRowPanel([FieldPanel("day"), FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("room"), FieldPanel("capacity")]),
        InlinePanel("interventions", heading=_("Who speaks"), label=_("person who speaks")),
        InlinePanel("files", heading=_("Files of the session"), label=_("file")),
        FieldPanel("minutes"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return f"{self.code}. {self.title}" if self.code else self.title

    def clean(self) -> None:
        super().clean()
        _refuse_end_before_start(self)


class Intervention(Contribution):
    """Somebody takes part in a session, with function and body as they were on the day of the event."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("speaker")
        MODERATOR = "moderator", _("moderator")
        WITNESS = "witness", _("key witness")
        OPENING = "opening", _("opens the event")
        CLOSING = "closing", _("closes the event")

    session = ParentalKey(Session, on_delete=models.CASCADE, related_name="interventions")
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=Role.choices,
        default=Role.SPEAKER,
        help_text=_("Moderators are shown apart from the speakers."),
    )

    panels: ClassVar = [FieldPanel("role"), *Contribution.panels]

    class Meta(Contribution.Meta):
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")


class SessionFile(Orderable):
    """A file of a session: its slides, its minutes."""

    session = ParentalKey(Session, on_delete=models.CASCADE, related_name="files")
    document: models.ForeignKey[Any, Any] = models.ForeignKey(
        "documents.PortalDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("document")
    )
    role = models.CharField(_("role"), max_length=12, choices=PageFile.Role.choices, default=PageFile.Role.SLIDES)
    label = models.CharField(
        _("link text"), max_length=200, blank=True, help_text=_("Empty: the title of the document. Never “here”.")
    )

    panels: ClassVar = [FieldRowPanel([FieldPanel("document"), FieldPanel("role")]), FieldPanel("label")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a session")
        verbose_name_plural = _("files of a session")

    def __str__(self) -> str:
        return self.label or str(self.document)
