"""What a list says of the files of a page, or of the address where it is read."""

from __future__ import annotations

from typing import Any

from core.templatetags.portal import host, weight


def file_facts(page: Any) -> list[str]:
    """Return format and weight of the first file; for a document that is read elsewhere, the host of its address."""
    first = page.file_links.select_related("document").first()
    if first is None:
        url = getattr(page, "external_url", "")
        return [host(url)] if url else []
    document = first.document
    return [document.file_extension.upper(), *([weight(document.file_size)] if document.file_size else [])]
