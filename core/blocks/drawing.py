"""What the blocks of one body share while it is drawn: fetched once for all of them, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from core.blocks.outline import Anchors
from core.rich_text import expanded, linked_pages
from search import listing, sources
from search.audiences import existing_audiences, satisfied
from search.contract import PUBLIC
from search.shown import Entry

if TYPE_CHECKING:
    from django.http import HttpRequest


def _leaves(block: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the blocks without children that a value holds, each with its own value."""
    if isinstance(block, blocks.StreamBlock):
        children: Iterable[tuple[Any, Any]] = ((child.block, child.value) for child in value)
    elif isinstance(block, blocks.StructBlock):
        children = ((block.child_blocks[name], child) for name, child in value.items())
    elif isinstance(block, blocks.ListBlock):
        children = ((child.block, child.value) for child in value.bound_blocks)
    else:
        yield block, value
        return
    for child, child_value in children:
        yield from _leaves(child, child_value)


class Drawing:
    """The texts, links, entries and pictures of a body, and the state of its anchors and notes."""

    def __init__(self, block: blocks.Block, value: Any, request: HttpRequest | None) -> None:
        self._leaves = [(leaf, found) for leaf, found in _leaves(block, value) if found]
        self._request = request
        self.anchors = Anchors()
        self.notes = 0
        self.called: set[int] = set()
        """Numbers of the notes called so far."""
        images = [found for leaf, found in self._leaves if isinstance(leaf, ImageChooserBlock)]
        prefetch_related_objects(images, "renditions")

    @cached_property
    def _texts(self) -> dict[str, SafeString]:
        return expanded(found.source for leaf, found in self._leaves if isinstance(leaf, blocks.RichTextBlock))

    @cached_property
    def _pages(self) -> list[Page]:
        return [found for leaf, found in self._leaves if isinstance(leaf, blocks.PageChooserBlock)]

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        uids = dict.fromkeys(sources.uid_of("page", page.pk) for page in self._pages)
        return {entry.hit.uid: entry for entry in listing.entries(self._request, uids)} if self._request else {}

    @cached_property
    def links(self) -> dict[int, Page]:
        """Return the chosen pages that the visitor may read, by the number chosen, each in the visitor's language."""
        user = getattr(self._request, "user", None)
        known = user is not None and user.is_authenticated
        audiences = satisfied(user, existing_audiences()) if known else frozenset({PUBLIC})
        pages = linked_pages(page.pk for page in self._pages)
        readable = sources.readable({sources.uid_of("page", page.pk) for page in pages.values()}, audiences)
        return {pk: page for pk, page in pages.items() if sources.uid_of("page", page.pk) in readable}

    def text(self, source: str) -> SafeString:
        """Return the HTML of a rich text of the body."""
        return self._texts[source] if source in self._texts else expanded([source])[source]

    def entries(self, pages: Iterable[Page | None]) -> list[Entry]:
        """Return the entries of chosen pages, in their order, those that the visitor may read."""
        uids = [sources.uid_of("page", page.pk) for page in pages if page]
        return [self._entries[uid] for uid in uids if uid in self._entries]

    def first_call(self, number: int) -> bool:
        """Return whether the note of this number is called for the first time, and keep that it was."""
        first = number not in self.called
        self.called.add(number)
        return first


def drawing_of(block: blocks.Block, value: Any, context: dict[str, Any]) -> Drawing:
    """Return what the body being drawn shares, or that of a block drawn alone."""
    drawn = context.get("drawn")
    return drawn if isinstance(drawn, Drawing) else Drawing(block, value, context.get("request"))
