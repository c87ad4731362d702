"""Blocks of the dossiers and of their toolboxes: the definitions that open them, the step-by-step guides."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import DefinitionBlock, StepsBlock
from core.blocks.drawing import Drawing

INTRODUCTION_FEATURES = ["bold", "italic", "link"]


class DrawnBlock(blocks.StreamBlock):
    """Blocks of one kind, drawn as a body is: 30 of them cost the queries of one."""

    class Meta:
        template = "core/blocks/body.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["drawn"] = Drawing(self, value, context.get("request"))
        return context


class DefinitionsBlock(DrawnBlock):
    """The definitions that open a dossier, each with its source."""

    definition = DefinitionBlock()


class GuideBlock(blocks.StructBlock):
    """A task told step by step, in the order in which one does it."""

    title = blocks.CharBlock(label=_("title"), max_length=200, help_text=_("The task: “Reserve a contract”."))
    introduction = blocks.RichTextBlock(
        label=_("introduction"),
        required=False,
        features=INTRODUCTION_FEATURES,
        help_text=_("When the guide serves, and what to have at hand before one starts."),
    )
    steps = StepsBlock(label=_("steps"), help_text=_("In the order of the work; the numbers come by themselves."))

    class Meta:
        icon = "list-ol"
        label = _("Step-by-step guide")
        label_format = "{title}"
        template = "resources/_toolbox_guide.html"
        description = _("A task, and its steps in order.")
        preview_value: ClassVar = {
            "title": "Réserver un marché",
            "introduction": "<p>Avant de rédiger le cahier des charges.</p>",
            "steps": [
                {"title": "Repérer les structures du territoire", "text": "<p>Avec le facilitateur.</p>"},
                {"title": "Choisir l’article du code", "text": ""},
            ],
        }


class GuidesBlock(DrawnBlock):
    """The guides of a toolbox."""

    guide = GuideBlock()
