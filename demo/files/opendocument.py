"""Texts as OpenDocument files, which any office suite opens: a text document, a presentation with its notes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from odfdo import Document, DrawPage, Element, Frame, Header, HeaderRows, List, Paragraph, PresentationNotes, Table

LANGUAGE = "fr-FR"
TEXT_STYLES = (
    """<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"
        style:next-style-name="Text_20_body" style:class="chapter">
    <style:paragraph-properties fo:margin-bottom="0.6cm"/>
    <style:text-properties fo:font-size="22pt" fo:font-weight="bold" fo:color="#1c4e70"/></style:style>""",
    """<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph"
        style:parent-style-name="Standard" style:class="extra">
    <style:text-properties fo:font-weight="bold"/></style:style>""",
    """<text:list-style style:name="List_20_1" style:display-name="List 1">
    <text:list-level-style-bullet text:level="1" text:bullet-char="•">
    <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
    <style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.9cm"
        fo:text-indent="-0.5cm" fo:margin-left="0.9cm"/></style:list-level-properties>
    </text:list-level-style-bullet></text:list-style>""",
)
CELL_STYLE = """<style:style style:name="Cell" style:family="table-cell">
    <style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #857a6b"/></style:style>"""
PLACES = {
    "title": (("1.4cm", "0.9cm"), ("25.2cm", "3.5cm")),
    "subtitle": (("1.4cm", "5cm"), ("25.2cm", "13.2cm")),
    "outline": (("1.4cm", "5cm"), ("25.2cm", "13.2cm")),
    "notes": (("2.2cm", "13.3cm"), ("17.2cm", "12.5cm")),
}
"""Where each box of a slide stands, and its size."""


def text_document(text: dict[str, Any]) -> bytes:
    """Return an ODT file: headings, paragraphs, lists, tables with a row of headings."""
    made = _opened("text", text)
    for style in TEXT_STYLES:
        made.insert_style(style)
    made.insert_style(CELL_STYLE, automatic=True)
    made.body.append(Paragraph(text["title"], "Title"))
    for chapter in text["chapters"]:
        made.body.append(_heading(1, chapter["title"]))
        for section in chapter["sections"]:
            made.body.extend(_section(section))
    return _saved(made)


def presentation(text: dict[str, Any]) -> bytes:
    """Return an ODP file: a slide for each of `slides`, with its title, points and notes."""
    made = _opened("presentation", text)
    for number, told in enumerate(text["slides"], 1):
        page = DrawPage(f"page{number}", name=f"{number}. {told['title']}", master_page="presentation", style="dp1")
        page.append(_box("title", told["title"]))
        if number == 1:
            page.append(_box("subtitle", [Paragraph(point) for point in told["points"]]))
        else:
            page.append(_box("outline", List(told["points"])))
        if told.get("notes"):
            page.append(_notes(told["notes"], number))
        made.body.append(page)
    return _saved(made)


def _opened(kind: str, text: dict[str, Any]) -> Document:
    made = Document(kind)
    made.body.clear()
    made.language = LANGUAGE
    made.meta.title = text["title"]
    made.meta.subject = text.get("subtitle", "")
    return made


def _section(section: dict[str, Any]) -> Iterable[Element]:
    yield _heading(2, section["title"])
    for paragraph in section.get("text", []):
        yield Paragraph(paragraph, "Text_20_body")
    if items := section.get("items"):
        yield _bullets(items)
    if told := section.get("table"):
        yield Paragraph(told["caption"], "Caption")
        yield _table(told)


def _heading(level: int, title: str) -> Header:
    heading = Header(level, title)
    heading.style = f"Heading_20_{level}"
    return heading


def _bullets(items: list[str]) -> List:
    listed = List(style="List_20_1")
    for item in items:
        listed.append_item(Paragraph(item, "Text_20_body"))
    return listed


def _table(told: dict[str, Any]) -> Table:
    table = Table(told["caption"])
    table.set_values([told["head"], *told["rows"]])
    for cell in table.get_elements("descendant::table:table-cell"):
        cell.set_attribute("table:style-name", "Cell")
    first, headings = table.get_elements("table:table-row")[0], HeaderRows()
    for paragraph in first.get_elements("descendant::text:p"):
        paragraph.set_attribute("text:style-name", "Table_20_Heading")
    table.insert(headings, position=table.index(first))
    headings.append(first)
    return table


def _box(kind: str, told: str | List | list[Paragraph]) -> Frame:
    position, size = PLACES[kind]
    box = Frame.text_frame(told, position=position, size=size, presentation_class=kind, layer="layout")
    box.del_attribute("text:anchor-type")
    box.presentation_style = "presentation-outline1" if kind == "outline" else f"presentation-{kind}"
    return box


def _notes(notes: str, number: int) -> PresentationNotes:
    page = PresentationNotes()
    page.append(
        Element.from_tag(
            f'<draw:page-thumbnail draw:layer="layout" draw:page-number="{number}" presentation:class="page"'
            ' svg:x="3.8cm" svg:y="2.1cm" svg:width="14cm" svg:height="10.5cm"/>'
        )
    )
    page.append(_box("notes", notes))
    return page


def _saved(made: Document) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()
