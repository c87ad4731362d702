"""Makes the files of the demo: tagged PDFs of the texts of its pages."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import typst
from django.core.files.base import ContentFile

from documents.models import PortalDocument

TEMPLATE = Path(__file__).with_name("document.typ")


def document(key: str, title: str, data: dict[str, Any]) -> PortalDocument:
    """Return the document of a key, made at the first use from the text of the page that shows it."""
    existing: PortalDocument | None = PortalDocument.objects.filter(tags__name=_tag(key)).first()
    if existing:
        return existing
    made = PortalDocument(title=title, file=ContentFile(_pdf(title, data), name=f"{key}.pdf"))
    made.save()
    made.get_file_size()
    made.get_file_hash()
    made.tags.add(_tag(key))
    return made


def _tag(key: str) -> str:
    return f"demo:{key}"


def _pdf(title: str, data: dict[str, Any]) -> bytes:
    """Return an accessible PDF (PDF/UA-1) of the text of a page; data goes in as data, never as markup."""
    told = {
        "title": title,
        "lead": data.get("lead", ""),
        "date": str(data.get("date", "")),
        "sections": _sections(data),
    }
    compiled: bytes = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(told)}, pdf_standards=["ua-1"]
    )
    return compiled


def _sections(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the chapters of a page: its own text, then its sheets, as headings and paragraphs."""
    chapters = [("", data.get("body", ""))]
    chapters += [(f"Fiche {sheet['number']}. {sheet['title']}", sheet["body"]) for sheet in data.get("sheets", [])]
    return [{"title": title, "parts": _parts(html)} for title, html in chapters if html]


def _parts(html: str) -> list[dict[str, str]]:
    found = re.findall(r"<(h3|p|li)>(.*?)</\1>", html, re.DOTALL)
    kinds = {"h3": "heading", "p": "text", "li": "item"}
    return [{"kind": kinds[tag], "text": _plain(inner)} for tag, inner in found]


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
