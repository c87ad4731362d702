"""Office files are zips of XML: opened only if they are no bomb, read without entities, refused with a DTD."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

from documents.extraction.contract import MEGABYTE, NotExtracted, State

LARGEST, HIGHEST_RATIO, MOST_ENTRIES = 300 * MEGABYTE, 200, 10_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file of the old Office formats begins; also a new one that is encrypted."""
ENCRYPTED_ENTRY = 0x1
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DUBLIN_CORE_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"

Element = Any
"""An element of lxml, which has no types."""
Event = tuple[str, Element]


@contextmanager
def opened(source: Path | IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open the zip of an office file; raise `NotExtracted` if it is locked, broken or a bomb."""
    try:
        package = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as reason:
        raise _refusal(source, str(reason)) from reason
    with package:
        _guard(package)
        try:
            yield package
        except etree.XMLSyntaxError as reason:
            if reason.code == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from reason
            raise NotExtracted(State.BROKEN, f"no XML: {reason}"[:200]) from reason
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as reason:
            raise NotExtracted(State.BROKEN, f"{type(reason).__name__}: {reason}"[:200]) from reason


def parts(package: zipfile.ZipFile, name: str, events: tuple[str, ...] = ("end",)) -> Iterator[Event]:
    """Yield the events of an XML part as it is read; the reader clears the elements that it is done with."""
    with package.open(name) as stream:
        checked = False
        options = {"resolve_entities": False, "no_network": True, "huge_tree": False, "remove_comments": True}
        for event, element in etree.iterparse(stream, events=events, remove_pis=True, **options):
            if not checked:
                _refuse_dtd(element)
                checked = True
            yield event, element


def tree(package: zipfile.ZipFile, name: str) -> Element:
    """Return the root of a small XML part."""
    root = None
    for _event, element in parts(package, name, ("start", "end")):
        root = element if root is None else root
    if root is None:
        raise NotExtracted(State.BROKEN, f"{name} is empty")
    return root


def relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return, by its id, the type and the name of each part that a part of an Office file points to."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in package.namelist():
        return {}
    return {
        row.get("Id", ""): (
            row.get("Type", "").rsplit("/", 1)[-1],
            posixpath.normpath(posixpath.join("/", folder, row.get("Target", ""))).lstrip("/"),
        )
        for row in tree(package, source).iter(_RELATION)
        if row.get("TargetMode") != "External"
    }


def language(package: zipfile.ZipFile, name: str) -> str:
    """Return the language that the file's description (its part of that name) declares, or nothing."""
    if name not in package.namelist():
        return ""
    return (tree(package, name).findtext(f".//{_DUBLIN_CORE_LANGUAGE}") or "").strip()[:20]


def forget(element: Element) -> None:
    """Free an element that was read, and those before it."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def _guard(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise NotExtracted(State.TOO_LARGE, f"{len(entries)} entries in the zip")
    if total > LARGEST:
        raise NotExtracted(State.TOO_LARGE, f"{total} bytes once unpacked")
    if total > HIGHEST_RATIO * max(packed, 1):
        raise NotExtracted(State.TOO_LARGE, f"{total} bytes packed into {packed}")
    if any(entry.flag_bits & ENCRYPTED_ENTRY for entry in entries):
        raise NotExtracted(State.LOCKED, "encrypted zip")


def _refusal(source: Path | IO[bytes], reason: str) -> NotExtracted:
    """Return why a file is no zip: an encrypted Office file is an old container with a known part."""
    if isinstance(source, Path):
        content = source.read_bytes()[: 50 * MEGABYTE]
        if content.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in content:
            return NotExtracted(State.LOCKED, "password required")
    return NotExtracted(State.BROKEN, f"no zip: {reason}"[:200])


def _refuse_dtd(element: Element) -> None:
    if element.getroottree().docinfo.doctype:
        raise NotExtracted(State.BROKEN, "an XML part has a document type definition")
