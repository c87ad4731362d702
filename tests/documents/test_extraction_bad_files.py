"""Bad files: each ends in its state within a minute, and this process does not grow."""

import pytest

from bench import bad_files, files
from demo.files import office, opendocument
from documents.extraction.contract import State
from tests.documents.texts import SLIDES, TEXT, container

GROWTH = 60 * 1024
"""KiB by which this process may grow while it reads a file."""


def good():
    return files.pdf(20)


FILES = {
    "empty.pdf": (bytes, State.BROKEN),
    "empty.docx": (bytes, State.BROKEN),
    "garbage.pdf": (lambda: bytes(range(256)) * 500, State.BROKEN),
    "garbage.docx": (lambda: bytes(range(256)) * 500, State.BROKEN),
    "garbage.odp": (lambda: b"PK\x03\x04" + bytes(range(256)) * 500, State.BROKEN),
    "truncated.pdf": (lambda: bad_files.truncated(good()), State.BROKEN),
    "truncated.docx": (lambda: bad_files.truncated(office.text_document(TEXT)), State.BROKEN),
    "truncated.odp": (lambda: bad_files.truncated(opendocument.presentation(SLIDES)), State.BROKEN),
    "html.pdf": (lambda: b"<html><body>Bonjour</body></html>", State.BROKEN),
    "svg.pdf": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><text>Bonjour</text></svg>", State.BROKEN),
    "word.pdf": (lambda: office.text_document(TEXT), State.BROKEN),
    "pdf.docx": (good, State.BROKEN),
    "slides.docx": (lambda: office.presentation(SLIDES), State.NO_TEXT),
    "slides.odt": (lambda: opendocument.presentation(SLIDES), State.DONE),
    "word.odt": (lambda: office.text_document(TEXT), State.BROKEN),
    "user-password.pdf": (lambda: bad_files.encrypted(good(), "secret", "secret"), State.LOCKED),
    "owner-password.pdf": (lambda: bad_files.encrypted(good(), "", "secret"), State.DONE),
    "wrong-places.pdf": (lambda: bad_files.without_places(good()), State.DONE),
    "stream-bomb.pdf": (bad_files.stream_bomb, State.TOO_LARGE),
    "text-bomb.pdf": (bad_files.text_bomb, State.TOO_LARGE),
    "many-pages.pdf": (bad_files.many_pages, State.DONE),
    "page-loop.pdf": (bad_files.page_loop, State.BROKEN),
    "nested-arrays.pdf": (bad_files.nested_arrays, State.NO_TEXT),
    "polyglot.pdf": (lambda: b"<html><script>alert(1)</script>" + good(), State.DONE),
    "bomb.docx": (bad_files.zip_bomb, State.TOO_LARGE),
    "ratio.docx": (lambda: bad_files.zip_bomb(20), State.TOO_LARGE),
    "entries.docx": (bad_files.many_entries, State.TOO_LARGE),
    "lying.docx": (bad_files.lying_zip, State.BROKEN),
    "laughs.docx": (bad_files.billion_laughs, State.BROKEN),
    "outside.docx": (bad_files.outside_entity, State.BROKEN),
    "deep.docx": (bad_files.deep_xml, State.BROKEN),
    "no-xml.docx": (lambda: bad_files.word_of(b"Bonjour"), State.BROKEN),
}


@pytest.mark.parametrize("name", FILES)
def test_bad_file_ends_in_its_state_within_a_minute_and_this_process_does_not_grow(name, read, request):
    make, state = FILES[name]
    content = make()
    growth = request.getfixturevalue("memory")

    found = read(content, name.rpartition(".")[2])

    assert found.state is state, found.detail
    assert found.seconds < 60
    assert growth() < GROWTH


def test_two_hundred_thousand_pages_are_counted_and_five_thousand_read(read):
    found = read(bad_files.many_pages(), "pdf")

    assert (found.count, len(found.pages), found.detail) == (200_000, 5_000, "first 5000 of 200000 pages")


@pytest.mark.parametrize("make", [bad_files.billion_laughs, bad_files.outside_entity])
def test_declared_entities_are_refused_and_give_no_text(read, make):
    found = read(make(), "docx")

    assert (found.pages, found.detail) == ((), "an XML part has a document type definition")


def test_old_container_of_an_encrypted_office_file_is_locked(read):
    assert read(container("EncryptedPackage"), "docx").state is State.LOCKED


def test_encrypted_open_document_is_locked(read):
    manifest = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        b"<m:encryption-data/></m:file-entry></m:manifest>"
    )
    made = bad_files.zip_of({"META-INF/manifest.xml": manifest, "content.xml": b"\x8f\x02"})

    assert read(made, "odt").state is State.LOCKED


def test_pdf_on_which_pdfium_dies_is_tried_with_pypdf(read):
    found = read(bad_files.stream_bomb(), "pdf")

    assert found.detail.startswith("the reader died of signal 6; pypdf: ")
