"""Files that harm who reads them without care, made here: none of them exists elsewhere."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter

_GIB = 1 << 30
_BLOCK = 1 << 20
_WORD_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_WORD_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ECHOES = (f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
_LAUGHS = f'<!DOCTYPE d [<!ENTITY a "ha">{"".join(_ECHOES)}]>'
_SECRET = '<!DOCTYPE d [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1, the first being the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    return bytes(made)


def pdf_of_stream(stream: bytes, filters: bytes = b"", kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    """Return a PDF whose page, or pages, draw what a stream says."""
    return pdf_of(
        (
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        )
    )


def deflated(block: bytes, times: int) -> bytes:
    """Return what unpacks to a block repeated so many times, without packing all of it."""
    packer, checksum = zlib.compressobj(9), 1
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(times):
        checksum = zlib.adler32(block, checksum)
    return first + again * (times - 1) + b"\x03\x00" + struct.pack(">I", checksum)


def stream_bomb() -> bytes:
    """Return a PDF of 2 MB whose only page unpacks to 2 GiB of spaces."""
    return pdf_of_stream(deflated(b" " * _BLOCK, 2 * _GIB // _BLOCK), b"/Filter/FlateDecode")


def text_bomb() -> bytes:
    """Return a PDF whose only page says 1 GiB of text."""
    line = b"BT /F 9 Tf 20 20 Td (bombe bombe bombe bombe) Tj ET\n"
    block = line * (_BLOCK // len(line))
    return pdf_of_stream(deflated(block, _GIB // _BLOCK), b"/Filter/FlateDecode")


def many_pages(count: int = 200_000) -> bytes:
    """Return a PDF that shows the same page so many times."""
    line = b"BT /F 20 Tf 20 400 Td (la meme page encore une fois) Tj ET"
    return pdf_of_stream(line, kids=b"3 0 R " * count, count=count)


def page_loop() -> bytes:
    """Return a PDF whose tree of pages is its own branch."""
    return pdf_of((b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"))


def nested_arrays(depth: int = 200_000) -> bytes:
    """Return a PDF with an array in an array, and so on."""
    return pdf_of_stream(b"", b"/Deep " + b"[" * depth + b"]" * depth)


def encrypted(content: bytes, user: str, owner: str) -> bytes:
    """Return a PDF encrypted with AES-256; without a user's password, everyone reads it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user, owner, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return file.getvalue()


def word_of(document: bytes, **others: bytes) -> bytes:
    """Return a DOCX file with this main part."""
    return zip_of(
        {"[Content_Types].xml": _WORD_TYPES, "_rels/.rels": _WORD_RELATIONS, "word/document.xml": document} | others
    )


def zip_bomb(megabytes: int = 400) -> bytes:
    """Return a DOCX file whose main part unpacks to hundreds of megabytes."""
    return word_of(b" " * (megabytes * _BLOCK))


def many_entries(count: int = 10_001) -> bytes:
    """Return a DOCX file of thousands of parts."""
    return word_of(b"<d/>", **{f"media/{number}": b"" for number in range(count)})


def lying_zip() -> bytes:
    """Return a DOCX file whose main part says that it is much smaller than it is."""
    said, real = 1_000, 20 * _BLOCK
    return word_of(b"<d>" + b" " * (real - 7) + b"</d>").replace(struct.pack("<I", real), struct.pack("<I", said))


def billion_laughs() -> bytes:
    """Return a DOCX file whose only word stands for a billion others."""
    return word_of(_paragraph(_LAUGHS))


def outside_entity() -> bytes:
    """Return a DOCX file whose only word stands for a file of the machine."""
    return word_of(_paragraph(_SECRET))


def deep_xml(depth: int = 100_000) -> bytes:
    """Return a DOCX file with an element in an element, and so on, of random names so that it packs badly."""
    names = [f"e{number * 7919 % 1_000_003}" for number in range(depth)]
    return word_of("".join([*(f"<{name}>" for name in names), *(f"</{name}>" for name in names[::-1])]).encode())


def truncated(content: bytes) -> bytes:
    """Return the first half of a file."""
    return content[: len(content) // 2]


def without_places(content: bytes) -> bytes:
    """Return a PDF whose table of places is wrong: readers find its objects by themselves."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n7", content)


def _paragraph(declarations: str) -> bytes:
    told = "<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body>"
    return f'{declarations}<w:document xmlns:w="{_WORD}">{told}</w:document>'.encode()
