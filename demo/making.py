"""Makes the pages of the demo from its data files, each published with a revision; one that exists is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.images import ImageFile
from wagtail.models import Page

from core.models import Contribution, Involvement, PageAudience, PageTerritory, PageTheme, PortalImage, Territory
from demo import files, pictures, snippets
from documents.models import PageFile
from resources.models import DossierPage, PublicationPage

P = TypeVar("P", bound=Page)
Row = dict[str, Any]
COVERED = (DossierPage, PublicationPage)
"""The pages shown by the first page of their document, when they have no picture of their own."""


def make(model: type[P], data: Row, parent: Page, **fields: Any) -> P | None:
    """Return the page of a data file, not saved yet; None when it is there already."""
    if Page.objects.child_of(parent).filter(slug=data["slug"]).exists():
        return None
    image = picture(data) if data.get("picture") else cover(data) if model in COVERED else None
    page: P = model(
        title=data["title"],
        slug=data["slug"],
        lead=data.get("lead", ""),
        image=image,
        image_alt=data.get("picture_alt") or (image.description if image else ""),
        **fields,
    )
    classify(page, data)
    return page


def publish(page: Page, parent: Page) -> None:
    """Put a page made here under its parent, and publish it as an editor does."""
    parent.add_child(instance=page)
    page.save_revision().publish()


def classify(page: Any, data: Row) -> None:
    """Give a page its themes, territories, audiences and files."""
    themes, audiences = snippets.themes(), snippets.audiences()
    keys = data.get("territories", [])
    territories = {territory.key: territory for territory in Territory.objects.by_keys(keys)}
    page.theme_links = [PageTheme(theme=themes[key], sort_order=n) for n, key in enumerate(data.get("themes", []))]
    page.territory_links = [PageTerritory(territory=territories[key], sort_order=n) for n, key in enumerate(keys)]
    page.audience_links = [
        PageAudience(audience=audiences[key], sort_order=n) for n, key in enumerate(data.get("audiences", []))
    ]
    page.file_links = [
        PageFile(
            document=files.document(row["file"], row.get("label") or data["title"], data),
            role=row["role"],
            label=row.get("label", ""),
            sort_order=n,
        )
        for n, row in enumerate(data.get("files", []))
    ]


def bodies(model: type[Involvement], rows: Iterable[Row | str], **fields: Any) -> list[Any]:
    """Return the rows of bodies: a key of the organisations, or `organisation` or `name` with a `role`."""
    organisations = snippets.organisations()
    written = [{"organisation": row} if isinstance(row, str) else row for row in rows]
    return [
        model(
            organisation=organisations[row["organisation"]] if row.get("organisation") else None,
            name=row.get("name", ""),
            sort_order=n,
            **({"role": row["role"]} if row.get("role") else {}),
            **fields,
        )
        for n, row in enumerate(written)
    ]


def contributions(model: type[Contribution], rows: Iterable[Row]) -> list[Any]:
    """Return the rows of people, each with the function and the body of that day."""
    organisations = snippets.organisations()
    made = []
    for n, row in enumerate(rows):
        body = organisations[row["organisation"]] if row.get("organisation") else None
        made.append(
            model(
                person=snippets.person(row["name"]),
                function=row["function"],
                organisation=body,
                organisation_name=row.get("organisation_name") or (body.name if body else ""),
                sort_order=n,
                **({"role": row["role"]} if row.get("role") else {}),
            )
        )
    return made


def blocks(html: str) -> list[tuple[str, str]]:
    """Return the blocks of a body written as HTML: its headings, and the text between them."""
    parts = re.split(r"<h3>(.*?)</h3>", html)
    kinds = [("heading" if place % 2 else "text", part.strip()) for place, part in enumerate(parts)]
    return [(kind, part) for kind, part in kinds if part]


def picture(data: Row) -> PortalImage:
    """Return the drawing that a data file names, drawn at the first use."""
    name, credit = data["picture"], "Illustration : Villes et Territoires Occitanie"
    return _image(name, data["picture_alt"], lambda: pictures.webp(name), credit=credit)


def cover(data: Row) -> PortalImage | None:
    """Return the first page of the first file of a page; None when this file is no PDF that anybody opens."""
    if not data.get("files"):
        return None
    row = data["files"][0]
    content = files.cover(row["file"], row.get("label") or data["title"], data)
    if content is None:
        return None
    return _image(f"cover-{row['file']}", f"Première page : {data['title']}"[:250], lambda: content)


def _image(key: str, description: str, make: Callable[[], bytes], credit: str = "") -> PortalImage:
    existing: PortalImage | None = PortalImage.objects.filter(tags__name=f"{files.TAG}{key}").first()
    if existing:
        return existing
    file = ImageFile(BytesIO(make()), name=f"{key}.webp")
    made = PortalImage(title=description, file=file, description=description, credit=credit)
    made.save()
    made.tags.add(f"{files.TAG}{key}")
    return made
