"""Blocks of figures: tables, and the few numbers to remember."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as HandsontableBlock
from wagtail_localize.segments import StringSegmentValue

from core.blocks.dates import UnevenDateBlock
from core.blocks.shared import SharedStructBlock

GROUP = _("Figures")


MENU = {
    "row_above": _("Insert a row above"),
    "row_below": _("Insert a row below"),
    "col_left": _("Insert a column on the left"),
    "col_right": _("Insert a column on the right"),
    "remove_row": _("Remove the row"),
    "remove_col": _("Remove the column"),
    "undo": _("Undo"),
    "redo": _("Redo"),
}


class TableBlock(HandsontableBlock):
    """A table with a caption and header cells; empty rows and columns are dropped."""

    def __init__(self, **kwargs: Any) -> None:
        menu = {"items": {key: {"name": label} for key, label in MENU.items()}}
        super().__init__(table_options={"contextMenu": menu, "language": "en-US"}, **kwargs)

    class Meta:
        icon = "table"
        label = _("Table")
        group = GROUP
        template = "core/blocks/table.html"
        preview_value: ClassVar = {
            "data": [["Année", "Marchés", "Heures"], ["2020", "12", "8 400"], ["2021", "17", "11 250"]],
            "table_caption": "Heures d’insertion réalisées",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_header_choice": "both",
        }
        description = _("A table typed or pasted from a spreadsheet, with its caption and its header cells.")

    def clean(self, value: Any) -> Any:
        if not self.is_deferred_validation:
            _check(value)
        if value:
            value["data"] = _without_empty(value.get("data") or [])
        return super().clean(value)

    def render(self, value: Any, context: dict[str, Any] | None = None) -> Any:
        return blocks.Block.render(self, value, context)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        table = value or {}
        rows = [[cell or "" for cell in row] for row in table.get("data") or []]
        headed = bool(rows and table.get("first_row_is_table_header"))
        context["head"], context["rows"] = rows[0] if headed else [], rows[1:] if headed else rows
        context["first_column_heads"] = bool(table.get("first_col_is_header"))
        context["caption"] = table.get("table_caption") or ""
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        caption = (value or {}).get("table_caption")
        return [*([caption] if caption else []), *super().get_searchable_content(value)]

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Return the caption and the cells for wagtail-localize, which knows no tables."""
        texts = {"caption": (value or {}).get("table_caption")} | {
            f"{row}-{column}": cell
            for row, cells in enumerate((value or {}).get("data") or [])
            for column, cell in enumerate(cells)
        }
        return [StringSegmentValue(path, text) for path, text in texts.items() if text]

    def restore_translated_segments(self, value: Any, segments: list[StringSegmentValue]) -> Any:
        """Return the table with its translated caption and cells."""
        translated = deepcopy(value)
        for segment in segments:
            if segment.path == "caption":
                translated["table_caption"] = segment.render_text()
            else:
                row, column = map(int, segment.path.split("-"))
                translated["data"][row][column] = segment.render_text()
        return translated


def _check(table: Any) -> None:
    if not table or not _without_empty(table.get("data") or []):
        raise ValidationError(_("Fill the table, or delete this block."))
    if not table.get("table_caption"):
        raise ValidationError(_("Write the caption: it says what the table shows."))
    if table.get("table_header_choice") not in ("row", "column", "both"):
        raise ValidationError(_("Say which cells are headers: the first row, the first column, or both."))


def _without_empty(rows: list[list[Any]]) -> list[list[str]]:
    texts = [[str(cell or "").replace("\u00a0", " ").strip() and str(cell).strip() for cell in row] for row in rows]
    kept = [row for row in texts if any(row)]
    columns = [index for index in range(max(map(len, kept), default=0)) if any(row[index] for row in kept)]
    return [[row[index] for index in columns] for row in kept]


class KeyFigureBlock(SharedStructBlock):
    """A number to remember: how much, of what, according to whom, and when."""

    value = blocks.CharBlock(label=_("value"), max_length=40, help_text=_("With its unit: “11 250 h”, “1 in 4”."))
    label = blocks.CharBlock(label=_("what it counts"), max_length=200)
    source = blocks.CharBlock(label=_("source"), max_length=250, help_text=_("Body or document that gives the figure."))
    date = UnevenDateBlock(label=_("date of the figure"))

    class Meta:
        icon = "decimal"
        label = _("figure")
        label_format = "{value} {label}"


class KeyFiguresBlock(blocks.ListBlock):
    """Numbers to remember, each with its source and date."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(KeyFigureBlock(), min_num=1, **kwargs)

    class Meta:
        icon = "decimal"
        label = _("Key figures")
        group = GROUP
        template = "core/blocks/key_figures.html"
        description = _("One to four numbers to remember, each with its source and date.")

    def get_preview_value(self) -> Any:
        return self.normalize(
            [
                {"value": "11 250 h", "label": "d’insertion réalisées", "source": "Bilan de la clause", "date": "2021"},
                {
                    "value": "1 sur 4",
                    "label": "embauché à l’issue",
                    "source": "Enquête de sortie",
                    "date": "2021",
                },
            ]
        )
