"""What every page of the portal has: a lead, a classification, a picture, and a unit in the index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.models import Orderable, Page

from core import slugs
from core.dangling import without_dangling
from core.forms import BasePageForm
from core.languages import translated_into
from core.models.organisations import Organisation, Person
from core.models.territories import Territory
from search.audiences import page_audiences
from search.contract import IndexUnit
from search.languages import READERS, readers

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest


class PageTheme(Orderable):
    """A page speaks of a theme."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="theme_links")
    theme: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Theme", on_delete=models.PROTECT, related_name="page_links", verbose_name=_("theme")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class PageTerritory(Orderable):
    """A page concerns a territory."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="territory_links")
    territory: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Territory", on_delete=models.PROTECT, related_name="page_links", verbose_name=_("territory")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("territory")
        verbose_name_plural = _("territories")


class PageAudience(Orderable):
    """A page addresses an audience."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="audience_links")
    audience: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Audience", on_delete=models.PROTECT, related_name="page_links", verbose_name=_("audience")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


THEMES_PANEL = MultipleChooserPanel(
    "theme_links",
    chooser_field_name="theme",
    heading=_("Themes"),
    label=_("theme"),
    help_text=_("One to three themes, the main one first."),
)
AUDIENCES_PANEL = MultipleChooserPanel(
    "audience_links",
    chooser_field_name="audience",
    heading=_("Audiences"),
    label=_("audience"),
    help_text=_("Whom this content addresses first."),
)


def territories_panel(*, required: bool = False) -> MultipleChooserPanel:
    """Return the panel of a page's territories, at least one of which may be required at publication."""
    return MultipleChooserPanel(
        "territory_links",
        chooser_field_name="territory",
        heading=_("Territories"),
        label=_("territory"),
        min_num=1 if required else None,
        help_text=_("The most precise ones: a commune is found under its département and its région by itself."),
    )


