"""Blocks of a page's body: what writers need, and no more. `BodyBlock` is the only stream of them."""

from core.blocks.body import BodyBlock, stream_text
from core.blocks.dates import UnevenDateBlock
from core.blocks.files import FilesBlock
from core.blocks.links import AddressBlock, FurtherBlock, LinkBlock, RelatedBlock
from core.blocks.numbers import KeyFiguresBlock, TableBlock
from core.blocks.outline import Anchors, Heading, outline
from core.blocks.pictures import FigureBlock
from core.blocks.shared import SharedStructBlock
from core.blocks.terms import DefinitionBlock
from core.blocks.text import (
    TEXT_FEATURES,
    CalloutBlock,
    HeadingBlock,
    NotesBlock,
    QuotationBlock,
    StepsBlock,
    TextBlock,
)
from core.blocks.videos import VideoBlock

__all__ = [
    "TEXT_FEATURES",
    "AddressBlock",
    "Anchors",
    "BodyBlock",
    "CalloutBlock",
    "DefinitionBlock",
    "FigureBlock",
    "FilesBlock",
    "FurtherBlock",
    "Heading",
    "HeadingBlock",
    "KeyFiguresBlock",
    "LinkBlock",
    "NotesBlock",
    "QuotationBlock",
    "RelatedBlock",
    "SharedStructBlock",
    "StepsBlock",
    "TableBlock",
    "TextBlock",
    "UnevenDateBlock",
    "VideoBlock",
    "outline",
    "stream_text",
]
