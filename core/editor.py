"""The editor of rich text: it cleans what is pasted, and writes links to pages at a fixed cost."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.html import escape
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.rich_text.pages import PageLinkHandler

from core.pasted import cleaned
from core.rich_text import linked_pages


class PageLinks(PageLinkHandler):
    """Writes the links of a text to pages; one that is not published is left without address."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags of links, all looked up at once."""
        numbers = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        pages = linked_pages(numbers)
        urls = [pages[number].url if number in pages else None for number in numbers]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]


class CleanTextArea(DraftailRichTextArea):
    """The editor of rich text; what was pasted is cleaned when the form is read."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the text as the database keeps it, without what a word processor left in it."""
        written = data.get(name)
        if written is None:
            return None
        content = json.loads(written)
        return self.converter.to_database_format(json.dumps(cleaned(content, self.features) if content else content))

    @cached_property
    def media(self) -> forms.Media:
        """Return the editor's own files, and what keeps the headings of pasted texts."""
        own: forms.Media = super().media
        return own + forms.Media(js=[forms.Script("js/paste.js", type="module")])  # type: ignore[list-item]  # stubs lack it
