"""The files of the demo open in readers that did not write them, and are generated once for each text."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation
from pypdf import PasswordType, PdfReader

from demo import files, making, pictures, snippets
from demo.files import office, opendocument, pdf, texts
from demo.keeping import FOLDER, kept
from demo.reading import folder, read
from events.models import EventPage
from resources.models import PublicationPage

NS = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TABLE = {"caption": "Relevé", "head": ["Jour", "Nombre"], "rows": [["lundi", "12"]]}
SECTIONS = [
    {"title": "Les portes", "text": ["Deux par immeuble.", "Une seule sert."], "items": ["l’entrée", "la cave"]},
    {"title": "Les jours", "table": TABLE},
]
TEXT = {
    "title": "Compter les <arrivées> & les départs",
    "chapters": [{"title": "Ce que l’on compte", "sections": SECTIONS}],
}
SLIDES = {
    "title": "Compter",
    "slides": [
        {"title": "Pourquoi compter", "points": ["Un soir de mai"], "notes": "Saluer d’abord."},
        {"title": "Comment", "points": ["à deux", "sans ordinateur"], "notes": "Montrer le carnet."},
        {"title": "Et après", "points": ["rendre compte"]},
    ],
}
PAGES = [page for name in ("publications", "dossiers") for page in folder(name) if page.get("files")]
every_page = pytest.mark.parametrize("page", PAGES, ids=[page["slug"] for page in PAGES])


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    """A folder of data where nothing was kept yet."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder of data that the tests of the files of all pages fill together."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def loaded(home, settings, tmp_path):
    """The home page of a portal with the themes and the publics of the demo."""
    settings.MEDIA_ROOT = tmp_path / "media"
    snippets.load(home.locale)
    return home


def first_file(page):
    row = page["files"][0]
    return files.file(row["file"], row.get("label") or page["title"], page)


def parts(content):
    """Return the XML parts of an OpenDocument file by name."""
    with zipfile.ZipFile(BytesIO(content)) as opened:
        return {name: ElementTree.fromstring(opened.read(name)) for name in ("content.xml", "meta.xml", "styles.xml")}


def words(element):
    return "".join(element.itertext())


def length(name, content):
    """Return the number of pages or of slides."""
    if name.endswith(".odp"):
        return len(parts(content)["content.xml"].findall(".//draw:page", NS))
    if name.endswith(".pptx"):
        return len(Presentation(BytesIO(content)).slides)
    return len(PdfReader(BytesIO(content)).pages)


def test_text_document_of_word_has_headings_lists_and_tables():
    made = Document(BytesIO(office.text_document(TEXT)))

    told = [(paragraph.style.name, paragraph.text) for paragraph in made.paragraphs]
    assert told[:3] == [
        ("Title", TEXT["title"]), ("Heading 1", "Ce que l’on compte"), ("Heading 2", "Les portes"),
    ]  # fmt: skip
    assert ("List Bullet", "la cave") in told
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [["Jour", "Nombre"], ["lundi", "12"]]
    assert (made.core_properties.title, made.core_properties.language) == (TEXT["title"], "fr-FR")


def test_text_document_of_an_open_suite_has_headings_lists_and_tables():
    made = opendocument.text_document(TEXT)

    content = parts(made)["content.xml"].find(".//office:text", NS)
    level = f"{{{NS['text']}}}outline-level"
    headings = [(heading.get(level), words(heading)) for heading in content.findall("text:h", NS)]
    assert headings == [("1", "Ce que l’on compte"), ("2", "Les portes"), ("2", "Les jours")]
    assert [words(item) for item in content.findall(".//text:list-item", NS)] == ["l’entrée", "la cave"]
    assert [words(cell) for cell in content.findall(".//table:table-header-rows//table:table-cell", NS)] == [
        "Jour",
        "Nombre",
    ]
    assert [words(cell) for cell in content.findall("table:table/table:table-row/table:table-cell", NS)] == [
        "lundi",
        "12",
    ]
    assert words(content.find("text:p", NS)) == TEXT["title"]


