"""Makers of the pages of the glossary and the directory, and of what they gather."""

from __future__ import annotations

import factory
import wagtail_factories
from wagtail.models import Locale

from core.models import (
    GlossaryIndexPage,
    GlossaryTerm,
    OrganisationIndexPage,
    Person,
    PersonIndexPage,
    TerritoryIndexPage,
)


class GlossaryIndexPageFactory(wagtail_factories.PageFactory):
    title = "Glossaire"
    slug = "glossaire"

    class Meta:
        model = GlossaryIndexPage


class OrganisationIndexPageFactory(wagtail_factories.PageFactory):
    title = "Organismes"
    slug = "organismes"

    class Meta:
        model = OrganisationIndexPage


class PersonIndexPageFactory(wagtail_factories.PageFactory):
    title = "Personnes"
    slug = "personnes"

    class Meta:
        model = PersonIndexPage


class TerritoryIndexPageFactory(wagtail_factories.PageFactory):
    title = "Territoires"
    slug = "territoires"

    class Meta:
        model = TerritoryIndexPage


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    term = factory.Sequence(lambda n: f"Terme {n}")
    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        model = GlossaryTerm


class PersonFactory(factory.django.DjangoModelFactory):
    first_name = "Camille"
    last_name = factory.Sequence(lambda n: f"Rouvière{n}")

    class Meta:
        model = Person
