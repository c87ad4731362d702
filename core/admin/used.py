"""How often each thing of a list is used, for the lists of the admin."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.models import ReferenceIndex
from wagtail.snippets.views.snippets import SnippetViewSet

USED = Column("used", label=capfirst(_("used")), sort_key="used", classname="used")
"""How many contents name a thing; its menu says which."""


class NamedViewSet(SnippetViewSet):
    """Abstract: a list that says how often each thing is used."""

    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return everything, each with `used`."""
        used = ReferenceIndex.usage_count_subquery(self.model)
        things: QuerySet[Any] = self.model.objects.annotate(used=used)
        return things