@pytest.mark.parametrize(
    ("make", "text", "kind"),
    [(opendocument.text_document, TEXT, "text"), (opendocument.presentation, SLIDES, "presentation")],
)
def test_open_document_says_what_it_is_its_title_and_that_it_is_french(make, text, kind):
    made = make(text)

    with zipfile.ZipFile(BytesIO(made)) as opened:
        first = opened.infolist()[0]
        said = (first.filename, first.compress_type, opened.read("mimetype").decode())
    assert said == ("mimetype", zipfile.ZIP_STORED, f"application/vnd.oasis.opendocument.{kind}")
    meta = parts(made)["meta.xml"]
    assert (words(meta.find(".//dc:title", NS)), words(meta.find(".//dc:language", NS))) == (text["title"], "fr-FR")
    defaults = parts(made)["styles.xml"].findall(".//style:default-style//style:text-properties", NS)
    languages = {style.get(f"{{{NS['fo']}}}language") for style in defaults}
    assert languages - {None} == {"fr"}


def test_styles_that_an_open_document_names_are_defined():
    made = parts(opendocument.text_document(TEXT))
    name = f"{{{NS['style']}}}name"
    defined = {style.get(name) for part in ("styles.xml", "content.xml") for style in made[part].iter()} - {None}

    body = made["content.xml"].find(".//office:body", NS)
    used = {value for item in body.iter() for key, value in item.attrib.items() if key.endswith("}style-name")}

    assert used - defined == set()
    assert "Heading_20_1" in used


@pytest.mark.parametrize("make", [office.presentation, opendocument.presentation])
def test_presentation_has_a_title_points_and_notes_on_each_slide(make):
    made = make(SLIDES)

    told = slides_of_powerpoint(made) if make is office.presentation else slides_of_an_open_suite(made)
    assert told == [(told["title"], told["points"], told.get("notes", "")) for told in SLIDES["slides"]]


def slides_of_powerpoint(content):
    return [
        (
            slide.shapes.title.text,
            [line.text for line in slide.placeholders[1].text_frame.paragraphs],
            slide.notes_slide.notes_text_frame.text,
        )
        for slide in Presentation(BytesIO(content)).slides
    ]


def slides_of_an_open_suite(content):
    told = []
    for page in parts(content)["content.xml"].findall(".//draw:page", NS):
        boxes = {box.get(f"{{{NS['presentation']}}}class"): box for box in page.findall("draw:frame", NS)}
        points = boxes.get("subtitle", boxes.get("outline"))
        notes = page.find("presentation:notes/draw:frame", NS)
        lines = [words(line) for line in points.findall(".//text:p", NS)]
        told.append((words(boxes["title"]), lines, "" if notes is None else words(notes)))
    return told


def test_pdf_is_tagged_says_that_it_is_french_and_has_text():
    made = PdfReader(BytesIO(pdf.render(TEXT)))

    root = made.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("fr", True, True)
    assert made.metadata.title == TEXT["title"]
    assert len(made.pages) == 4
    assert "Deux par immeuble." in made.pages[2].extract_text()


def test_plain_pdf_has_neither_cover_nor_contents():
    made = PdfReader(BytesIO(pdf.render(TEXT | {"plain": True})))

    assert len(made.pages) == 2
    assert "Deux par immeuble." in made.pages[0].extract_text()


def test_scanned_pdf_has_pictures_and_no_text():
    made = PdfReader(BytesIO(pdf.render(TEXT | {"scanned": True})))

    assert [page.extract_text() for page in made.pages] == [""] * 4
    assert [len(page.images) for page in made.pages] == [1] * 4
    assert "/StructTreeRoot" not in made.trailer["/Root"]


def test_scanned_pages_are_grey_and_marked():
    first, second = (
        page.images[0].image for page in PdfReader(BytesIO(pdf.render(TEXT | {"scanned": True}))).pages[:2]
    )

    assert (first.mode, second.mode) == ("L", "L")
    assert ImageStat.Stat(second).mean[0] < 245
    assert len(second.getcolors()) > 100


