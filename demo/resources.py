"""Loads the dossiers, publications, videos, slide decks and news of the demo."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import make_aware, now
from wagtail.models import Page

from core.models import GlossaryTerm
from demo import references, snippets
from demo.making import Row, blocks, bodies, contributions, make, publish
from demo.progress import Progress
from demo.reading import folder, read
from demo.snippets import uneven
from resources.models import (
    DeckPage,
    DossierPage,
    DossierSheetPage,
    NewsIndexPage,
    NewsPage,
    Producer,
    PublicationPage,
    Speaker,
    ToolboxContact,
    ToolboxPage,
    ToolboxReference,
    ToolboxTerm,
    VideoPage,
)


def load(resources: Page, news: NewsIndexPage, progress: Progress) -> list[tuple[Any, Row]]:
    """Create every resource that is not there yet; return those that were created, with their data."""
    made = [_publication(row, resources) for row in progress.each("publications", folder("publications"))]
    made += [_video(row, resources) for row in progress.each("vidéos", read("videos"))]
    made += [_deck(row, resources) for row in progress.each("diaporamas", read("decks"))]
    made += [_dossier(row, resources) for row in progress.each("dossiers", folder("dossiers"))]
    made += [_news(row, news) for row in progress.each("actualités", folder("news"))]
    return [pair for pair in made if pair]


def _publication(data: Row, parent: Page) -> tuple[Any, Row] | None:
    page = make(
        PublicationPage,
        data,
        parent,
        genre=data["genre"],
        date=uneven(data["date"]),
        pages=data.get("pages"),
        collection=references.collections()[data["collection"]] if data.get("collection") else None,
        number=data.get("number", ""),
        external_url=data.get("url", ""),
        edition=data.get("edition", ""),
        licence=data.get("licence", ""),
        body=blocks(data["body"]),
    )
    if page is None:
        return None
    page.producers = bodies(Producer, data["producers"])
    publish(page, parent)
    return page, data


def _video(data: Row, parent: Page) -> tuple[Any, Row] | None:
    page = make(
        VideoPage,
        data,
        parent,
        genre="testimony" if data["testimony"] else "video",
        date=uneven(data["date"]),
        duration=timedelta(minutes=data["duration"]),
        video_url=data["url"],
        transcript=data["transcript"],
    )
    if page is None:
        return None
    page.speakers = contributions(Speaker, data.get("speakers", []))
    publish(page, parent)
    return page, data


def _deck(data: Row, parent: Page) -> tuple[Any, Row] | None:
    page = make(DeckPage, data, parent, date=uneven(data["date"]), slides=data["slides"], body=blocks(data["body"]))
    if page is None:
        return None
    page.producers = bodies(Producer, data["producers"])
    publish(page, parent)
    return page, data


def _news(data: Row, parent: Page) -> tuple[Any, Row] | None:
    source = snippets.organisations()[data["source"]] if data.get("source") else None
    expires = make_aware(datetime.fromisoformat(data["expires"])) if data.get("expires") else None
    page = make(
        NewsPage, data, parent, date=uneven(data["date"]), source=source, body=blocks(data["body"]), expire_at=expires
    )
    if page is None:
        return None
    publish(page, parent)
    if expires and expires <= now():
        page.unpublish(set_expired=True)
    return page, data


def _dossier(data: Row, parent: Page) -> tuple[Any, Row] | None:
    page = make(
        DossierPage,
        data,
        parent,
        subtitle=data.get("subtitle", ""),
        date=uneven(data["date"]),
        pages=data.get("pages"),
        edition=data.get("edition", ""),
        definitions=[("definition", row | {"text": f"<p>{row['text']}</p>"}) for row in data.get("definitions", [])],
        body=blocks(data["body"]),
    )
    if page is None:
        return None
    page.producers = bodies(Producer, data["producers"])
    parent.add_child(instance=page)
    for sheet in data["sheets"]:
        made = make(DossierSheetPage, sheet, page, number=sheet["number"], body=blocks(sheet["body"]))
        if made:
            publish(made, page)
    if data.get("toolbox"):
        _toolbox(data["toolbox"], page)
    page.save_revision().publish()
    return page, data


def _toolbox(data: Row, parent: Page) -> None:
    files = {"files": data.get("models", []), "body": data["introduction"]}
    page = make(ToolboxPage, data | files, parent, introduction=data["introduction"], guides=_guides(data["guides"]))
    if page is None:
        return
    terms = {term.slug: term for term in GlossaryTerm.objects.filter(slug__in=data["terms"], locale=parent.locale)}
    page.contact_links = _links(ToolboxContact, "contact", data["contacts"], references.contacts())
    page.term_links = _links(ToolboxTerm, "term", data["terms"], terms)
    page.reference_links = _links(ToolboxReference, "reference", data["bibliography"], references.bibliography())
    publish(page, parent)


def _guides(rows: list[Row]) -> list[tuple[str, Row]]:
    return [
        (
            "guide",
            {
                "title": row["title"],
                "introduction": f"<p>{row['introduction']}</p>",
                "steps": [{"title": step["title"], "text": f"<p>{step['text']}</p>"} for step in row["steps"]],
            },
        )
        for row in rows
    ]


def _links(model: Any, field: str, keys: list[str], found: dict[str, Any]) -> list[Any]:
    return [model(**{field: found[key]}, sort_order=n) for n, key in enumerate(keys)]
