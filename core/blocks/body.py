"""The body of a page: the one stream of blocks that every page type shares."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail import blocks
from wagtail.blocks import StreamValue

from core.blocks.drawing import Drawing
from core.blocks.files import FilesBlock
from core.blocks.links import FurtherBlock, RelatedBlock
from core.blocks.numbers import KeyFiguresBlock, TableBlock
from core.blocks.pictures import FigureBlock
from core.blocks.terms import DefinitionBlock
from core.blocks.text import CalloutBlock, HeadingBlock, NotesBlock, QuotationBlock, StepsBlock, TextBlock
from core.blocks.videos import VideoBlock


class BodyBlock(blocks.StreamBlock):
    """The body of a page; one of 30 blocks of a kind costs the queries of one."""

    heading = HeadingBlock()
    text = TextBlock()
    quotation = QuotationBlock()
    callout = CalloutBlock()
    definition = DefinitionBlock()
    steps = StepsBlock()
    figure = FigureBlock()
    video = VideoBlock()
    table = TableBlock()
    key_figures = KeyFiguresBlock()
    files = FilesBlock()
    related = RelatedBlock()
    further = FurtherBlock()
    notes = NotesBlock()

    class Meta:
        template = "core/blocks/body.html"
        block_counts: ClassVar = {"notes": {"max_num": 1}}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        drawn = context["drawn"] = Drawing(self, value, context.get("request"))
        drawn.notes = sum(len(block.value) for block in value if block.block_type == "notes")
        return context


def stream_text(stream: StreamValue) -> str:
    """Return the words of a stream of blocks."""
    return "\n".join(stream.stream_block.get_searchable_content(stream))
