"""What the two levels of the index hold.

`items` says which items are found (gate, facets, orders, words) and is never scored; `pages-<language>` is scored.
They are separate indexes because tantivy averages the length of a field over all documents of an index, those
without the field included. Facets are terms `key␟value` of one field, so that keys are free.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from tantivy import Filter, Index, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from search.contract import LOCALES
from search.text import analyzer, exact_analyzer

SCHEMA_VERSION = 4
"""To be raised with any change of fields or of analysis: an index of another version is not read."""

FORMAT = f"v{SCHEMA_VERSION}-{'.'.join(version('tantivy').split('.')[:2])}"
"""First part of the name of an index's directory: our schema, and the library whose files these are."""

SEPARATOR = "\x1f"
"""Between the parts of a composed term; sorts before any character of a word."""


def full(language: str) -> str:
    """Name the field of `items` that holds all the text of the items of a language, stemmed."""
    return f"full_{language}"


def words(language: str) -> str:
    """Name the field of `items` that holds the words of a language as written, each once, as `folded␟written`."""
    return f"words_{language}"


def facet_term(key: str, value: str) -> str:
    """Return the term by which the field `facet` holds one value of one facet."""
    return f"{key}{SEPARATOR}{value}"


def _raw(builder: SchemaBuilder, name: str, *, fast: bool = False, stored: bool = False) -> None:
    builder.add_text_field(name, stored=stored, fast=fast, tokenizer_name="raw", index_option="basic")


def _items_schema() -> Schema:
    builder = SchemaBuilder()
    for name in ("audience", "facet", "language"):
        _raw(builder, name, stored=name == "language")
    for name in ("newest", "oldest", "title"):
        _raw(builder, name, fast=True)
    for name in ("item", "start", "end", "version"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_bytes_field("source", stored=True)
    for language in LOCALES:
        builder.add_text_field(full(language), tokenizer_name=full(language))
        _raw(builder, words(language))
    return builder.build()


def _pages_schema() -> Schema:
    builder = SchemaBuilder()
    for name in ("item", "number", "start"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_bytes_field("source", stored=True)
    for name in ("title", "lead", "body"):
        builder.add_text_field(name, tokenizer_name="stemmed")
    builder.add_text_field("exact", tokenizer_name="exact", index_option="freq")
    return builder.build()


ITEMS = _items_schema()
PAGES = _pages_schema()


def create(directory: Path) -> None:
    """Create the empty indexes of a new directory."""
    for name, schema in [("items", ITEMS), *((f"pages-{language}", PAGES) for language in LOCALES)]:
        (directory / name).mkdir(parents=True)
        Index(schema, path=str(directory / name))


def open_items(directory: Path) -> Index:
    """Open the index of the items of a directory."""
    index = Index.open(str(directory / "items"))
    for language in LOCALES:
        index.register_tokenizer(full(language), _stemming(language))
    return index


def open_pages(directory: Path, language: str) -> Index:
    """Open the index of the pages of a language."""
    index = Index.open(str(directory / f"pages-{language}"))
    index.register_tokenizer("stemmed", _stemming(language))
    index.register_tokenizer("exact", exact_analyzer(language).native)
    return index


def _stemming(language: str) -> TextAnalyzer:
    """Return the chain to register; texts that tantivy cannot analyse alone arrive already cut in words."""
    chain = analyzer(language)
    if chain.is_native:
        return chain.native
    return TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.lowercase()).build()
