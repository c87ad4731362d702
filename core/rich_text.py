"""Rich text on pages: the links of many texts looked up at a fixed cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

_BETWEEN = "<!--|-->"


def expanded(sources: Iterable[str]) -> dict[str, SafeString]:
    """Return the HTML of each rich text, all their links looked up at once."""
    texts = list(dict.fromkeys(sources))
    parts = expand_db_html(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []
    return {text: mark_safe(part) for text, part in zip(texts, parts, strict=True)}  # noqa: S308  # from the editor


def linked_pages(ids: Iterable[int]) -> dict[int, Page]:
    """Return the published pages among `ids`, in the language shown where translated; two queries at most."""
    pages: dict[int, Page] = Page.objects.filter(live=True).select_related("locale").in_bulk(set(ids))
    language = get_language() or "fr"
    foreign = {page.translation_key for page in pages.values() if page.locale.language_code != language}
    translated = Page.objects.filter(translation_key__in=foreign, locale__language_code=language, live=True)
    found = {page.translation_key: page for page in translated} if foreign else {}
    return {pk: found.get(page.translation_key, page) for pk, page in pages.items()}


@hooks.register("register_rich_text_features", order=10)
def register_links(features: Any) -> None:
    """Have the links of texts to pages written by `core.editor.PageLinks`."""
    from core.editor import PageLinks  # noqa: PLC0415  # it needs the models

    features.register_link_type(PageLinks)
