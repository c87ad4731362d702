"""Text as every engine reads it: normalisation, and one chain of analysis per language.

French goes stop words, then stem, then accents folded: measured better than folding first. The chains give character
offsets, so that one highlighter serves every engine.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer
from tantivy import Filter, PreTokenizedString, TextAnalyzer, TextAnalyzerBuilder, Tokenizer
from tantivy import Token as NativeToken

from search.contract import LOCALES
from search.stopwords import STOP_WORDS

LONGEST_WORD = 80
"""Bytes beyond which a run of characters is no word (addresses, tables flattened by an extraction)."""

_NATIVE_STEMMERS = {"fr": "French", "en": "English", "es": "Spanish"}
ELIDED = {
    "fr": r"qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst]",
    "ca": r"[dlmnst]",
    "oc": r"qu|[dlmnst]",
}
_LONGEST_ELIDED = 6

_PLURAL_IN_ERS = re.compile(r"[eE](?i:rs)\b(?<=\w\w[^\WivIV](?i:ers))")
"""Snowball takes « usager » for a verb and « usagers » for no plural; « -iers » it reads well, « vers » is none."""

_READ_AS_ANOTHER = re.compile(r"([lfLF])(?i:oyer)\b(?<=\b\w(?i:oyer))")
"""Words that Snowball would stem to « loi » and « foi ».

Both patterns open on plain letters, whatever their case: thus they skim a text rather than try every letter of it.
"""

_APOSTROPHE = re.compile("[’‘ʼʹ′＇]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


class Token(NamedTuple):
    """A word as it is indexed, its rank in the text, and the characters that it comes from."""

    text: str
    position: int
    start: int
    end: int


def clean(text: str) -> str:
    """Return text fit to be shown and indexed: accents composed, ligatures opened, invisible characters removed."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return text.translate(_LIGATURES) if _LIGATURE.search(text) else text


def flatten(text: str) -> str:
    """Return clean text in its plainest spelling, character for character: offsets stay true."""
    text = _APOSTROPHE.sub("'", text).replace("\u00a0", " ").replace("\u202f", " ")
    return text if unicodedata.is_normalized("NFKC", text) else "".join(map(_plain_character, text))


def normalise(text: str) -> str:
    """Return text in compatibility form (NFKC) with straight apostrophes and plain spaces."""
    return flatten(clean(text))


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def fold(text: str) -> str:
    """Return text in lower case, without accents and with its letters separated (« Œuvre » → « oeuvre »)."""
    text = text.lower()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def sort_key(text: str) -> str:
    """Return what a title is sorted by: folded words, without the signs around them."""
    return " ".join(re.findall(r"\w+", fold(normalise(text))))


def analysed_as(locale: str) -> str:
    """Return the language whose chain reads a locale: itself, or French when we have none for it."""
    return locale if locale in LOCALES else "fr"


class Analyzer:
    """One chain of analysis: the same for what is indexed, what is asked and what is highlighted."""

    def __init__(
        self,
        native: TextAnalyzer,
        *,
        elided: str = "",
        rewrite: Callable[[str], str] | None = None,
        stem: Callable[[str], str] | None = None,
    ) -> None:
        self.native = native
        self._rewrite = rewrite
        self._stem = stem
        self._elided = re.compile(rf"(?<!\w)(?:{elided})\Z", re.IGNORECASE) if elided else None

    @property
    def is_native(self) -> bool:
        """Tell whether tantivy runs the whole chain by itself once the text is prepared."""
        return self._stem is None

    def prepare(self, text: str) -> str:
        """Return clean text as the chain takes it, character for character.

        It is flattened, its elided articles are blanked, and what the stemmer misreads is written otherwise.
        """
        return self.rewrite(self.plain(text))

    def plain(self, text: str) -> str:
        """Return clean text flattened, with elided articles blanked, character for character."""
        flat = flatten(text)
        return _without_elisions(flat, self._elided) if self._elided and "'" in flat else flat

    def rewrite(self, plain: str) -> str:
        """Return plain text with what the stemmer misreads written otherwise, character for character."""
        return self._rewrite(plain) if self._rewrite else plain

    def tokens(self, text: str) -> list[Token]:
        """Return the words of clean text, with their offsets in it."""
        plain = self.plain(text)
        prepared = self.rewrite(plain)
        tokens = [
            Token(token.text, token.position, token.char_offset_from, _end(token.char_offset_to, plain, prepared))
            for token in self.native.pre_tokenize(prepared).tokens
        ]
        stem = self._stem
        return [token._replace(text=stem(token.text)) for token in tokens] if stem else tokens

    def terms(self, text: str) -> list[str]:
        """Return the words of clean text, in order."""
        terms = self.native.analyze(self.prepare(text))
        return list(map(self._stem, terms)) if self._stem else terms

    def pre_tokenized(self, text: str) -> PreTokenizedString:
        """Return clean text as tantivy takes it when it cannot run the chain by itself."""
        tokens = [NativeToken(token.text, token.position, token.start, token.end) for token in self.tokens(text)]
        return PreTokenizedString(text, tokens)


