"""Makers of the things that tests need, each valid as it comes."""

from __future__ import annotations

import factory
import wagtail_factories
from wagtail.models import Locale, Page

from core.dates import UnevenDate
from core.models import (
    Audience,
    LegalPage,
    Organisation,
    PageAudience,
    PageTerritory,
    PageTheme,
    StandardPage,
    Territory,
    TerritoryParent,
    Theme,
    ThemeIndexPage,
    User,
)
from experiences.models import ExperienceIndexPage, ExperiencePage
from search import outbox


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda n: f"personne{n}")

    class Meta:
        model = User


class ThemeFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Thème {n}")
    slug = factory.Sequence(lambda n: f"theme-{n}")
    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        model = Theme


class AudienceFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Public {n}")
    slug = factory.Sequence(lambda n: f"public-{n}")
    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        model = Audience


class TerritoryFactory(factory.django.DjangoModelFactory):
    kind = Territory.Kind.COMMUNE
    code = factory.Sequence(lambda n: f"{n:05}")
    name = factory.Sequence(lambda n: f"Commune {n}")

    class Meta:
        model = Territory


class OrganisationFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Organisme {n}")

    class Meta:
        model = Organisation


class StandardPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Page {n}")

    class Meta:
        model = StandardPage


class LegalPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Page légale {n}")
    body = "<p>Texte.</p>"

    class Meta:
        model = LegalPage


class ThemeIndexPageFactory(wagtail_factories.PageFactory):
    title = "Thèmes"
    slug = "themes"

    class Meta:
        model = ThemeIndexPage


class ExperienceIndexPageFactory(wagtail_factories.PageFactory):
    title = "Expériences"
    slug = "experiences"

    class Meta:
        model = ExperienceIndexPage


class ExperiencePageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Fiche {n}")
    lead = "Une action menée avec les habitants."
    carrier_name = "Association du quartier"
    created = UnevenDate.parse("janvier 2015")

    class Meta:
        model = ExperiencePage


def inside(territory: Territory, *parents: Territory) -> Territory:
    """Let `territory` lie in `parents`."""
    for parent in parents:
        TerritoryParent.objects.create(territory=territory, parent=parent)
    return territory


def publish(page: Page, *, themes=(), territories=(), audiences=()) -> Page:
    """Publish a page with its classification, as the admin does, and let the index hear of it."""
    page.theme_links = [PageTheme(theme=theme) for theme in themes]
    page.territory_links = [PageTerritory(territory=territory) for territory in territories]
    page.audience_links = [PageAudience(audience=audience) for audience in audiences]
    page.save_revision().publish()
    outbox.drain()
    return page
