"""The pages that gather what concerns an organisation, a person or a territory, one address for each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core import facts
from core.addresses import ending, number
from core.models.base import BasePage
from core.models.organisations import Organisation, Person
from core.models.territories import Territory
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    from core.facts import Fact

KIND_HEADINGS = {
    Territory.Kind.NATIONAL: _("Country"),
    Territory.Kind.REGION: _("Régions"),
    Territory.Kind.DEPARTEMENT: _("Départements"),
    Territory.Kind.EPCI: _("Intercommunalities"),
    Territory.Kind.COMMUNE: _("Communes"),
    Territory.Kind.QPV: _("Priority neighbourhoods"),
    Territory.Kind.OTHER: _("Other territories"),
}


class DirectoryIndexPage(RoutablePageMixin, BasePage):
    """Abstract: the list of the things of one family, and the page that gathers what concerns each of them.

    A family names its facet, which is also the kind of its entries in lists; `find` reads a thing, which has a `key`
    and a `name`, from the end of its address.
    """

    family: ClassVar[str]
    family_name: ClassVar[Any]
    overview_facets: ClassVar[tuple[str, ...]] = ("territory",)
    facets: ClassVar[tuple[str, ...]] = ("kind", "theme", "territory", "year")
    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    @path("", name="index")
    def index(self, request: HttpRequest) -> HttpResponse:
        """Show everything of the family."""
        page: HttpResponse = self.render(request, context_overrides=self.overview(request))
        return page

    @path("<str:address>/", name="thing")
    def thing(self, request: HttpRequest, address: str) -> HttpResponse:
        """Show what concerns one thing; an address with a former name leads to the one of today."""
        found = self.find(address)
        if found is None:
            raise Http404
        if address != (today := ending(found.key, found.name)):
            query = request.META.get("QUERY_STRING", "")
            return redirect(f"{self.get_url(request)}{today}/{'?' if query else ''}{query}", permanent=True)
        context = {
            "thing": found,
            "heading": found.name,
            "address": today,
            "facts": self.known(found),
            "family": self.family,
            "family_name": self.family_name,
            "listing": listing.build(request, fixed={self.family: (found.key,)}, facets=self.facets, sort=Sort.NEWEST),
        }
        page: HttpResponse = self.render(request, context_overrides=context, template="core/directory_thing.html")
        return page

    def overview(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the list of the family shows."""
        kinds = {"kind": (self.family,)}
        return {"listing": listing.build(request, fixed=kinds, facets=self.overview_facets, sort=Sort.TITLE)}

    def find(self, address: str) -> Any:
        """Return the thing of an address, or None."""
        raise NotImplementedError

    def known(self, thing: Any) -> list[Fact]:
        """Return what is known of a thing."""
        raise NotImplementedError


class OrganisationIndexPage(DirectoryIndexPage):
    """The organisations, and what each carries, funds, produces or organises."""

    template = "core/directory_index_page.html"
    family = facts.ORGANISATION
    family_name = _("Organisation")
    overview_facets: ClassVar[tuple[str, ...]] = ("organisation_kind", "territory")

    class Meta:
        verbose_name = _("organisations page")

    def find(self, address: str) -> Organisation | None:
        bodies = Organisation.objects.select_related("replaced_by", "territory", "logo")
        found: Organisation | None = bodies.filter(pk=number(address)).first()
        return found

    def known(self, thing: Organisation) -> list[Fact]:
        return facts.of_organisation(thing)


class PersonIndexPage(DirectoryIndexPage):
    """The people, and where each speaks or writes."""

    template = "core/directory_index_page.html"
    family = facts.PERSON
    family_name = _("Person")
    overview_facets: ClassVar[tuple[str, ...]] = ("organisation",)

    class Meta:
        verbose_name = _("people page")

    def find(self, address: str) -> Person | None:
        found: Person | None = Person.objects.filter(pk=number(address)).first()
        return found

    def known(self, thing: Person) -> list[Fact]:
        return facts.of_person(thing)


@dataclass(frozen=True, slots=True)
class CountedTerritory:
    """A territory, and the number of contents that concern it or what lies in it."""

    label: str
    key: str
    count: int


class TerritoryIndexPage(DirectoryIndexPage):
    """The territories that contents concern, and what was published on each."""

    template = "core/directory_territories.html"
    family = facts.TERRITORY
    family_name = _("Territory")
    facets: ClassVar[tuple[str, ...]] = ("kind", "theme", "organisation", "year")

    class Meta:
        verbose_name = _("territories page")

    def overview(self, request: HttpRequest) -> dict[str, Any]:
        shown = listing.counted(request, self.family)
        counts = {option.value: option.count for option in shown.response.facets.get(self.family, ())}
        territories = sorted(Territory.objects.by_keys(counts), key=facts.place)
        return {
            "groups": [
                (
                    KIND_HEADINGS[Territory.Kind(kind)],
                    [CountedTerritory(found.name, found.key, counts[found.key]) for found in group],
                )
                for kind, group in groupby(territories, key=lambda territory: territory.kind)
            ]
        }

    def find(self, address: str) -> Territory | None:
        kind, _dash, rest = address.partition("-")
        words = rest.split("-")
        codes = ["-".join(words[:count]) for count in range(1, min(len(words), 8) + 1)]
        found = Territory.objects.filter(kind=kind, code__in=codes)
        return max(found, key=lambda territory: len(territory.code), default=None)

    def known(self, thing: Territory) -> list[Fact]:
        return facts.of_territory(thing)
