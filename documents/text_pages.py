"""The pages of a file as its text is read: headings, paragraphs, and the words that were looked for in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents.cleaning import masked
from documents.models import DocumentPage, PortalDocument
from documents.paragraphs import blocks
from search.highlight import extract, find_marks, mark_title
from search.query import Concept, Query
from search.text import clean

MOST_EXTRACTS = 20
"""Pages that are quoted at the head of the text; the words are marked in all of them."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A paragraph, or the points of a list."""

    parts: list[SafeString]
    is_list: bool


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a file: its heading, where it stands in the file, and what is read there."""

    number: int
    name: str
    title: str
    origin: str
    url: str
    text: str = ""
    blocks: list[ShownBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search inside a text gives: pages with their extracts, the best first."""

    extracts: list[tuple[ShownPage, SafeString]] = field(default_factory=list)
    total: int = 0
    partial: bool = False
    """Whether no page holds all the words."""

    @property
    def others(self) -> int:
        """Return how many pages more hold the words."""
        return self.total - len(self.extracts)


def shown_pages(
    document: PortalDocument, pages: Iterable[DocumentPage], concepts: Sequence[Concept]
) -> list[ShownPage]:
    """Return pages as they are read, the words looked for marked."""
    return [_shown(document, page, concepts) for page in pages]


def find(pages: Iterable[ShownPage], query: Query, locale: str) -> Found:
    """Return the pages that hold all the words; those that hold most of them, where none holds all."""
    ranked: list[tuple[int, ShownPage]] = []
    unwanted = [Concept((wording,)) for wording in query.excluded]
    for page in pages:
        held = {mark.concept for mark in find_marks(page.text, query.concepts, locale)}
        if held and not find_marks(page.text, unwanted, locale):
            ranked.append((len(held), page))
    most = max((held for held, _page in ranked), default=0)
    best = [page for held, page in ranked if held == most]
    quoted = [(page, mark_safe(extract(page.text, query.concepts, locale))) for page in best[:MOST_EXTRACTS]]  # noqa: S308
    return Found(quoted, len(best), partial=0 < most < len(query.concepts))


def _shown(document: PortalDocument, page: DocumentPage, concepts: Sequence[Concept]) -> ShownPage:
    wrapped = page.kind == DocumentPage.Kind.PAGE
    read = blocks(masked(page.text), wrapped=wrapped)
    text = clean("\n".join(part for block in read for part in block.parts))
    shown = ShownPage(
        number=page.number,
        name=capfirst(f"{page.get_kind_display()} {page.number}"),
        title=page.title,
        origin=_origin(page),
        url=f"{document.url}#page={page.number}" if document.is_pdf else document.url,
        text=text,
    )
    marked = concepts if find_marks(text, concepts, document.language) else ()
    lines = [ShownBlock([_marked(part, marked, document.language) for part in b.parts], bool(b.points)) for b in read]
    return replace(shown, blocks=lines)


def _marked(text: str, concepts: Sequence[Concept], locale: str) -> SafeString:
    html = mark_title(text, concepts, locale) if concepts else escape(text)
    return mark_safe(html)  # noqa: S308  # escaped by one or the other


def _origin(page: DocumentPage) -> str:
    """Return what a reader must know of the text of a page, where it is not that of the file."""
    if page.origin == DocumentPage.Origin.OCR:
        return _("Text recognised in a picture of the page: it may hold wrong letters and figures.")
    return _("Text corrected by the team.") if page.origin == DocumentPage.Origin.EDITOR else ""
