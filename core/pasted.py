"""Cleans what was pasted in the editor of rich text: blank paragraphs, typed bullets, spaces used to lay out.

The editor already drops the styles and the tags of a word processor, and the non-breaking spaces with them. What
remains is text: it is read here in the editor's own form (Draft.js raw content), block by block. Spaces at the ends of
a line and in a row go; those that French typography wants non-breaking become so; every other sign stays as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import groupby
from typing import Any

Block = dict[str, Any]
Edit = tuple[int, int, str]

_SPACES = " \t\u00a0\u2007"
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\u0000-\u0008\u000b-\u001f]")
_LINE_BREAK = re.compile(rf"[{_SPACES}]*\n[\n{_SPACES}]*")
_ROW = re.compile(rf"[{_SPACES}]*\t[{_SPACES}]*|[{_SPACES}]{{2,}}")
_ENDS = re.compile(rf"^[\n{_SPACES}]+|[\n{_SPACES}]+$")
_BOUND = re.compile(r" (?=[:;?!»%€])|(?<=«) ")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")

_MARKERS = {
    "bullet": re.compile(rf"^[·•●▪■◦‣➢➤✓\uf0a7\uf0b7\uf0d8\uf02d][{_SPACES}]*(?=\S)"),
    "sub-bullet": re.compile(rf"^[o§][\t\u00a0][{_SPACES}]*(?=\S)"),
    "dash": re.compile(rf"^[-–—][{_SPACES}]+(?=\S)"),
    "number": re.compile(rf"^\(?(\d{{1,2}})[.)°][{_SPACES}]+(?=\S)"),
}


def _nothing(match: re.Match[str]) -> str:
    return ""


def _line(match: re.Match[str]) -> str:
    return "\n"


def _one_space(match: re.Match[str]) -> str:
    return " "


def _bound(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\u00a0")


_SPACING = (
    (_LINE_BREAK, _line),
    (_ROW, _one_space),
    (_ENDS, _nothing),
    (_BOUND, _bound),
    (_THOUSANDS, _bound),
)


def cleaned(content: dict[str, Any], features: Collection[str] = ("ul", "ol")) -> dict[str, Any]:
    """Return the raw content of the editor without what a word processor leaves in it.

    Typed bullets become a list only where the field's `features` know lists: the editor drops what it does not know.
    """
    visible = [_without(block, _INVISIBLE) for block in content.get("blocks", [])]
    filled = [block for block in visible if block["type"] == "atomic" or not _blank(block)]
    listed = [block for family, run in groupby(filled, _family) for block in _listed(family, list(run), features)]
    return {**content, "blocks": [block if block["type"] == "atomic" else _spaced(block) for block in listed]}


def _blank(block: Block) -> bool:
    return not _ENDS.sub("", block["text"])


def _marker(block: Block) -> str:
    text = _ENDS.sub("", block["text"]) if block["type"] == "unstyled" else ""
    return next((name for name, pattern in _MARKERS.items() if pattern.match(text)), "")


def _family(block: Block) -> str:
    return _marker(block).removeprefix("sub-")


def _listed(family: str, run: list[Block], features: Collection[str]) -> list[Block]:
    """Return the items of a list for a run of paragraphs that begin with bullets, dashes or numbers."""
    if not family or ("ol" if family == "number" else "ul") not in features:
        return run
    if (family != "bullet" and len(run) < 2) or (family == "number" and not _counts(run)):
        return run
    return [_item(block, ordered=family == "number") for block in run]


def _counts(run: list[Block]) -> bool:
    found = [_MARKERS["number"].match(_ENDS.sub("", block["text"])) for block in run]
    return [int(match[1]) for match in found if match] == list(range(1, len(run) + 1))


def _item(block: Block, *, ordered: bool) -> Block:
    name = _marker(block)
    item = _without(_without(block, _ENDS), _MARKERS[name])
    return {**item, "type": "ordered-list-item" if ordered else "unordered-list-item", "depth": int("sub" in name)}


def _spaced(block: Block) -> Block:
    """Return a block without spaces in a row or at the ends of its lines, nor bold in a heading, which is bold."""
    for pattern, new in _SPACING:
        block = _without(block, pattern, new)
    if block["type"].startswith("header-"):
        styles = [style for style in block.get("inlineStyleRanges", []) if style["style"] != "BOLD"]
        block = {**block, "inlineStyleRanges": styles}
    return block


def _without(block: Block, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str] = _nothing) -> Block:
    """Return a block whose matches are replaced, its styles and links still on the same words."""
    text = _units(block["text"])
    edits = [(*match.span(), new(match)) for match in pattern.finditer(text)]
    if not edits:
        return block
    for start, end, put in reversed(edits):
        text = text[:start] + put + text[end:]
    ranges = {name: _moved(block.get(name, []), edits) for name in ("inlineStyleRanges", "entityRanges")}
    return {**block, **ranges, "text": text.encode("utf-16", "surrogatepass").decode("utf-16")}


def _units(text: str) -> str:
    """Return a text of UTF-16 units: the editor counts its ranges in them."""
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[place] | units[place + 1] << 8) for place in range(0, len(units), 2))


def _moved(ranges: list[dict[str, Any]], edits: list[Edit]) -> list[dict[str, Any]]:
    """Return the ranges that still hold something after `edits`."""
    moved = []
    for each in ranges:
        start, end = _place(each["offset"], edits), _place(each["offset"] + each["length"], edits)
        moved += [{**each, "offset": start, "length": end - start}] if end > start else []
    return moved


def _place(place: int, edits: list[Edit]) -> int:
    shift = 0
    for start, end, put in edits:
        if place >= end:
            shift += len(put) - (end - start)
        elif place > start:
            return start + shift + min(place - start, len(put))
    return place + shift
