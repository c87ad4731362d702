"""The contacts and the references of the toolboxes in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.snippet_filters import NamedFilter
from core.admin.used import USED, NamedViewSet
from resources.collection_viewset import CollectionViewSet
from resources.models import BibliographicReference, UsefulContact


class UsefulContactChooser(SnippetChooserViewSet):
    """The list of contacts, where one may be created while a toolbox is written."""

    form_fields: ClassVar = [
        "name",
        "function",
        "organisation",
        "organisation_name",
        "service",
        "ask",
        "phone",
        "email",
        "website",
        "address",
        "territory",
    ]


class UsefulContactFilterSet(WagtailFilterSet):
    """The filters of the list of contacts."""

    organisation = NamedFilter(UsefulContact, "organisation")
    territory = NamedFilter(UsefulContact, "territory")

    class Meta:
        model = UsefulContact
        fields: ClassVar = ["organisation", "territory"]


class UsefulContactViewSet(NamedViewSet):
    """Useful contacts."""

    model = UsefulContact
    chooser_viewset_class = UsefulContactChooser
    icon = "mail"
    list_display: ClassVar = [
        "name",
        Column("body_name", label=capfirst(_("organisation")), sort_key="organisation__name"),
        "phone",
        "email",
        "territory",
        USED,
        UpdatedAtColumn(),
    ]
    filterset_class = UsefulContactFilterSet
    inspect_view_fields = UsefulContactChooser.form_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[UsefulContact]:
        """Return the contacts, with their uses, bodies and territories, in one query."""
        return super().get_queryset(request).select_related("organisation", "territory")


class BibliographicReferenceChooser(SnippetChooserViewSet):
    """The list of references, where one may be created while a toolbox is written."""

    form_fields: ClassVar = [
        "title",
        "authors",
        "organisation",
        "publisher",
        "collection",
        "number",
        "date",
        "pages",
        "url",
        "note",
    ]


class BibliographicReferenceFilterSet(WagtailFilterSet):
    """The filters of the list of references."""

    organisation = NamedFilter(BibliographicReference, "organisation")

    class Meta:
        model = BibliographicReference
        fields: ClassVar = ["organisation"]


class BibliographicReferenceViewSet(NamedViewSet):
    """Bibliographic references."""

    model = BibliographicReference
    chooser_viewset_class = BibliographicReferenceChooser
    icon = "openquote"
    list_display: ClassVar = ["title", "authors", "organisation", "publisher", "date", USED, UpdatedAtColumn()]
    filterset_class = BibliographicReferenceFilterSet
    inspect_view_fields = BibliographicReferenceChooser.form_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[BibliographicReference]:
        """Return the references, with their uses and bodies, in one query."""
        return super().get_queryset(request).select_related("organisation")


class ToolboxGroup(SnippetViewSetGroup):
    """What the toolboxes share."""

    items: ClassVar = (CollectionViewSet, UsefulContactViewSet, BibliographicReferenceViewSet)
    menu_label = _("Collections and contacts")
    menu_icon = "clipboard-list"
    menu_order = 230
