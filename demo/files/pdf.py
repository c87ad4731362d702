"""Texts as accessible PDFs (PDF/UA-1): tagged, with headings, lists and tables."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("document.typ")


def render(text: dict[str, Any]) -> bytes:
    """Return the PDF of a text: a cover, the contents, then a page for each section; data is never markup."""
    compiled: bytes = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(text, default=str)}, pdf_standards=["ua-1"]
    )
    return compiled


def told_by(page: dict[str, Any]) -> dict[str, Any]:
    """Return the text of a document from that of its page: its body is a chapter, and so is each of its sheets."""
    chapters = [(page.get("title", ""), page.get("body") or page.get("presentation") or page.get("lead", ""))]
    chapters += [(sheet["title"], sheet["body"]) for sheet in page.get("sheets", [])]
    return {
        "date": page.get("date", ""),
        "chapters": [{"title": title, "sections": _sections(title, html)} for title, html in chapters],
    }


def _sections(title: str, html: str) -> list[dict[str, Any]]:
    """Return the sections of a rich text, cut at its headings."""
    opening, *rest = re.split(r"<h3>(.*?)</h3>", html)
    pairs = [(title, opening), *zip(rest[::2], rest[1::2], strict=True)]
    return [
        {"title": _plain(heading), "text": _all("p", part) or [_plain(part)], "items": _all("li", part)}
        for heading, part in pairs
        if _plain(part)
    ]


def _all(tag: str, html: str) -> list[str]:
    return [_plain(inner) for inner in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)]


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
