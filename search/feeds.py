"""RSS and Atom feeds: the newest contents of any list, as anybody may read them, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language

from search import sources
from search.shown import Entry, Listing

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

FORMATS: Mapping[str, type[Any]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
SINCE = 2026
"""Year in which the portal owned its name, as a tag address (RFC 4151) asks."""
EARLIEST = datetime(SINCE, 1, 1, tzinfo=UTC)
"""What a thing of which no date is known says: Atom asks each entry for one."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Serve = Callable[..., HttpResponse]


def respond(listing: Listing, *, title: str, description: str = "") -> HttpResponse:
    """Return a list as the feed that its request asked for."""
    filters = [str(chip.label) for chip in listing.chips]
    writer = FORMATS[listing.feed](
        title=_plain(" – ".join([title, *filters, settings.WAGTAIL_SITE_NAME])),
        link=_absolute(listing.address),
        description=_plain(description or title),
        language=get_language(),
        feed_url=next(_absolute(feed.url) for feed in listing.feeds if feed.key == listing.feed),
        feed_guid=_absolute(listing.address),
    )
    dates = sources.dates([entry.hit.uid for entry in listing.entries])
    for entry in listing.entries:
        writer.add_item(**_item(entry, dates.get(entry.hit.uid)))
    return HttpResponse(writer.writeString("utf-8"), content_type=writer.content_type)


def _item(entry: Entry, dates: tuple[datetime, datetime] | None) -> dict[str, Any]:
    hit = entry.hit
    first, last = dates or (EARLIEST, EARLIEST)
    return {
        "title": _plain(hit.title),
        "link": _absolute(hit.url),
        "description": _plain("\n".join(part for part in (hit.lead, " · ".join(hit.facts)) if part)),
        "unique_id": f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{hit.uid}",
        "unique_id_is_permalink": False,
        "pubdate": first,
        "updateddate": last,
        "categories": [str(entry.kind.label)],
    }


def _plain(text: str) -> str:
    """Return text without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def _absolute(path: str) -> str:
    return path if urlsplit(path).scheme else f"{settings.SITE_URL}{path}"


def served(serve: Serve) -> Serve:
    """Answer with a feed, instead of a page whose context holds a `listing`, when that list is asked for as one.

    The title of the feed is the `heading` of the context, or that of the page.
    """

    def serve_feed(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        context = (response.context_data or {}) if isinstance(response, TemplateResponse) else {}
        listing = context.get("listing")
        if not isinstance(listing, Listing) or not listing.feed:
            return response
        return respond(listing, title=context.get("heading") or page.title, description=context.get("description", ""))

    return serve_feed