def _end(end: int, plain: str, prepared: str) -> int:
    """Return where a word ends in the text as it was written: a mark of plural may have been blanked."""
    while end < len(plain) and plain[end] != prepared[end]:
        end += 1
    return end


def _french_singulars(text: str) -> str:
    """Return text in which Snowball reads « usagers » as « usager », and « loyer » not as « loi »."""
    return _READ_AS_ANOTHER.sub(r"\1oyèr", _PLURAL_IN_ERS.sub("er ", text))


def _without_elisions(text: str, elided: re.Pattern[str]) -> str:
    """Blank elided words and their apostrophes; cutting there is faster than looking for them letter by letter."""
    *pieces, last = text.split("'")
    for place, following in enumerate([*pieces[1:], last]):
        found = elided.search(pieces[place], len(pieces[place]) - _LONGEST_ELIDED)
        if found and (following[:1].isalnum() or following[:1] == "_"):
            pieces[place] = f"{pieces[place][: found.start()]}{' ' * len(found.group())} "
        else:
            pieces[place] += "'"
    return "".join([*pieces, last])


_REWRITTEN: dict[str, Callable[[str], str]] = {"fr": _french_singulars}


@cache
def analyzer(locale: str) -> Analyzer:
    """Return the stemming chain of a language: « rénovations » and « rénover » read the same."""
    language = analysed_as(locale)
    chain = _words(language)
    if language in _NATIVE_STEMMERS:
        chain = chain.filter(Filter.stemmer(_NATIVE_STEMMERS[language])).filter(Filter.ascii_fold())
    return Analyzer(
        chain.build(),
        elided=ELIDED.get(language, ""),
        rewrite=_REWRITTEN.get(language),
        stem=_PYTHON_STEMMERS.get(language),
    )


@cache
def exact_analyzer(locale: str) -> Analyzer:
    """Return the chain without stemming: words as they are written, accents and case apart."""
    language = analysed_as(locale)
    return Analyzer(
        _words(language).filter(Filter.ascii_fold()).build(),
        elided=ELIDED.get(language, ""),
        rewrite=_REWRITTEN.get(language),
    )


@cache
def surface_analyzer(locale: str) -> Analyzer:
    """Return the chain that keeps accents: the vocabulary, and what is offered to the visitor."""
    language = analysed_as(locale)
    return Analyzer(_words(language).build(), elided=ELIDED.get(language, ""))


def _words(language: str) -> TextAnalyzerBuilder:
    chain = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (
        Filter.remove_long(LONGEST_WORD),
        Filter.lowercase(),
        Filter.custom_stopword(list(STOP_WORDS[language])),
    ):
        chain = chain.filter(step)
    return chain


class _CatalanStemmer:
    """Snowball's Catalan, which tantivy lacks; a stemmer object is not safe between threads."""

    def __init__(self) -> None:
        self._local = threading.local()

    def __call__(self, word: str) -> str:
        stemmer = getattr(self._local, "stemmer", None)
        if stemmer is None:
            stemmer = self._local.stemmer = Stemmer.Stemmer("catalan")
        return fold(stemmer.stemWord(word))


def _stem_occitan(word: str) -> str:
    """Fold a word and drop its plural: nobody has a stemmer for Occitan."""
    folded = fold(word)
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") else folded


_PYTHON_STEMMERS: dict[str, Callable[[str], str]] = {"ca": _CatalanStemmer(), "oc": _stem_occitan}
