"""Typing mistakes, one a question, the same at each run."""

from __future__ import annotations

import random
import re

_WORD = re.compile(r"[^\W\d_]{5,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def with_typo(text: str, seed: int = 0) -> str:
    """Return text with a letter dropped, doubled, swapped or replaced in one of its words of 5 letters or more."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    chance = random.Random(f"{seed}:{text}")
    word = chance.choice(words)
    return text[: word.start()] + _mistyped(word.group(), chance) + text[word.end() :]


def _mistyped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    mistake = chance.choice(("dropped", "doubled", "swapped", "replaced"))
    if mistake == "swapped" and after and after[0] != letter:
        return f"{before}{after[0]}{letter}{after[1:]}"
    if mistake == "doubled":
        return f"{before}{letter}{letter}{after}"
    if mistake == "replaced":
        return f"{before}{chance.choice(_LETTERS.replace(letter.lower(), ''))}{after}"
    return f"{before}{after}"
