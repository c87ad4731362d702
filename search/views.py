"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from search import feeds, listing

FACETS = ("kind", "theme", "territory", "audience", "year")


def search(request: HttpRequest) -> HttpResponse:
    """Search every published page; without words, the newest contents."""
    shown = listing.build(request, facets=FACETS)
    if shown.feed:
        title = _("Search: %(text)s") % {"text": shown.text} if shown.text else _("New on the portal")
        return feeds.respond(shown, title=title)
    return render(request, "search/search.html", {"listing": shown})
