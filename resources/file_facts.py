"""What a list says of the files of a page, or of the address where it is read."""

from __future__ import annotations

from typing import Any

from core.templatetags.portal import host
from documents.facts import facts, length
from documents.shown import told_files


def file_facts(page: Any) -> list[str]:
    """Return what is said of the first file that whoever reads the page may read; else the host of its address.

    Its length is left out where the page tells its own.
    """
    first = next(told_files(page), None)
    if first is None:
        url = getattr(page, "external_url", "")
        return [host(url)] if url else []
    document = first.document
    return [fact for fact in facts(document) if not (page.extent and fact == length(document))]
