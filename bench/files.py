"""Ordinary files of any length, made of invented sentences."""

from __future__ import annotations

import json
from io import BytesIO
from random import Random

import typst
from docx import Document
from odfdo import Document as OpenDocument
from odfdo import DrawPage, Frame, Header, Paragraph
from PIL import Image
from pptx import Presentation

SENTENCE = "Le conseil citoyen prépare avec les habitants du quartier la fête de la place, puis en tire le bilan."
WORDS = sorted(set(SENTENCE.strip(".").replace(",", "").split()))
_TEMPLATE = b"""
#set document(title: "Bilan")
#set text(lang: "fr", size: 11pt)
#set page(header: [Bilan du contrat de ville], footer: context [page #counter(page).display() / #sys.inputs.pages])
#for text in json(bytes(sys.inputs.texts)) { [#text]; pagebreak(weak: true) }
"""


def page_text(number: int) -> str:
    """Return the text of a page, about 2,000 characters; its first word tells which page it is."""
    chosen = Random(number).choices(WORDS, k=330)  # no secret
    return f"Repère{number:04} ouvre cette page {' '.join(chosen)}."


def pdf(pages: int) -> bytes:
    """Return a tagged PDF of so many pages, with a header and a footer."""
    texts = json.dumps([page_text(number) for number in range(1, pages + 1)])
    made: bytes = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"texts": texts, "pages": str(pages)})
    return made


def blank_pictures(pages: int) -> bytes:
    """Return a PDF of grey pictures, as a scanner makes them of empty sheets."""
    first, *others = [Image.new("L", (827, 1169), 240 + number % 10) for number in range(pages)]
    file = BytesIO()
    first.save(file, "PDF", save_all=True, append_images=others, resolution=100)
    return file.getvalue()


def docx(sections: int) -> bytes:
    """Return a DOCX file of so many headings with a text of 2,000 characters each."""
    made = Document()
    for number in range(1, sections + 1):
        made.add_heading(f"Partie {number}", 1)
        made.add_paragraph(page_text(number))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def pptx(slides: int) -> bytes:
    """Return a PPTX file of so many slides with notes."""
    made = Presentation()
    for number in range(1, slides + 1):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"Diapositive {number}"
        slide.placeholders[1].text_frame.text = SENTENCE
        slide.notes_slide.notes_text_frame.text = f"À dire {number}."
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def odt(sections: int) -> bytes:
    """Return an ODT file of so many headings with a text of 2,000 characters each."""
    made = OpenDocument("text")
    made.body.clear()
    for number in range(1, sections + 1):
        made.body.append(Header(1, f"Partie {number}"))
        made.body.append(Paragraph(page_text(number)))
    return _saved(made)


def odp(slides: int) -> bytes:
    """Return an ODP file of so many slides."""
    made = OpenDocument("presentation")
    made.body.clear()
    for number in range(1, slides + 1):
        page = DrawPage(f"page{number}", name=f"Diapositive {number}")
        page.append(
            Frame.text_frame(f"Diapositive {number}\n{SENTENCE}", size=("20cm", "10cm"), position=("1cm", "1cm"))
        )
        made.body.append(page)
    return _saved(made)


def _saved(made: OpenDocument) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()
