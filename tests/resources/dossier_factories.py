"""Makers of dossiers and of their parts, each valid as it comes."""

from __future__ import annotations

import factory
import wagtail_factories
from wagtail.models import Locale

from core.dates import UnevenDate
from core.models import GlossaryTerm
from resources.models import BibliographicReference, DossierPage, DossierSheetPage, ToolboxPage, UsefulContact


class DossierPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Dossier {n}")
    lead = "Ce que la commande publique peut pour l’emploi."
    date = UnevenDate.parse("novembre 2016")
    pages = 76

    class Meta:
        model = DossierPage


class DossierSheetPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Une fiche {n}")
    number = factory.Sequence(lambda n: n + 1)

    class Meta:
        model = DossierSheetPage


class ToolboxPageFactory(wagtail_factories.PageFactory):
    title = "Boîte à outils"

    class Meta:
        model = ToolboxPage


class UsefulContactFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Guichet {n}")
    phone = "05 61 00 00 00"

    class Meta:
        model = UsefulContact


class BibliographicReferenceFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Guide {n}")
    publisher = "CGET"

    class Meta:
        model = BibliographicReference


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    term = factory.Sequence(lambda n: f"SIGLE{n}")
    slug = factory.Sequence(lambda n: f"sigle{n}")
    definition = "<p>Ce que veut dire ce sigle.</p>"
    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        model = GlossaryTerm