def test_locked_pdf_opens_with_its_password_only():
    made = PdfReader(BytesIO(pdf.render(TEXT | {"password": "garrigue"})))

    assert made.is_encrypted
    assert made.trailer["/Encrypt"]["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert (made.decrypt(""), made.decrypt("garigue")) == (PasswordType.NOT_DECRYPTED, PasswordType.NOT_DECRYPTED)
    assert made.decrypt("garrigue") != PasswordType.NOT_DECRYPTED
    assert "Deux par immeuble." in made.pages[2].extract_text()


def test_file_told_by_its_page_has_the_words_and_the_title_of_the_page():
    page = {
        "title": "Un guide", "genre": "guide", "date": "2016-10", "edition": "édition revue",
        "body": "<p>Ouvrir la porte.</p><h3>Ensuite</h3><p>Entrer.</p><ul><li>sans bruit</li></ul>",
    }  # fmt: skip

    name, content = files.file("un-guide", "Le document", page)

    made = PdfReader(BytesIO(content))
    cover, body, then = (made.pages[number].extract_text() for number in (0, 2, 3))
    assert (name, made.metadata.title, len(made.pages)) == ("un-guide.pdf", "Un guide", 4)
    assert [line in cover for line in (texts.BEFORE_2017, "Guide", "Édition revue", "octobre 2016")] == [True] * 4
    assert ("Ouvrir la porte." in body, "Entrer." in then, "sans bruit" in then) == (True, True, True)


@every_page
def test_pages_that_a_notice_announces_are_those_of_its_file(page, filled, settings):
    settings.DATA_DIR = filled

    assert length(*first_file(page)) == page["pages"]


@pytest.mark.parametrize("deck", read("decks"), ids=lambda deck: deck["slug"])
def test_slides_that_a_notice_announces_are_those_of_its_file(deck):
    assert length(*first_file(deck)) == deck["slides"]


def test_files_of_the_demo_are_of_every_format(filled, settings):
    settings.DATA_DIR = filled

    models = [row for page in PAGES for row in page.get("toolbox", {}).get("models", [])]
    names = [files.file(row["file"], "", page)[0] for page in PAGES for row in page["files"]]
    names += [files.file(row["file"], "", {})[0] for row in models]

    assert {name.rpartition(".")[2] for name in names} == {"pdf", "docx", "odt", "odp", "pptx"}


def test_minutes_kept_on_paper_are_a_scan_of_less_than_a_megabyte_and_a_half():
    page = next(page for page in PAGES if page["slug"] == "reseau-chefs-de-projet-mars-2019")

    content = first_file(page)[1]

    assert "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages) == ""
    assert len(content) < 1_500_000


def test_directory_of_the_members_is_locked_and_its_people_are_unreachable():
    content = files.file("annuaire-equipes-de-projet", "", {})[1]

    made = PdfReader(BytesIO(content))
    assert made.decrypt(read("files/annuaire-equipes-de-projet")["password"]) != PasswordType.NOT_DECRYPTED
    told = "".join(page.extract_text() for page in made.pages)
    assert len(made.pages) == 3
    assert set(re.findall(r"@([\w.]*\w)", told)) == {"example.org"}
    numbers = re.findall(r"0\d\s\d\d\s\d\d\s\d\d\s\d\d", told)
    assert len(numbers) == 20
    assert {re.sub(r"\s", " ", number)[:8] for number in numbers} == {"04 65 71", "05 36 49"}


def test_generated_file_is_kept_and_not_made_again(data_dir):
    name, made = files.file("annuaire-equipes-de-projet", "", {})

    assert files.file("annuaire-equipes-de-projet", "", {}) == (name, made)
    for path in (data_dir / FOLDER).iterdir():
        path.unlink()
    assert files.file("annuaire-equipes-de-projet", "", {})[1] != made


def test_what_was_kept_serves_again_for_the_same_ingredients_only(data_dir):
    made = iter((b"one", b"two"))

    assert kept("a.txt", ["flour"], lambda: next(made)) == b"one"
    assert kept("a.txt", ["flour"], lambda: next(made)) == b"one"
    assert kept("a.txt", ["rye"], lambda: next(made)) == b"two"
    assert [path.read_bytes() for path in (data_dir / FOLDER).iterdir()] == [b"two"]


def test_file_of_a_changed_text_is_another_one():
    page = {"title": "Un guide", "body": "<p>Ouvrir la porte.</p>"}

    before, after = (files.file("un-guide", "", page | {"body": body})[1] for body in (page["body"], "<p>Fermer.</p>"))

    assert "Ouvrir la porte." in PdfReader(BytesIO(before)).pages[2].extract_text()
    assert "Fermer." in PdfReader(BytesIO(after)).pages[2].extract_text()


def test_nothing_is_kept_of_a_file_that_could_not_be_made(data_dir):
    with pytest.raises(ZeroDivisionError):
        kept("a.txt", ["flour"], lambda: bytes(1 // 0))

    assert list((data_dir / FOLDER).glob("*")) == []


def test_file_has_its_name_only_when_it_is_whole(data_dir, monkeypatch):
    seen = []

    def look(path, target):
        seen.append(sorted(path.name for path in (data_dir / FOLDER).glob("a.*.txt")))
        return path.rename(target)

    monkeypatch.setattr("pathlib.Path.replace", look)
    kept("a.txt", ["flour"], lambda: b"one")

    assert seen == [[]]
    assert [path.read_bytes() for path in (data_dir / FOLDER).iterdir()] == [b"one"]


def test_drawing_is_kept_as_a_webp_file(data_dir):
    made = pictures.webp("jeu-plateau")

    with Image.open(BytesIO(made)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (1600, 1000))
    assert [path.read_bytes() for path in (data_dir / FOLDER).glob("jeu-plateau.*.webp")] == [made]


def test_cover_is_a_picture_of_the_first_page():
    page = next(page for page in PAGES if page["slug"] == "organiser-marche-exploratoire")

    cover = Image.open(BytesIO(files.cover(page["files"][0]["file"], "", page)))

    with pypdfium2.PdfDocument(first_file(page)[1]) as opened:
        shown = [sheet.render(scale=2).to_pil().convert("RGB").resize(cover.size) for sheet in opened]
    differences = [ImageStat.Stat(ImageChops.difference(cover.convert("RGB"), sheet).convert("L")) for sheet in shown]
    assert (cover.format, cover.width) == ("WEBP", 900)
    assert differences[0].mean[0] < 3
    assert min(difference.mean[0] for difference in differences[1:]) > 10


@every_page
def test_cover_is_light(page, filled, settings):
    settings.DATA_DIR = filled

    cover = files.cover(page["files"][0]["file"], "", page)

    assert (cover is None) == (not first_file(page)[0].endswith(".pdf"))
    assert len(cover or b"") <= 80_000


def test_locked_file_has_no_cover():
    assert files.cover("annuaire-equipes-de-projet", "", {}) is None


def test_publication_is_shown_by_its_first_page_and_an_event_is_not(loaded):
    data = {
        "title": "Un guide",
        "slug": "un-guide",
        "body": "<p>Oui.</p>",
        "files": [{"file": "un-guide", "role": "full"}],
    }

    publication, event = (making.make(model, data, loaded) for model in (PublicationPage, EventPage))

    assert publication.image_alt == "Première page\u00a0: Un guide"
    assert (publication.image.file.name.rpartition(".")[2], publication.image.width) == ("webp", 900)
    assert (event.image, event.image_alt) == (None, "")


def test_document_bears_the_title_of_its_text_whatever_a_link_to_it_says(loaded):
    page = {"title": "Un guide", "body": "<p>Oui.</p>"}

    told, written = files.document("un-guide", "Le dossier complet", page), files.document("focus-clsm", "Lire", page)

    assert told.title == "Un guide"
    assert written.title == "Le conseil local de santé mentale en quelques mots"
    assert files.document("un-guide", "Autre lien", page) == told


def test_page_with_a_picture_of_its_own_keeps_it(loaded):
    data = {
        "title": "Un guide", "slug": "un-guide", "picture": "jeu-plateau", "picture_alt": "Trois personnes et un jeu",
        "body": "<p>Oui.</p>", "files": [{"file": "un-guide", "role": "full"}],
    }  # fmt: skip

    publication = making.make(PublicationPage, data, loaded)

    assert publication.image_alt == "Trois personnes et un jeu"
    assert publication.image.width == 1600