class BasePage(Page):
    """Abstract base of the portal's pages; a kind that wants to be found names `search_kind`."""

    search_kind: ClassVar[str] = ""
    named_organisations: ClassVar[tuple[str, ...]] = ()
    """Foreign keys to a body (`core.naming`)."""
    named_bodies: ClassVar[tuple[str, ...]] = ()
    """Relations to rows that are `Involvement`s."""
    named_people: ClassVar[tuple[str, ...]] = ()
    """Relations to rows that are `Contribution`s."""

    base_form_class = BasePageForm
    show_in_menus_default = False

    lead = models.TextField(
        _("lead"),
        blank=True,
        max_length=600,
        help_text=_("One or two sentences that say what the reader will find; shown in lists and search results."),
    )
    image = models.ForeignKey(
        "core.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
        help_text=_("Only when it tells something: a place, a face, a plan."),
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the image says, for those who do not see it."),
    )

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead")]
    classification_panels: ClassVar = [THEMES_PANEL, territories_panel(), AUDIENCES_PANEL]
    share_panels: ClassVar = [
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image")),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Address and sharing"),
        ),
    ]
    settings_panels: ClassVar = [FieldPanel("show_in_menus"), PublishingPanel()]

    class Meta:
        abstract = True

    @classproperty
    def edit_handler(cls) -> TabbedInterface:  # noqa: N805  # Django's classproperty gives the class
        """Return the tabs of the form, in the order in which one writes; a tab without panel is left out."""
        tabs = (
            (_("Content"), cls.content_panels),
            (_("Classification"), cls.classification_panels),
            (_("Image and sharing"), cls.share_panels),
            (_("Publication"), cls.settings_panels),
        )
        return TabbedInterface([ObjectList(panels, heading=heading) for heading, panels in tabs if panels])

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Read a revision, without what it names and that was deleted since."""
        return super().from_serializable_data(without_dangling(cls, data), *args, **kwargs)

    def _set_core_field_defaults(self) -> None:
        """Give a page without address the one that French rules make of its title, free among its siblings."""
        if not self.slug and (proposed := slugs.slug_of(self.title)):
            self.slug: str = self._get_autogenerated_slug(proposed)
        super()._set_core_field_defaults()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["description"] = self.search_description or self.lead
        return context

    def search_unit(self) -> IndexUnit | None:
        """Return what the index knows of this page; None when nobody may find it."""
        audiences = page_audiences(self)
        url = self.url_path_on_site
        if not (self.search_kind and self.live and audiences and url) or self.alias_of_id:
            return None
        start, end = self.index_dates()
        with translation.override(self.locale.language_code):
            return IndexUnit(
                uid=f"page:{self.pk}",
                kind=self.search_kind,
                locale=self.locale.language_code,
                title=self.title,
                url=url,
                audiences=audiences,
                lead=self.lead,
                body=self.index_body(),
                keywords=" ".join(self.index_keywords()),
                facets=self.index_facets(),
                start=start,
                end=end,
                facts=tuple(str(fact) for fact in self.index_facts()),
                citation=self.index_citation(),
            )

    @property
    def url_path_on_site(self) -> str:
        """Return the address of the page without scheme and host; empty outside of the site."""
        parts = self.get_url_parts()
        return parts[2] or "" if parts else ""

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """Return the public address of the page, which begins as SITE_URL says, whichever way it was reached."""
        path = self.url_path_on_site
        return f"{settings.SITE_URL}{path}" if path else None

    full_url = property(get_full_url)

    def index_body(self) -> str:
        """Return the plain text that the search reads beside title and lead."""
        return ""

    def index_dates(self) -> tuple[date | None, date | None]:
        """Return the days between which the content stands, for sorting and filtering."""
        return None, None

    def index_facts(self) -> list[str]:
        """Return the short facts that a list shows under the entry."""
        return []

    def index_citation(self) -> str:
        """Return the line that cites the content as a documentalist does; empty for what one does not cite."""
        return ""

    def index_keywords(self) -> list[str]:
        """Return the words that find the page without standing in it: names of its themes, territories and bodies."""
        themes = [link.theme for link in self.theme_links.select_related("theme")]
        territories = [link.territory.name for link in self.territory_links.select_related("territory")]
        words = [word for theme in themes for word in (theme.name, *theme.synonym_list)]
        bodies = [name for body in self.index_organisations() for name in body.search_names]
        return [*words, *territories, *bodies, *self.index_names()]

    def index_organisations(self) -> list[Organisation]:
        """Return the bodies of the directory that the page names, each once."""
        chosen = [getattr(self, name) for name in self.named_organisations]
        rows = [row for name in (*self.named_bodies, *self.named_people) for row in _rows(self, name, "organisation")]
        return list(dict.fromkeys(body for body in (*chosen, *(row.organisation for row in rows)) if body))

    def index_people(self) -> list[Person]:
        """Return the people of the directory that the page names, each once."""
        rows = [row for name in self.named_people for row in _rows(self, name, "person")]
        return list(dict.fromkeys(row.person for row in rows if row.person))

    def index_names(self) -> list[str]:
        """Return the names that the page gives to bodies and people in its own words."""
        rows = [row for name in (*self.named_bodies, *self.named_people) for row in getattr(self, name).all()]
        return [*(str(person) for person in self.index_people()), *(row.name for row in rows if row.name)]

    def index_facets(self) -> dict[str, tuple[str, ...]]:
        """Return the stable keys that filter the page; a part is found under the whole that contains it."""
        themes = {link.theme for link in self.theme_links.select_related("theme__parent")}
        themes |= {theme.parent for theme in themes if theme.parent}
        territories = Territory.objects.filter(page_links__page=self.pk).with_containing()
        audiences = [link.audience for link in self.audience_links.select_related("audience")]
        return {
            "theme": tuple(sorted(theme.key for theme in themes)),
            "territory": tuple(sorted(territory.key for territory in territories)),
            "audience": tuple(sorted(audience.key for audience in audiences)),
            "organisation": tuple(sorted(str(body.pk) for body in self.index_organisations())),
            "person": tuple(sorted(str(person.pk) for person in self.index_people())),
            READERS: readers(self.locale.language_code, translated_into(self)),
        }


def _rows(page: BasePage, relation: str, named: str) -> Iterable[Any]:
    """Return the rows of a relation with what they name; read from the page itself while it is being written."""
    rows: Iterable[Any] = getattr(page, relation).select_related(named)
    return rows
