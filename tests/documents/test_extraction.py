"""The text of good files, page by page."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from PIL import Image
from pptx import Presentation
from pptx.util import Cm
from pypdf import PdfReader

from bench import bad_files, files
from demo.files import office, opendocument, pdf
from documents.extraction.contract import Extraction, Limits, Page, State
from tests.documents.texts import SLIDES, TEXT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f'xmlns:w="{W}"'


def saved(made):
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def test_pdf_gives_each_page_with_its_words(read):
    found = read(files.pdf(6), "pdf")

    assert (found.state, found.count, [page.number for page in found.pages]) == (State.DONE, 6, [1, 2, 3, 4, 5, 6])
    for page in found.pages:
        assert " ".join(page.text.split()) == files.page_text(page.number).strip()
        assert (page.kind, page.title, page.origin) == ("page", "", "layer")


def test_pdf_says_its_language_and_whether_it_is_tagged(read):
    tagged = read(pdf.render(TEXT), "pdf")
    plain = read(bad_files.pdf_of_stream(b"BT /F 20 Tf 20 400 Td (un texte assez long pour cela) Tj ET"), "pdf")

    assert (tagged.tagged, tagged.language) == (True, "fr")
    assert (plain.tagged, plain.language, plain.state) == (False, "", State.DONE)


def test_pdf_gives_a_picture_of_its_first_page(read):
    found = read(files.pdf(1), "pdf")

    with Image.open(BytesIO(found.picture)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (600, 849))
        assert len(picture.convert("L").getcolors()) > 10
    assert len(found.picture) < 80_000


def test_word_cut_by_hyphenation_in_a_pdf_is_whole(read):
    sections = [{"title": "Deux", "text": ["anticonstitutionnellement " * 40]}]
    made = pdf.render(TEXT | {"plain": True, "chapters": [{"title": "Un", "sections": sections}]})

    words = read(made, "pdf").pages[0].text.split()

    assert words.count("anticonstitutionnellement") == 40


def test_page_without_text_is_counted_and_left_out(read):
    made = bad_files.pdf_of(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length 39>>stream\nBT /F 20 Tf 20 400 Td (deuxieme) Tj ET  \nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        )
    )

    found = read(made, "pdf")

    assert (found.state, found.count, found.pages) == (State.DONE, 2, (Page(2, "deuxieme"),))


def test_scan_without_ocr_has_no_text_but_a_picture(read):
    found = read(pdf.render(TEXT | {"scanned": True}), "pdf")

    assert (found.state, found.pages, found.count, found.tagged) == (State.NO_TEXT, (), 4, False)
    assert found.detail == "4 of 4 pages are pictures"
    assert Image.open(BytesIO(found.picture)).width == 600


@pytest.mark.parametrize("make", [office.text_document, opendocument.text_document])
def test_text_document_is_cut_at_its_headings(read, make):
    found = read(make(TEXT), "docx" if make is office.text_document else "odt")

    caption = [] if make is office.text_document else ["Relevé"]
    opening = ["Compter les arrivées", "Ce que l’on compte", "Les portes"]
    rows = ["Jour\tNombre", "lundi\t12", "mardi\t9"]
    assert found.pages == (
        Page(1, "\n".join([*opening, "Deux par immeuble.", "Une seule sert.", "la cave"]), "section", "Les portes"),
        Page(2, "\n".join(["Les jours", *caption, *rows]), "section", "Les jours"),
    )
    assert (found.state, found.count, found.language) == (State.DONE, 2, "fr-FR")
    assert (found.tagged, found.picture) == (None, None)


@pytest.mark.parametrize("make", [office.presentation, opendocument.presentation])
def test_presentation_gives_each_slide_with_its_notes(read, make):
    found = read(make(SLIDES), "pptx" if make is office.presentation else "odp")

    assert found.pages == (
        Page(1, "Pourquoi compter\nUn soir de mai\n\nSaluer d’abord.", "slide", "Pourquoi compter"),
        Page(2, "Comment\nà deux\nsans ordinateur\n\nMontrer le carnet.", "slide", "Comment"),
        Page(3, "Et après\nrendre compte", "slide", "Et après"),
    )
    assert (found.state, found.count, found.language) == (State.DONE, 3, "fr-FR")


def test_slides_follow_the_order_of_the_presentation(read):
    made = Presentation(BytesIO(office.presentation(SLIDES)))
    order = made.slides._sldIdLst
    order.append(order[0])

    assert [page.title for page in read(saved(made), "pptx").pages] == ["Comment", "Et après", "Pourquoi compter"]


def test_slides_keep_what_they_repeat_and_the_rows_of_their_tables(read):
    made = Presentation()
    for _number in range(5):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = "Objectifs"
        table = slide.shapes.add_table(1, 2, Cm(1), Cm(5), Cm(9), Cm(2)).table
        table.cell(0, 0).text, table.cell(0, 1).text = "lundi", "12"

    assert {page.text for page in read(saved(made), "pptx").pages} == {"Objectifs\nlundi\t12"}


def test_heading_of_a_french_word_and_of_a_style_of_ones_own_are_found(read):
    made = Document()
    own = made.styles.add_style("Chapeau", 1)
    own.base_style = made.styles["Heading 2"]
    made.styles["Heading 1"].element.set(f"{{{W}}}styleId", "Titre1")
    first = made.add_paragraph("Un")
    first._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {WORD} w:val="Titre1"/>'))
    made.add_paragraph("texte")
    made.add_paragraph("Deux", style=own)
    made.add_paragraph("suite")

    assert [(page.title, page.text) for page in read(saved(made), "docx").pages] == [
        ("Un", "Un\ntexte"),
        ("Deux", "Deux\nsuite"),
    ]


def test_box_of_a_word_document_is_read_once_and_deleted_words_are_not(read):
    made = Document()
    made.add_paragraph("avant")._p.append(
        parse_xml(
            f'<w:r {WORD} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            "<mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    made.add_paragraph("un")._p.append(parse_xml(f"<w:del {WORD}><w:r><w:delText>rayé</w:delText></w:r></w:del>"))

    assert read(saved(made), "docx").pages[0].text == "encadré\navant\nun"


@pytest.mark.parametrize("make", [files.docx, files.odt])
def test_long_section_is_cut_between_its_paragraphs(read, make):
    found = read(make(30), make.__name__)

    assert [page.title for page in found.pages] == [f"Partie {number}" for number in range(1, 31)]
    long = Document()
    long.add_heading("Tout", 1)
    for _number in range(4):
        long.add_paragraph(files.page_text(1))
    assert [page.title for page in read(saved(long), "docx").pages] == ["Tout", "Tout"]


def test_pages_and_characters_beyond_the_limits_are_left_out_and_said(read):
    limits = Limits(pages=3, characters=50)

    found = read(files.pdf(6), "pdf", limits=limits)

    assert (found.count, [page.number for page in found.pages]) == (6, [1, 2, 3])
    assert {len(page.text) for page in found.pages} <= {48, 49, 50}
    assert found.detail == "first 3 of 6 pages"


def test_text_beyond_the_output_is_left_out_and_said(read):
    found = read(files.docx(20), "docx", limits=Limits(output=10_000))

    assert (found.state, found.count, [page.number for page in found.pages]) == (State.DONE, 20, [1, 2, 3, 4, 5])
    assert found.detail == "text beyond 10000 bytes left out"


def test_format_that_is_not_read_is_said_without_a_process(read):
    assert read(b"a;b", "csv") == Extraction(State.UNREADABLE, detail="csv is not read")


def test_seventy_six_pages_take_little_memory(read):
    found = read(files.pdf(76), "pdf")

    assert (found.state, found.count, len(found.pages)) == (State.DONE, 76, 76)
    assert found.memory < 150 * 1024


def test_owner_password_hinders_no_reading(read):
    made = bad_files.encrypted(files.pdf(2), "", "secret")

    assert PdfReader(BytesIO(made)).is_encrypted
    assert ["Repère0002" in page.text for page in read(made, "pdf").pages] == [False, True]
