"""Loads the pages of the demo, each with a revision; a page that exists is left as the team edited it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.images import ImageFile
from wagtail.models import Page

from core.models import (
    HomeFeature,
    HomePage,
    LegalPage,
    PageAudience,
    PageTerritory,
    PageTheme,
    PortalImage,
    PortalSettings,
    SiteMapPage,
    StandardPage,
    Territory,
    ThemeIndexPage,
)
from demo import pictures, snippets
from demo.reading import experiences, read
from demo.snippets import uneven
from experiences.models import ExperienceIndexPage, ExperiencePage, FollowUp, Funder, Partner

P = TypeVar("P", bound=Page)
Progress = Callable[[str], None]

SECTIONS = (
    "context",
    "objectives",
    "implementation",
    "means",
    "results",
    "difficulties",
    "success_conditions",
    "contact",
)


def load(say: Progress) -> None:
    """Create every page that is not there yet, and fill the home page if nobody did."""
    home = HomePage.objects.get()
    content = read("pages") | read("site")
    index = _page(home, ExperienceIndexPage, content["experiences"], show_in_menus=True)
    _page(home, ThemeIndexPage, content["themes"], show_in_menus=True)
    _page(home, StandardPage, content["about"], show_in_menus=True, body=blocks(content["about"]["body"]))
    for key in ("legal_notice", "accessibility", "personal_data"):
        _page(home, LegalPage, content[key], body=content[key]["body"].replace("h3>", "h2>"))
    _page(home, SiteMapPage, content["sitemap"])
    sheets = experiences()
    for place, sheet in enumerate(sheets, start=1):
        say(f"fiche {place}/{len(sheets)} : {sheet['title']}")
        if not ExperiencePage.objects.filter(slug=sheet["slug"]).exists():
            _experience(index, sheet)
    _home(home, content["home"])
    _settings(content["settings"])


def blocks(html: str) -> list[tuple[str, str]]:
    """Return the blocks of a body written as HTML: its headings, and the text between them."""
    parts = re.split(r"<h3>(.*?)</h3>", html)
    kinds = [("heading" if place % 2 else "text", part.strip()) for place, part in enumerate(parts)]
    return [(kind, part) for kind, part in kinds if part]


def _page(parent: Page, model: type[P], data: dict[str, Any], **fields: Any) -> P:
    existing: P | None = model.objects.child_of(parent).filter(slug=data["slug"]).first()
    if existing:
        return existing
    page: P = model(title=data["title"], slug=data["slug"], lead=data.get("lead", ""), **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _experience(index: ExperienceIndexPage, data: dict[str, Any]) -> None:
    organisations = snippets.organisations()
    page = ExperiencePage(
        title=data["title"],
        slug=data["slug"],
        lead=data["lead"],
        carrier=organisations.get(data["carrier"]),
        carrier_name=data["carrier_name"],
        created=uneven(data["created"]),
        status=data["status"],
        label=data["label"],
        video_url=data["video_url"],
        written_on=uneven(data["written_on"]),
        last_checked=data["last_checked"] or None,
        image=_picture(data),
        image_alt=data["picture_alt"],
        **{name: data[name] for name in SECTIONS},
    )
    _relate(page, data, organisations)
    index.add_child(instance=page)
    page.save_revision().publish()


def _relate(page: ExperiencePage, data: dict[str, Any], organisations: dict[str, Any]) -> None:
    themes, audiences = snippets.themes(), snippets.audiences()
    territories = {territory.key: territory for territory in Territory.objects.by_keys(data["territories"])}
    page.territory_links = [
        PageTerritory(territory=territories[key], sort_order=place) for place, key in enumerate(data["territories"])
    ]
    page.theme_links = [PageTheme(theme=themes[key], sort_order=place) for place, key in enumerate(data["themes"])]
    page.audience_links = [
        PageAudience(audience=audiences[key], sort_order=place) for place, key in enumerate(data["audiences"])
    ]
    page.partners = [
        Partner(**_body(row, organisations), sort_order=place) for place, row in enumerate(data["partners"])
    ]
    page.funders = [Funder(**_body(row, organisations), sort_order=place) for place, row in enumerate(data["funders"])]
    page.follow_ups = [
        FollowUp(date=uneven(row["date"]), text=row["text"], sort_order=place)
        for place, row in enumerate(data["follow_ups"])
    ]


def _body(row: dict[str, str], organisations: dict[str, Any]) -> dict[str, Any]:
    return {"organisation": organisations.get(row.get("organisation", "")), "name": row.get("name", "")}


def _picture(data: dict[str, Any]) -> PortalImage:
    title = f"Illustration : {data['picture']}"
    picture: PortalImage | None = PortalImage.objects.filter(title=title).first()
    if picture is None:
        file = BytesIO()
        pictures.draw(data["picture"]).save(file, "WEBP", quality=88)
        picture = PortalImage(
            title=title,
            file=ImageFile(file, name=f"{data['picture']}.webp"),
            description=data["picture_alt"],
            credit="Illustration : Villes et Territoires Occitanie",
        )
        picture.save()
    return picture


def _home(home: HomePage, data: dict[str, Any]) -> None:
    if home.features.exists() or home.lead:
        return
    home.heading, home.lead = data["heading"], data["lead"]
    home.often_searched = "\n".join(data["often_searched"])
    pages = {page.slug: page for page in ExperiencePage.objects.filter(slug__in=data["featured"])}
    home.features = [HomeFeature(page=pages[slug], sort_order=place) for place, slug in enumerate(data["featured"])]
    home.save_revision().publish()


def _settings(data: dict[str, str]) -> None:
    if not PortalSettings.objects.exists():
        PortalSettings.objects.create(**data)
