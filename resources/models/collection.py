"""Collections: serials with numbers, and series of titles that belong together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import RevisionMixin
from wagtail.search import index


class Collection(RevisionMixin, index.Indexed, models.Model):
    """A serial such as « En bref », or a series such as « Les Focus »."""

    name = models.CharField(_("name"), max_length=200, unique=True, help_text=_("As on the covers: “En bref”."))
    publisher: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publisher"),
        help_text=_("The body that publishes it today; choose it in the list, or create it there."),
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("In one or two sentences: what it gathers, for whom.")
    )
    serial = models.BooleanField(
        _("numbered serial"),
        default=True,
        help_text=_("Ticked for a periodical with numbers (no. 1, no. 2…); not for a series of titles."),
    )

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("serial")]),
        FieldPanel("description"),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("publisher"),
        index.FilterField("serial"),
    ]

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
