"""The list of documents in the admin: what each is, how it was read, where it is used, at a constant cost."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import DateFilter, MultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.views import documents

from core.templatetags.portal import weight
from documents import care
from documents.choices import Language, Licence
from documents.formats import FORMATS
from documents.models import FileReading, PortalDocument

MISSING = {
    "licence": (_("without licence"), care.without_licence),
    "use": (_("without use"), care.without_use),
    "alternative": (_("without accessible alternative"), care.without_alternative),
}
WIDTHS = {"usage_count": "9%"}


class Choices(MultipleChoiceFilter):
    """A filter of boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=CheckboxSelectMultiple, **kwargs)


class PortalDocumentFilterSet(documents.DocumentsFilterSet):
    """The filters of the list of documents."""

    missing = Choices(
        label=_("To be completed"), choices=[(key, label) for key, (label, _keep) in MISSING.items()], method="lacking"
    )
    state = Choices(label=_("Reading"), choices=FileReading.State.choices, field_name="reading__state")
    format = Choices(
        label=_("Format"), choices=[(each.key, each.label) for each in FORMATS.values()], method="of_formats"
    )
    language = Choices(label=_("Language"), choices=Language.choices)
    licence = Choices(label=_("Licence"), choices=Licence.choices)
    review = DateFilter(
        label=_("To be looked at again before"), field_name="review_on", lookup_expr="lte", widget=AdminDateInput
    )

    def lacking(self, listed: QuerySet[PortalDocument], name: str, value: list[str]) -> QuerySet[PortalDocument]:
        """Keep the documents that lack everything that is ticked."""
        for key in value:
            listed = MISSING[key][1](listed)
        return listed

    def of_formats(self, listed: QuerySet[PortalDocument], name: str, value: list[str]) -> QuerySet[PortalDocument]:
        """Keep the documents of the formats ticked, whatever their extension."""
        wanted = [extension for key in value for extension in FORMATS[key].extensions]
        return listed.filter(Q(reading__format__in=wanted)) if wanted else listed

    class Meta(documents.DocumentsFilterSet.Meta):
        pass


class FileColumn(Column):
    """The format and weight of a file, which lead to it."""

    cell_template_name = "documents/admin/file_cell.html"

    def get_value(self, instance: PortalDocument) -> str:
        """Return « PDF, 1,2 Mo »."""
        told = [instance.file_extension.upper(), weight(instance.file_size) if instance.file_size else ""]
        return ", ".join(part for part in told if part)


def _count(document: PortalDocument) -> Any:
    return (document.reading and document.reading.count) or ""


def _state(document: PortalDocument) -> str:
    return document.reading.get_state_display().capitalize() if document.reading else ""


COLUMNS = [
    FileColumn("file", label=_("File"), width="11%"),
    Column("pages", label=_("Pages"), accessor=_count, width="6%"),
    Column("state", label=_("Reading"), accessor=_state, width="10%"),
    Column("language", label=_("Language"), accessor="get_language_display", width="8%"),
    Column("licence", label=_("Licence"), accessor="get_licence_display", width="11%"),
]


class IndexView(documents.IndexView):
    """The list of documents."""

    filterset_class = PortalDocumentFilterSet
    results_template_name = "documents/admin/index_results.html"

    def get_base_queryset(self) -> QuerySet[PortalDocument]:
        """Return the documents that the user may change, with what was read of them."""
        listed: QuerySet[PortalDocument] = super().get_base_queryset().select_related("collection", "reading")
        return listed

    def search_queryset(self, queryset: QuerySet[PortalDocument]) -> Any:
        """Search among the documents that the filters left, of which the search knows nothing."""
        if self.is_searching and self.is_filtering:
            kept = list(queryset.values_list("pk", flat=True))
            ordering = queryset.query.order_by
            queryset = self.get_base_queryset().filter(pk__in=kept).order_by(*ordering)
        return super().search_queryset(queryset)

    @cached_property
    def columns(self) -> list[Column]:
        """Return the columns of Wagtail, with those of the portal in the place of the name of the file."""
        merged: list[Column] = []
        for column in super().columns:
            column.width = WIDTHS.get(column.name, column.width)
            merged += COLUMNS if column.name == "filename" else [column]
        return [column for column in merged if column.name != "created_at"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what Wagtail shows, and how many files are still to be read."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"to_read": care.waiting(PortalDocument.objects.all()).count()}
