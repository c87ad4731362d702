"""Text as files give it, made fit to be searched and quoted: pure functions, the same for all formats."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

REPEATED_SHARE, REPEATED_FROM = 0.6, 4
"""A line at the edge of more than this share of the pages is a header or footer, from this many pages on."""
EDGE = 5
"""How many lines at the top, and at the bottom, of a page may be a header or a footer."""
DOMAINS = "alsace|asso|be|bzh|cat|ch|com|coop|corsica|de|es|eu|eus|fr|gf|gp|info|io|it|lu|mq|nc|net|org|paris|re|uk|yt"
"""The last labels of the addresses that are mended: with others, a full stop may end a sentence."""

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
_SPLIT_WORD = re.compile(r"(?<!\w)(\w+)[-\u2010]\n(\w+)")
"""The patterns begin where a word begins, and there only: a hostile text costs no more than its length."""
_WORD, _COMPOUND = re.compile(r"\w+"), re.compile(r"\b(?=(\w+[-\u2010]\w+))\w+")
_LOCAL, _LABEL = r"[\w.+-]*\w", r"[a-z0-9]+(?:-+[a-z0-9]+)*"
_TORN_ADDRESS = re.compile(
    rf"(?<![\w.+@-])({_LOCAL})\s?@\s?((?:{_LABEL}\s?\.\s?)+?(?:{DOMAINS}))(?![\w@-]|\.\w)", re.ASCII
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@(?=[\w-]+(?:\.[\w-]+)+)")


def cleaned(pages: Sequence[str]) -> list[str]:
    """Return the texts of the pages of a document, cleaned, without the headers and footers that come back."""
    return mended(without_repeated_lines([plain(page) for page in pages]))


def mended(pages: Sequence[str]) -> list[str]:
    """Return the pages with the words and the addresses that a line end cut in two made whole."""
    words = {word for page in pages for kind in (_WORD, _COMPOUND) for word in kind.findall(page.casefold())}
    return [with_whole_addresses(with_whole_words(page, words)) for page in pages]


def plain(text: str) -> str:
    """Return the text in NFKC, with `\\n` as its only line end, without control characters and soft hyphens."""
    lines = _LINE_END.sub("\n", text).replace("\u00ad\n", "")
    visible = unicodedata.normalize("NFKC", _INVISIBLE.sub("", lines))
    stripped = "\n".join(line.strip(" ") for line in visible.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", stripped).strip()


def with_whole_words(text: str, words: set[str]) -> str:
    """Return the text with the words that were cut at a line end put together, given the words of the document.

    `recou-⏎vrement` becomes `recouvrement` when that word stands elsewhere, or when `recou-vrement` does not; else the
    hyphen is part of the word (`sous-⏎préfecture` where `sous-préfecture` stands elsewhere) and only the line end goes.
    Nothing is done before a capital or a digit.
    """

    def whole(match: re.Match[str]) -> str:
        left, right = match.groups()
        if not right[0].islower():
            return match[0]
        joined, hyphenated = left + right, f"{left}-{right}"
        keep_hyphen = joined.casefold() not in words and hyphenated.casefold() in words
        return hyphenated if keep_hyphen else joined

    return _SPLIT_WORD.sub(whole, text)


def with_whole_addresses(text: str) -> str:
    """Return the text with its e-mail addresses in one piece: `nom @exemple. fr` becomes `nom@exemple.fr`."""
    return _TORN_ADDRESS.sub(lambda match: f"{match[1]}@{''.join(match[2].split())}", text)


def without_repeated_lines(pages: Sequence[str]) -> list[str]:
    """Return the pages without the lines that stand at the edge of most of them, numbers apart: « page 3/76 ».

    Pages that hold nothing else are left as they are.
    """
    if len(pages) < REPEATED_FROM:
        return list(pages)
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page.split("\n"))})
    repeated = {key for key, count in counts.items() if key and count > REPEATED_SHARE * len(pages)}
    kept = [_without(page, repeated) for page in pages]
    return kept if any(kept) else list(pages)


def masked(text: str) -> str:
    """Return the text with the names in its e-mail addresses hidden, for public pages: `…@exemple.fr`."""
    return _ADDRESS.sub("…@", text)


def _edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line]
    return filled[:EDGE] + filled[-EDGE:]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.casefold().split()))


def _without(page: str, repeated: set[str]) -> str:
    lines = page.split("\n")
    filled = [place for place, line in enumerate(lines) if line]
    dropped = {place for place in filled[:EDGE] + filled[-EDGE:] if _key(lines[place]) in repeated}
    kept = [line for place, line in enumerate(lines) if place not in dropped]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
