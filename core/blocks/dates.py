"""A block for a date of uneven precision."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from core.dates import UnevenDate
from core.fields import UnevenDateField, UnevenDateFormField

_COLUMN: UnevenDateField = UnevenDateField()


class UnevenDateBlock(blocks.FieldBlock):
    """A date as precise as its source (`core.dates`), kept in its encoded form."""

    def __init__(self, *, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = UnevenDateFormField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    class Meta:
        icon = "date"
        default = None

    def to_python(self, value: Any) -> UnevenDate | None:
        return _COLUMN.to_python(value)

    def normalize(self, value: Any) -> UnevenDate | None:
        return _COLUMN.to_python(value)

    def get_prep_value(self, value: Any) -> str | None:
        return value.encode() if isinstance(value, UnevenDate) else None
