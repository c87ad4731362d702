"""Themes and audiences: what a content speaks of, and to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, RevisionMixin, TranslatableMixin
from wagtail.search import index

from core.languages import foreign, preferred


class Theme(TranslatableMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A theme of urban policy, on one of two levels; its facet value is its translation key."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, help_text=_("The end of its address, such as “sante”."))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("broader theme"),
        help_text=_("Leave empty for a theme of the first level."),
    )
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences shown under its name."))
    image = models.ForeignKey(
        "core.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))
    synonyms = models.TextField(
        _("synonyms"), blank=True, help_text=_("One expression a line; a search for them finds this theme's contents.")
    )

    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("parent"),
        FieldPanel("lead"),
        FieldPanel("synonyms"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("image"), FieldPanel("order")])], heading=_("Presentation")),
        InlinePanel("pins", heading=_("Pinned contents"), label=_("content"), max_num=6),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering: ClassVar = ["order", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["locale", "slug"], name="unique_theme_slug")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.parent and (self.parent.parent_id or self.parent_id == self.pk):
            raise ValidationError({"parent": _("Choose a theme of the first level: there are only two levels.")})

    @property
    def key(self) -> str:
        """Return the stable key of this theme in the index, the same in every language."""
        return str(self.translation_key)

    @property
    def synonym_list(self) -> list[str]:
        """Return the synonyms, one a line in the admin."""
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class CountedTheme:
    """A theme, the number of its contents, its narrower themes, and its language where that is not the visitor's."""

    theme: Theme
    count: int
    children: list[CountedTheme]
    lang: str = ""


def counted_themes(counts: Mapping[str, int]) -> list[CountedTheme]:
    """Return the themes in the visitor's language on their two levels, with `counts` by key, in one query."""
    themes = list(preferred(Theme.objects.select_related("parent", "locale")))

    def under(parent: str) -> list[CountedTheme]:
        return [
            CountedTheme(theme, counts.get(theme.key, 0), under(theme.key), foreign(theme))
            for theme in themes
            if (theme.parent.key if theme.parent else "") == parent
        ]

    return under("")


def named_theme(slug: str) -> Theme | None:
    """Return the theme of a slug, in the visitor's language where it is translated, whichever language names it so."""
    keys = Theme.objects.filter(slug=slug).values("translation_key")
    themes = preferred(Theme.objects.select_related("parent", "image").filter(translation_key__in=keys))
    return themes.order_by(Case(When(slug=slug, then=0), default=1), "pk").first()


class ThemePin(Orderable):
    """A content that the team wants at the head of a theme."""

    theme = ParentalKey(Theme, on_delete=models.CASCADE, related_name="pins")
    page: models.ForeignKey[Any, Any] = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("content")
    )

    panels: ClassVar = [FieldPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("pinned content")
        verbose_name_plural = _("pinned contents")

    def __str__(self) -> str:
        return str(self.page)


class Audience(TranslatableMixin, RevisionMixin, index.Indexed, models.Model):
    """People whom a content addresses: elected members, associations, conseils citoyens…"""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120)

    panels: ClassVar = [FieldPanel("name"), FieldPanel("slug")]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["locale", "slug"], name="unique_audience_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Return the stable key of this audience in the index, the same in every language."""
        return str(self.translation_key)
