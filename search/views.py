"""The search page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search import listing

FACETS = ("kind", "theme", "territory", "audience", "year")


def search(request: HttpRequest) -> HttpResponse:
    """Search every published page; without words, the newest contents."""
    return render(request, "search/search.html", {"listing": listing.build(request, facets=FACETS)})
