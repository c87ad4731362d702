"""The texts of files: written for them in `content/files/`, or else told from the page that shows the file."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from typing import Any

from django.utils.translation import override

from core.dates import UnevenDate
from demo.pictures import palette as p
from demo.reading import FOLDER, read

Text = dict[str, Any]
BEFORE_2017 = "Villes et Territoires Languedoc-Roussillon"
"""The name of the association until the regions became one."""
PASTEL, BRICK, OCHRE, OLIVE = (
    (p.PASTEL, p.PASTEL_MID),
    (p.BRICK, p.BRICK_MID),
    (p.OCHRE_DARK, p.OCHRE_MID),
    (p.OLIVE, p.OLIVE_MID),
)
DEEP, GREY = (p.PASTEL_DARK, p.PASTEL_LIGHT), (p.INK_SOFT, "#6c7880")
ARCH, HOUSE, LEAF, WINDOW, GARLAND = range(5)
SERIES = {
    "cahiers-pratiques": (OLIVE, LEAF),
    "focus": (OCHRE, WINDOW),
    "lettre-quartiers": (BRICK, HOUSE),
    "journees-regionales": (PASTEL, GARLAND),
}
"""The colours and the figure of the covers of a collection; the other documents take those of their genre."""
GENRES = {
    "study": ("Étude", DEEP, WINDOW),
    "capitalisation": ("Capitalisation", DEEP, ARCH),
    "guide": ("Guide", OLIVE, LEAF),
    "summary": ("Synthèse", DEEP, HOUSE),
    "proceedings": ("Actes", PASTEL, GARLAND),
    "minutes": ("Compte rendu", GREY, GARLAND),
    "leaflet": ("Dépliant", OCHRE, WINDOW),
    "article": ("Article", BRICK, HOUSE),
    "dossier": ("Dossier", PASTEL, ARCH),
}


def of(key: str, title: str, page: Text) -> Text:
    """Return the text of a file, with the look of its cover: its own, or that of its page and of the page's sheets."""
    text = _look(key, page) | (_written(key) or {"title": page.get("title") or title} | _told_by(page))
    return text | {"date": _in_words(text.get("date", ""))}


def _written(key: str) -> Text | None:
    """Return the text of a file; one written in several parts (`<key>-1.yaml`, `<key>-2.yaml`) is put together."""
    if (FOLDER / "files" / f"{key}.yaml").exists():
        text: Text = read(f"files/{key}")
        return text
    parts: list[Text] = [read(f"files/{path.stem}") for path in sorted((FOLDER / "files").glob(f"{key}-[0-9].yaml"))]
    if not parts:
        return None
    whole: Text = {name: value for part in parts for name, value in part.items() if name != "chapters"}
    return whole | {"chapters": [chapter for part in parts for chapter in part["chapters"]]}


def _look(key: str, page: Text) -> Text:
    """Return what a cover shows above the title, its colours and its pattern."""
    number = page.get("number", "")
    turn = int(number) if number.isdigit() else int(hashlib.sha256(key.encode()).hexdigest()[:6], 16)
    genre, colours, figure = GENRES.get(page.get("genre") or ("dossier" if "sheets" in page else ""), ("", OCHRE, ARCH))
    collection = next((row for row in read("collections") if row["key"] == page.get("collection")), None)
    if collection:
        place = f"n°\u00a0{number}" if number.isdigit() else number
        genre = ", ".join(filter(None, (collection["name"], place)))
        colours, figure = SERIES.get(collection["key"], (colours, figure))
    return {"overline": genre, "colours": colours, "pattern": figure + 5 * (turn % 7)}


def _told_by(page: Text) -> Text:
    """Return the text of a document from that of its page: its body is a chapter, and so is each of its sheets."""
    chapters = [(page.get("title", ""), page.get("body") or page.get("presentation") or page.get("lead", ""))]
    chapters += [(sheet["title"], sheet["body"]) for sheet in page.get("sheets", [])]
    date = str(page.get("date", ""))
    return {
        "subtitle": page.get("subtitle") or _capitalised(page.get("edition", "")),
        "date": date,
        **({"publisher": BEFORE_2017} if date and date < "2017" else {}),
        "chapters": [{"title": title, "sections": _sections(title, html)} for title, html in chapters],
    }


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _in_words(date: object) -> str:
    with override("fr"):
        return UnevenDate.parse(str(date)).display() if date else ""


def _sections(title: str, html: str) -> list[Text]:
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
