"""The address where a thing that is used is replaced."""

from __future__ import annotations

from django import template

from core.admin.replacing import replacement_url

register = template.Library()


@register.simple_tag
def replacing(*things: object) -> str:
    """Return the address of the form for the first of `things` that can be replaced; empty where none can."""
    return next((url for url in map(replacement_url, things) if url), "")
