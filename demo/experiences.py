"""Loads the fiches d'expérience of the demo."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from demo import snippets
from demo.making import Row, bodies, make, publish
from demo.progress import Progress
from demo.reading import folder
from demo.snippets import uneven
from experiences.models import ExperiencePage, ExperienceVideo, FollowUp, Funder, Partner

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


def load(index: Page, progress: Progress) -> list[tuple[Any, Row]]:
    """Create every fiche that is not there yet; return those that were created, with their data."""
    made = [_experience(row, index) for row in progress.each("fiches d’expérience", folder("experiences"))]
    return [pair for pair in made if pair]


def _experience(data: Row, index: Page) -> tuple[Any, Row] | None:
    page = make(
        ExperiencePage,
        data,
        index,
        carrier=snippets.organisations().get(data["carrier"]),
        carrier_name=data["carrier_name"],
        created=uneven(data["created"]),
        status=data["status"],
        label=data["label"],
        written_on=uneven(data["written_on"]),
        last_checked=data["last_checked"] or None,
        **{name: data[name] for name in SECTIONS},
    )
    if page is None:
        return None
    page.partners = bodies(Partner, data["partners"])
    page.funders = bodies(Funder, data["funders"])
    page.follow_ups = [
        FollowUp(date=uneven(row["date"]), text=row["text"], sort_order=n) for n, row in enumerate(data["follow_ups"])
    ]
    if data["video_url"]:
        page.videos = [ExperienceVideo(url=data["video_url"], title=data["title"])]
    publish(page, index)
    return page, data
