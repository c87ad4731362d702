"""Texts as office files: a presentation with its notes, a text document."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from pptx import Presentation

TITLE_SLIDE, TITLE_AND_TEXT = 0, 1


def presentation(text: dict[str, Any]) -> bytes:
    """Return a PPTX file: a slide for each of `slides`, with its title, points and notes."""
    made = Presentation()
    made.core_properties.title, made.core_properties.language = text["title"], "fr-FR"
    for number, told in enumerate(text["slides"]):
        slide = made.slides.add_slide(made.slide_layouts[TITLE_AND_TEXT if number else TITLE_SLIDE])
        slide.shapes.title.text = told["title"]
        slide.placeholders[1].text_frame.text = "\n".join(told["points"])
        slide.notes_slide.notes_text_frame.text = told.get("notes", "")
    return _saved(made)


def text_document(text: dict[str, Any]) -> bytes:
    """Return a DOCX file: headings, paragraphs, lists and tables."""
    made = Document()
    made.core_properties.title, made.core_properties.language = text["title"], "fr-FR"
    made.add_heading(text["title"], 0)
    for chapter in text["chapters"]:
        made.add_heading(chapter["title"], 1)
        for section in chapter["sections"]:
            _section(made, section)
    return _saved(made)


def _section(made: Any, section: dict[str, Any]) -> None:
    made.add_heading(section["title"], 2)
    for paragraph in section.get("text", []):
        made.add_paragraph(paragraph)
    for item in section.get("items", []):
        made.add_paragraph(item, style="List Bullet")
    if table := section.get("table"):
        rows = [table["head"], *table["rows"]]
        drawn = made.add_table(len(rows), len(table["head"]), style="Table Grid")
        for cells, row in zip(drawn.rows, rows, strict=True):
            for cell, content in zip(cells.cells, row, strict=True):
                cell.text = str(content)


def _saved(made: Any) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()
