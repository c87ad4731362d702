"""Blocks that several page types share, and that migrations therefore name instead of copying."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.blocks.definition_lookup import BlockDefinitionLookup, BlockDefinitionLookupBuilder


class SharedStructBlock(blocks.StructBlock):
    """A group of fields known by its class: a change of its labels or helps makes no migration in any app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for block in (self, *self.child_blocks.values()):
            block.label = capfirst(block.label)

    @classmethod
    def construct_from_lookup(cls, _lookup: BlockDefinitionLookup, *args: Any, **kwargs: Any) -> SharedStructBlock:
        """Return the block that a migration names."""
        return cls(*args, **kwargs)

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Return the path of the class, and what it was made with."""
        return (f"{type(self).__module__}.{type(self).__qualname__}", *self._constructor_args)

    def deconstruct_with_lookup(self, lookup: BlockDefinitionLookupBuilder) -> tuple[str, Any, Any]:
        """Return the same: nothing of it is written in the migration's table of blocks."""
        return self.deconstruct()
