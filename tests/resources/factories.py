"""Makers of publications, videos, slide decks and news, each valid as it comes."""

from __future__ import annotations

from datetime import timedelta

import factory
import wagtail_factories
from django.core.files.base import ContentFile

from core.dates import UnevenDate
from documents.models import PageFile, PortalDocument
from resources.models import (
    Collection,
    DeckPage,
    NewsIndexPage,
    NewsPage,
    Producer,
    PublicationPage,
    ResourceIndexPage,
    VideoPage,
)


class ResourceIndexPageFactory(wagtail_factories.PageFactory):
    title = "Ressources"
    slug = "ressources"

    class Meta:
        model = ResourceIndexPage


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    title = "Actualités"
    slug = "actualites"

    class Meta:
        model = NewsIndexPage


class CollectionFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Collection {n}")

    class Meta:
        model = Collection
        django_get_or_create = ("name",)


class DocumentFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Document {n}")
    file = factory.LazyAttribute(lambda document: ContentFile(b"%PDF-1.4 " + b"x" * 1_200_000, name="document.pdf"))
    file_size = 1_200_000

    class Meta:
        model = PortalDocument


class PublicationPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Publication {n}")
    lead = "Un état des lieux des conseils citoyens de la région."
    genre = PublicationPage.Genre.CAPITALISATION
    date = UnevenDate.parse("septembre 2016")

    class Meta:
        model = PublicationPage


class VideoPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Vidéo {n}")
    video_url = "https://vimeo.com/123456"
    duration = timedelta(minutes=12, seconds=10)
    transcript = "<p>La clause ouvre une porte.</p>"
    date = UnevenDate.parse("31 mai 2016")

    class Meta:
        model = VideoPage


class DeckPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Diaporama {n}")
    slides = 24
    date = UnevenDate.parse("7 juillet 2016")

    class Meta:
        model = DeckPage


class NewsPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Actualité {n}")
    lead = "Une consultation nationale est ouverte."
    date = UnevenDate.parse("8 juillet 2021")

    class Meta:
        model = NewsPage


def produced(page, *bodies, files=()):
    """Give a page its producers, each an organisation or a name, and its files."""
    rows = [{"name": body} if isinstance(body, str) else {"organisation": body} for body in bodies]
    page.producers = [Producer(**row, sort_order=place) for place, row in enumerate(rows)]
    page.file_links = [PageFile(document=document, sort_order=place) for place, document in enumerate(files)]
    return page
