"""The filters of the lists of pages: by theme and by territory, beside those of Wagtail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelMultipleChoiceFilter
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.models import Locale, Page

from core.models import PageTerritory, PageTheme, Territory, Theme

LARGE = (Territory.Kind.NATIONAL, Territory.Kind.REGION, Territory.Kind.DEPARTEMENT)


class ThemeFilter(ModelMultipleChoiceFilter):
    """Keeps the pages of some themes, of their narrower themes, and of their translations."""

    def filter(self, qs: QuerySet[Page], value: Iterable[Theme]) -> QuerySet[Page]:
        keys = [theme.translation_key for theme in value]
        if not keys:
            return qs
        named = Q(theme__translation_key__in=keys) | Q(theme__parent__translation_key__in=keys)
        return qs.filter(pk__in=PageTheme.objects.filter(named).values("page"))


class TerritoryFilter(ModelMultipleChoiceFilter):
    """Keeps the pages of some territories, and of all that these contain."""

    def filter(self, qs: QuerySet[Page], value: Iterable[Territory]) -> QuerySet[Page]:
        chosen = {territory.pk for territory in value}
        if not chosen:
            return qs
        return qs.filter(pk__in=PageTerritory.objects.filter(territory__in=contained(chosen)).values("page"))


def contained(chosen: set[int]) -> set[int]:
    """Return territories and all that lie in them; one passes through a département, not through an intercommunality.

    An intercommunality that lies in two départements would bring the communes of the other.
    """
    found, frontier = set(chosen), set(chosen)
    while frontier:
        inside = Territory.objects.filter(parent_links__parent__in=frontier).exclude(pk__in=found)
        kinds = dict(inside.values_list("pk", "kind"))
        found |= set(kinds)
        frontier = {pk for pk, kind in kinds.items() if kind != Territory.Kind.EPCI}
    return found


def _themes(request: Any) -> QuerySet[Theme]:
    themes: QuerySet[Theme] = Theme.objects.filter(locale=Locale.get_default())
    return themes


def _territories(request: Any) -> QuerySet[Territory]:
    """Return those that pages name, and the large ones that may contain them: there are thousands of communes."""
    named = PageTerritory.objects.values("territory")
    return Territory.objects.filter(Q(pk__in=named) | Q(kind__in=LARGE)).order_by("kind", "name")


class PortalPageFilterSet(GenericPageFilterSet):
    """The filters of a list of pages."""

    theme = ThemeFilter(label=_("Themes"), queryset=_themes, widget=CheckboxSelectMultiple)
    territory = TerritoryFilter(label=_("Territories"), queryset=_territories, widget=CheckboxSelectMultiple)

    class Meta(GenericPageFilterSet.Meta):
        pass
