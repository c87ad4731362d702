"""The files of the demo, made from their texts: what a centre puts online, and what a tester wants to meet."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from demo.files import office, pdf
from demo.reading import FOLDER, read
from documents.models import PortalDocument

Text = dict[str, Any]


def document(key: str, title: str, data: Text) -> PortalDocument:
    """Return the document of a key, made at the first use from `content/files/<key>.yaml`, or from its page's text."""
    existing: PortalDocument | None = PortalDocument.objects.filter(tags__name=_tag(key)).first()
    if existing:
        return existing
    name, content = _made(key, _text(key) or {"title": title} | pdf.told_by(data))
    made = PortalDocument(title=title, file=ContentFile(content, name=name))
    made.save()
    made.get_file_size()
    made.get_file_hash()
    made.tags.add(_tag(key))
    return made


def _tag(key: str) -> str:
    return f"demo:{key}"


def _text(key: str) -> Text | None:
    """Return the text of a file; one written in several parts (`<key>-1.yaml`, `<key>-2.yaml`) is put together."""
    if (FOLDER / "files" / f"{key}.yaml").exists():
        text: Text = read(f"files/{key}")
        return text
    parts: list[Text] = [read(f"files/{path.stem}") for path in sorted((FOLDER / "files").glob(f"{key}-[0-9].yaml"))]
    if not parts:
        return None
    whole: Text = {name: value for part in parts for name, value in part.items() if name != "chapters"}
    return whole | {"chapters": [chapter for part in parts for chapter in part["chapters"]]}


def _made(key: str, text: Text) -> tuple[str, bytes]:
    """Return the name and the content of the file of a text, in the format that it asks for."""
    if "slides" in text:
        return f"{key}.pptx", office.presentation(text)
    if text.get("format") == "docx":
        return f"{key}.docx", office.text_document(text)
    return f"{key}.pdf", pdf.render(text)
