"""A collection of any size, made of the paragraphs of a real one or of invented prose, the same at each run."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from bench.collection import Document, opening

SHORTEST_PAGE, LONGEST_PAGE = 800, 3_500
"""Characters of a page."""

_FILE_PAGES = (2, 40)
_FILES = 1 / 22
"""Share of the items that are files: they hold half of the pages."""

_RUN = 4
"""Paragraphs that stay together, at most, when pages are made of others."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_SYLLABLES = [consonant + vowel for consonant in "bcdflmnprstv" for vowel in "aeiou"]
_INVENTED_WORDS = 30_000


def paragraphs_of(documents: Sequence[Document]) -> list[list[str]]:
    """Return the paragraphs of each document, the shortest ones left out."""
    texts = ["\n".join(document.pages).split("\n") for document in documents]
    return [kept for lines in texts if (kept := [line.strip() for line in lines if len(line) > 40])]


def invented(documents: int = 2_000, seed: int = 0) -> list[list[str]]:
    """Return paragraphs of invented words, a few of which are everywhere and most of which are rare."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))) for _ in range(_INVENTED_WORDS)]
    weights = list(accumulate(1 / rank for rank in range(1, _INVENTED_WORDS + 1)))
    return [
        [" ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 60))) for _ in range(10)]
        for _ in range(documents)
    ]


def grow(paragraphs: Sequence[Sequence[str]], pages: int, seed: int = 0) -> Iterator[Document]:
    """Yield documents of so many pages in all, no two pages alike: most are one page, a few are files of up to 40."""
    chance = random.Random(seed)
    seen: set[str] = set()
    rank = 0
    while pages > 0:
        size = min(pages, chance.randint(*_FILE_PAGES) if chance.random() < _FILES else 1)
        texts = [_new_page(paragraphs, chance, seen) for _ in range(size)]
        yield Document(f"grown-{rank}", opening(chance.choice(chance.choice(paragraphs))), tuple(texts))
        rank, pages = rank + 1, pages - size


def questions(paragraphs: Sequence[Sequence[str]], count: int, seed: int = 0) -> list[str]:
    """Return questions of one to eight words that follow each other in a paragraph, the same whatever the size."""
    chance = random.Random(f"questions {seed}")
    asked: list[str] = []
    while len(asked) < count:
        words = _WORD.findall(chance.choice(chance.choice(paragraphs)))
        length = chance.randint(1, 8)
        if len(words) >= length:
            start = chance.randrange(len(words) - length + 1)
            asked.append(" ".join(words[start : start + length]))
    return asked


def prefixes(asked: Sequence[str]) -> list[str]:
    """Return questions of which the last word is being typed: three to five letters of it."""
    return [f"{head} {last[: 3 + len(last) % 3]}".strip() for head, _, last in (text.rpartition(" ") for text in asked)]


def _new_page(paragraphs: Sequence[Sequence[str]], chance: random.Random, seen: set[str]) -> str:
    while (text := _page(paragraphs, chance)) in seen:
        pass
    seen.add(text)
    return text


def _page(paragraphs: Sequence[Sequence[str]], chance: random.Random) -> str:
    wanted = chance.randint(SHORTEST_PAGE, LONGEST_PAGE)
    parts: list[str] = []
    while wanted > 0:
        document = chance.choice(paragraphs)
        start = chance.randrange(len(document))
        run = "\n".join(document[start : start + chance.randint(1, _RUN)])[:LONGEST_PAGE]
        parts.append(run)
        wanted -= len(run)
    return "\n".join(parts)[:LONGEST_PAGE]
