"""The filters of the lists of snippets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters.filters import BooleanFilter, ModelChoiceFilter
from wagtail.admin.filters import BooleanRadioSelect, WagtailFilterSet

from core.models import GlossaryTerm, Organisation, Person, PersonFunction, Territory


class NamedFilter(ModelChoiceFilter):
    """Keeps the rows of a model that name a thing, and offers those named only: there are thousands of territories."""

    def __init__(self, model: type[Model], relation: str, *, through: str = "") -> None:
        field: Any = model._meta.get_field(relation)  # noqa: SLF001  # Django's documented way
        self.rows, self.relation, self.things = model._default_manager, relation, field.related_model._default_manager  # noqa: SLF001
        super().__init__(
            field_name=through or relation, label=capfirst(field.verbose_name), queryset=self.named, distinct=True
        )

    def named(self, request: Any) -> QuerySet[Any]:
        """Return the things that some row names."""
        things: QuerySet[Any] = self.things.filter(pk__in=self.rows.order_by().values(self.relation))
        return things


class EmptyFilter(BooleanFilter):
    """Keeps the rows in which a field is empty, or the others, under words that say what it means."""

    def __init__(self, name: str, label: Any) -> None:
        super().__init__(field_name=name, lookup_expr="isnull", label=label, widget=BooleanRadioSelect)


class GlossaryTermFilterSet(WagtailFilterSet):
    """The filters of the glossary."""

    replaced_by__isnull = EmptyFilter("replaced_by", _("Still used today"))

    class Meta:
        model = GlossaryTerm
        fields: ClassVar = {"source": ["icontains"], "replaced_by": ["isnull"]}


class OrganisationFilterSet(WagtailFilterSet):
    """The filters of the list of organisations."""

    territory = NamedFilter(Organisation, "territory")
    replaced_by__isnull = EmptyFilter("replaced_by", _("Without successor"))

    class Meta:
        model = Organisation
        fields: ClassVar = {"kind": ["exact"], "territory": ["exact"], "replaced_by": ["isnull"]}


class PersonFilterSet(WagtailFilterSet):
    """The filter of the list of people: the body of one of their functions."""

    functions__organisation = NamedFilter(PersonFunction, "organisation", through="functions__organisation")

    class Meta:
        model = Person
        fields: ClassVar = ["functions__organisation"]


class TerritoryFilterSet(WagtailFilterSet):
    """The filters of the list of territories."""

    valid_to__isnull = EmptyFilter("valid_to", _("Still exists"))

    class Meta:
        model = Territory
        fields: ClassVar = {"kind": ["exact"], "valid_to": ["isnull"]}
