"""The kinds and the facets of the publications, videos, slide decks and news."""

from __future__ import annotations

from collections.abc import Collection as Keys

from django.utils.translation import gettext_lazy as _

from resources.models import Collection, DeckPage, NewsPage, PublicationPage, VideoPage
from search.facets import Facet, Term, register
from search.kinds import Kind
from search.kinds import register as register_kind

GENRES = {
    "dossier": "dossier",
    "capitalisation": "capitalisation",
    "summary": "synthese",
    "proceedings": "actes",
    "minutes": "compte-rendu",
    "study": "etude",
    "guide": "guide",
    "leaflet": "depliant",
    "article": "article",
    "official": "texte-officiel",
    "slides": "diaporama",
    "video": "video",
    "testimony": "temoignage",
}
"""How an address writes the genre of a resource."""


def register_all() -> None:
    """Register the kinds and the facets."""
    register_kind(Kind(PublicationPage.search_kind, _("Publication"), _("Publications"), "publication"))
    register_kind(Kind(VideoPage.search_kind, _("Video"), _("Videos"), "video"))
    register_kind(Kind(DeckPage.search_kind, _("Slide deck"), _("Slide decks"), "deck"))
    register_kind(Kind(NewsPage.search_kind, _("News item"), _("News items"), "news"))
    register(Facet("genre", "genre", _("Genre"), _genres))
    register(Facet("collection", "collection", _("Collection"), _collections, whole=False))
    register(Facet("language", "langue", _("Language"), _languages))


def _genres(keys: Keys[str]) -> list[Term]:
    genres = [*PublicationPage.Genre, VideoPage.Genre.TESTIMONY]
    return [Term(genre.value, genre.label, GENRES[genre.value]) for genre in genres]


def _languages(keys: Keys[str]) -> list[Term]:
    return [Term(language.value, language.label, language.value) for language in PublicationPage.Language]


def _collections(keys: Keys[str]) -> list[Term]:
    numbers = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 10]
    found = Collection.objects.filter(pk__in=numbers)
    return [Term(str(collection.pk), collection.name, str(collection.pk)) for collection in found]
