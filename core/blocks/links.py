"""Blocks that lead elsewhere: contents of the portal, and addresses of the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from core.blocks.dates import UnevenDateBlock
from core.blocks.drawing import drawing_of
from core.blocks.shared import SharedStructBlock
from core.dates import UnevenDate

GROUP = _("Links and files")


class _AddressField(forms.CharField):
    """An address of the web, scheme included: none is guessed."""

    widget = forms.URLInput
    default_validators = [  # noqa: RUF012  # as Django declares its own
        URLValidator(schemes=["http", "https"], message=_("Write the whole address, beginning with “https://”."))
    ]


class AddressBlock(blocks.URLBlock):
    """An address of the web, with its scheme."""

    def __init__(self, *, required: bool = True, help_text: Any = None, validators: Any = (), **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = _AddressField(required=required, help_text=help_text, validators=list(validators))


class RelatedBlock(blocks.ListBlock):
    """Contents of the portal to read with this one, drawn as in a list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.PageChooserBlock(label=_("content")), min_num=1, **kwargs)

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Related contents")
        group = GROUP
        template = "core/blocks/related.html"
        description = _("Contents of the portal, shown as in a list; one that is not published is left out.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["entries"] = drawing_of(self, value, context).entries(value)
        return context


class LinkBlock(SharedStructBlock):
    """A link to a page of the portal or to an address, with where it comes from and when."""

    page = blocks.PageChooserBlock(label=_("page of the portal"), required=False)
    url = AddressBlock(label=_("or address"), required=False, help_text=_("The whole address, with “https://”."))
    text = blocks.CharBlock(
        label=_("link text"),
        required=False,
        default="",
        max_length=250,
        help_text=_("The title of what is found there. Empty: the title of the page. Never “here”."),
    )
    source = blocks.CharBlock(
        label=_("source"), required=False, default="", max_length=250, help_text=_("Who published it.")
    )
    date = UnevenDateBlock(label=_("date"), required=False)

    class Meta:
        icon = "link"
        label = _("link")
        label_format = "{text}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = _("Choose a page or write an address, one of them.")
            raise blocks.StructBlockValidationError({"url": ValidationError(message)})
        if cleaned.get("url") and not cleaned.get("text"):
            message = _("Write the title of what is found there.")
            raise blocks.StructBlockValidationError({"text": ValidationError(message)})
        return cleaned


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is shown; `away` when it leaves the portal."""

    url: str
    text: str
    source: str
    date: UnevenDate | None
    away: bool


def _shown(link: Any, pages: Mapping[int, Page]) -> list[Link]:
    """Return the link to show; none for a page that the visitor may not read, or an unfinished link."""
    page = pages.get(link["page"].pk) if link.get("page") else None
    url, text = (page.url, link.get("text") or page.title) if page else (link.get("url"), link.get("text"))
    return [Link(url, text, link.get("source") or "", link.get("date"), away=page is None)] if url and text else []


class FurtherBlock(blocks.ListBlock):
    """What to read next, here or elsewhere."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(LinkBlock(), min_num=1, **kwargs)

    class Meta:
        icon = "link"
        label = _("To go further")
        group = GROUP
        template = "core/blocks/further.html"
        description = _("Links to read next, with who published them and when.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        pages = drawing_of(self, value, context).links
        context["links"] = [shown for link in value for shown in _shown(link, pages)]
        return context

    def get_preview_value(self) -> Any:
        told = {"text": "Guide de l’achat socialement responsable", "source": "Ministère", "date": "2021"}
        return self.normalize([{"url": "https://www.example.org/guide", **told}])
