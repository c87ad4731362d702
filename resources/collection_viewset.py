"""The collections in the admin, and the chooser that creates one while a publication is written."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.models import Collection


class CollectionChooser(SnippetChooserViewSet):
    """The list of collections, where one may be created."""

    form_fields: ClassVar = ["name", "publisher", "serial", "description"]


class CollectionViewSet(SnippetViewSet):
    """Serials and series."""

    model = Collection
    chooser_viewset_class = CollectionChooser
    icon = "folder-open-inverse"
    list_display: ClassVar = [
        "name",
        "publisher",
        BooleanColumn("serial", label=_("Serial")),
        Column("titles", label=_("Titles"), sort_key="titles"),
        UpdatedAtColumn(),
    ]
    list_filter: ClassVar = ["serial", "publisher"]
    inspect_view_enabled = True
    inspect_view_fields: ClassVar = CollectionChooser.form_fields
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Collection]:
        """Return the collections with the number of their titles, in one query."""
        return Collection.objects.select_related("publisher").annotate(titles=Count("publications"))
