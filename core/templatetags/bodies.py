"""Tags of the blocks of a body: rich text with the calls of its notes, and the player of a video."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText

from core import videos
from core.blocks.drawing import Drawing
from core.rich_text import expanded

register = template.Library()

_CALL = re.compile(r"\[(\d{1,3})\](?![^<>]*>)")


@register.simple_tag(takes_context=True)
def written(context: dict[str, Any], text: RichText | str | None) -> SafeString:
    """Return a rich text as HTML, its notes called by links, without a query where its links were looked up before.

    They were by the body being drawn, or by the page that put `core.rich_text.expanded` in its context as `texts`.
    """
    source = text.source if isinstance(text, RichText) else text or ""
    drawn = context.get("drawn")
    if not isinstance(drawn, Drawing):
        return (context.get("texts") or {}).get(source) or expanded([source])[source]
    html = drawn.text(source)
    return mark_safe(_CALL.sub(lambda call: _called(drawn, call), html)) if drawn.notes else html  # noqa: S308


def _called(drawn: Drawing, call: re.Match[str]) -> str:
    number = int(call[1])
    if not 1 <= number <= drawn.notes:
        return call[0]
    return render_to_string("core/blocks/_call.html", {"number": number, "first": drawn.first_call(number)}).strip()


@register.filter
def player(url: str) -> str:
    """Return the address that plays a video inside a page; empty when its host is not known."""
    return videos.player(url or "")
