"""The video: a testimony, a talk, a report, always with its words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from core.models.base import BasePage
from core.naming import named_by
from core.videos import validate_video_url
from core.web_addresses import WebAddressField
from resources.citation import NO_BREAK_SPACE, citation
from resources.models.base import PRODUCERS_PANEL, ResourcePage
from resources.publication_forms import VideoForm
from search import listing

if TYPE_CHECKING:
    from django.http import HttpRequest

VIDEO_FORMATS = ("mp4", "m4v", "webm")
TRANSCRIPT_FEATURES = ["h3", "bold", "italic", "ol", "ul"]


def _document(label: Any, help_text: Any) -> Any:
    return models.ForeignKey(
        "documents.PortalDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )


class VideoPage(ResourcePage):
    """A video that another site hosts, or a file of ours; what is said in it can be read."""

    class Genre(models.TextChoices):
        VIDEO = "video", _("video")
        TESTIMONY = "testimony", _("testimony")

    search_kind = "video"
    named_people: ClassVar = ("speakers",)
    base_form_class = VideoForm

    genre = models.CharField(
        _("genre"),
        max_length=12,
        choices=Genre.choices,
        default=Genre.VIDEO,
        help_text=_("A testimony is somebody telling what they did."),
    )
    video_url = WebAddressField(
        _("address of the video"),
        max_length=500,
        blank=True,
        validators=[validate_video_url],
        help_text=_("That of its own page; nothing is loaded from its host before a click."),
    )
    file = _document(_("or its file"), _("MP4 or WebM, when no other site hosts the video."))
    captions = _document(_("captions"), _("A WebVTT file (.vtt): what is said, for those who do not hear it."))
    duration: models.DurationField[timedelta | None, timedelta | None] = models.DurationField(
        _("duration"),
        null=True,
        blank=True,
        validators=[MinValueValidator(timedelta(seconds=1), _("Write a duration of one second or more."))],
        help_text=_("Minutes and seconds: “12:30”."),
    )
    transcript = RichTextField(
        _("transcript"),
        features=TRANSCRIPT_FEATURES,
        help_text=_("All that is said, and what must be seen to understand it. The search reads it too."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("video_url"),
                FieldPanel("file"),
                FieldPanel("captions"),
                FieldRowPanel([FieldPanel("genre"), FieldPanel("duration")]),
            ],
            heading=_("Video"),
        ),
        FieldPanel("date", help_text=_("When it was filmed; the functions of the speakers are those of that day.")),
        InlinePanel("speakers", heading=_("Speakers"), label=_("speaker")),
        FieldPanel("transcript"),
        PRODUCERS_PANEL,
    ]
    share_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("image", help_text=_("A still of the video, shown until somebody plays it.")),
                FieldPanel("image_alt"),
            ],
            heading=_("Thumbnail"),
        ),
        *BasePage.share_panels[1:],
    ]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def clean(self) -> None:
        super().clean()
        if self.file and self.file.file_extension not in VIDEO_FORMATS:
            raise ValidationError({"file": _("This file is no video that browsers play: choose an MP4 or WebM file.")})
        if self.captions and self.captions.file_extension != "vtt":
            raise ValidationError({"captions": _("Captions are a WebVTT file, whose name ends with “.vtt”.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        named = named_by(self, saved=not getattr(request, "is_preview", False))
        context.update(named)
        context["citation"] = citation(self, [body.label for body in named["producers"]])
        context["similar"] = listing.similar(request, f"page:{self.pk}", kind=self.search_kind)
        context["parent_url"] = (self.get_url(request) or "").removesuffix(f"{self.slug}/")
        return context

    @property
    def extent(self) -> str:
        """Return its duration, « 12 min », or « 1 h 05 min »."""
        if not self.duration:
            return ""
        minutes, seconds = divmod(round(self.duration.total_seconds()), 60)
        if not minutes:
            return f"{seconds}{NO_BREAK_SPACE}s"
        hours, rest = divmod(minutes + (seconds >= 30), 60)
        parts = [f"{hours}{NO_BREAK_SPACE}h", *([f"{rest:02}{NO_BREAK_SPACE}min"] if rest else [])]
        return NO_BREAK_SPACE.join(parts) if hours else f"{rest}{NO_BREAK_SPACE}min"

    def index_body(self) -> str:
        return str(get_text_for_indexing(self.transcript))

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        return {**super().index_facets(), "genre": (self.genre,)}

    def index_facts(self) -> list[str]:
        heard = self.speakers.select_related("person")
        speakers = [f"{who} ({who.presented})" if who.presented else str(who) for who in heard]
        facts = (capfirst(self.get_genre_display()), ", ".join(speakers), *super().index_facts())
        return [fact for fact in facts if fact]
