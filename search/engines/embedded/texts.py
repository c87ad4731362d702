"""The texts of a unit, each cleaned and prepared once for the three chains that read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tantivy import Document

from search.contract import IndexUnit
from search.engines import unit_reading
from search.engines.embedded import schema
from search.text import Analyzer, analysed_as, analyzer, clean, exact_analyzer, fold, surface_analyzer

_WORDS_KEPT = 20_000
"""Terms of words that are not composed again: nearly all those of a text have just been seen in another."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is shown, and as the chains of its language take it."""

    shown: str
    plain: str
    prepared: str
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Text:
        """Clean and prepare a text, once for the stemmed and the exact chain of its language."""
        shown = clean(text)
        plain = analyzer(language).plain(shown)
        return cls(shown, plain, analyzer(language).rewrite(plain), language)

    def add_stemmed(self, document: Document, field: str) -> None:
        """Add its stemmed words to a field."""
        self._add(document, field, analyzer(self.language))

    def add_exact(self, document: Document, field: str) -> None:
        """Add its words as they are written to a field."""
        self._add(document, field, exact_analyzer(self.language))

    def words(self) -> list[str]:
        """Return its words with their accents."""
        return surface_analyzer(self.language).native.analyze(self.plain)

    def _add(self, document: Document, field: str, chain: Analyzer) -> None:
        if not self.shown:
            return
        if chain.is_native:
            document.add_text(field, self.prepared)
        else:
            document.add_pre_tokenized_text(field, chain.pre_tokenized(self.shown))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a unit; `number` is 0 for a body."""

    number: int
    label: str
    text: Text
    file: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What is read of a unit."""

    language: str
    title: Text
    lead: Text
    pages: tuple[Page, ...]
    """Its body if it has one, or nothing else, then its pages: what scores it."""

    @classmethod
    def of(cls, unit: IndexUnit) -> Texts:
        """Read a unit."""
        language = analysed_as(unit.locale)
        return cls(
            language,
            Text.of(unit.title, language),
            Text.of(unit_reading.lead(unit), language),
            tuple(
                Page(page.number, page.label, Text.of(page.text, language), page.file)
                for page in unit_reading.pages(unit)
            ),
        )

    def add_full(self, document: Document) -> None:
        """Add all the words to the field that tells whether an item holds them; no phrase runs between two texts."""
        for text in self._all():
            text.add_stemmed(document, schema.full(self.language))

    def add_words(self, document: Document) -> None:
        """Add the distinct words, to complete and to correct with, numbers left out."""
        field = schema.words(self.language)
        for word in {word for text in self._all() for word in text.words()}:
            if len(word) > 1 and not word.isdigit():
                document.add_text(field, _word_term(word))

    def _all(self) -> list[Text]:
        return [self.title, self.lead, *(page.text for page in self.pages)]


@lru_cache(maxsize=_WORDS_KEPT)
def _word_term(word: str) -> str:
    return f"{fold(word)}{schema.SEPARATOR}{word}"
