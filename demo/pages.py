"""Loads the pages of the demo, each with a revision; a page that exists is left as the team edited it."""

from __future__ import annotations

from typing import Any, TypeVar

from wagtail.models import Locale, Page

from core.models import (
    GlossaryIndexPage,
    HomeFeature,
    HomePage,
    LegalPage,
    OrganisationIndexPage,
    PersonIndexPage,
    PortalSettings,
    SiteMapPage,
    StandardPage,
    TerritoryIndexPage,
    ThemeIndexPage,
)
from demo import events, experiences, linking, members, resources
from demo.making import blocks
from demo.progress import Progress
from demo.reading import read
from events.models import EventIndexPage
from experiences.models import ExperienceIndexPage
from resources.models import NewsIndexPage, ResourceIndexPage

P = TypeVar("P", bound=Page)


def load(progress: Progress) -> None:
    """Create every page that is not there yet, and fill the home page if nobody did."""
    home = HomePage.objects.get(locale=Locale.get_default())
    content = read("pages") | read("site")
    lists = {
        key: _page(home, model, content[key], show_in_menus=key != "news")
        for key, model in (
            ("resources", ResourceIndexPage),
            ("experiences", ExperienceIndexPage),
            ("agenda", EventIndexPage),
            ("themes", ThemeIndexPage),
            ("news", NewsIndexPage),
        )
    }
    for key, directory in (
        ("glossary", GlossaryIndexPage),
        ("organisations", OrganisationIndexPage),
        ("people", PersonIndexPage),
        ("territories", TerritoryIndexPage),
    ):
        _page(home, directory, content[key])
    _page(home, StandardPage, content["about"], show_in_menus=True, body=blocks(content["about"]["body"]))
    for key in ("legal_notice", "accessibility", "personal_data"):
        _page(home, LegalPage, content[key], body=content[key]["body"].replace("h3>", "h2>"))
    _page(home, SiteMapPage, content["sitemap"])
    created = experiences.load(lists["experiences"], progress)
    created += resources.load(lists["resources"], lists["news"], progress)
    created += events.load(lists["agenda"], progress)
    linking.link(created)
    members.load(home)
    _home(home, content["home"])
    _settings(content["settings"])


def _page(parent: Page, model: type[P], data: dict[str, Any], **fields: Any) -> P:
    existing: P | None = model.objects.child_of(parent).filter(slug=data["slug"]).first()
    if existing:
        return existing
    page: P = model(title=data["title"], slug=data["slug"], lead=data.get("lead", ""), **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _home(home: HomePage, data: dict[str, Any]) -> None:
    if home.features.exists() or home.lead:
        return
    home.heading, home.lead = data["heading"], data["lead"]
    home.often_searched = "\n".join(data["often_searched"])
    pages = {page.slug: page for page in Page.objects.filter(slug__in=data["featured"])}
    home.features = [HomeFeature(page=pages[slug], sort_order=place) for place, slug in enumerate(data["featured"])]
    home.save_revision().publish()


def _settings(data: dict[str, str]) -> None:
    if not PortalSettings.objects.exists():
        PortalSettings.objects.create(**data)
