"""Links the pages of the demo to each other, once all are there; only those just created are touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from demo.making import Row
from events.models import CycleLink, EventLink
from resources.models import DossierLink

SINGLE = ("follows", "event", "capitalisation", "cycle", "part_of", "replaces")


def link(created: Iterable[tuple[Any, Row]]) -> None:
    """Give each new page its links, by the slugs that its data file names, and publish it again."""
    pages = {page.slug: page for page in Page.objects.all()}
    for page, data in created:
        single = {name: pages[data[name]] for name in SINGLE if data.get(name) and hasattr(page, f"{name}_id")}
        for name, linked in single.items():
            setattr(page, name, linked.specific if name == "replaces" else linked)
        several = _several(page, data, pages)
        if single or several:
            page.save_revision().publish()


def _several(page: Any, data: Row, pages: dict[str, Page]) -> bool:
    links = [(n, row["role"], pages[row["page"]]) for n, row in enumerate(data.get("links", []))]
    if links and data.get("type") == "event":
        page.links = [EventLink(role=role, page=linked, sort_order=n) for n, role, linked in links]
    elif links:
        page.linked = [DossierLink(role=role, linked=linked, sort_order=n) for n, role, linked in links]
    gathered = [(n, pages[slug]) for n, slug in enumerate(data.get("experiences", []))]
    if gathered:
        page.links = [
            CycleLink(heading=data["experiences_heading"] if n == 0 else "", page=linked, sort_order=n)
            for n, linked in gathered
        ]
    return bool(links or gathered)
