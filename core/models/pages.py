"""Home, standard and legal pages, plan of the site, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.rich_text import get_text_for_indexing

from core.blocks import TEXT_FEATURES, BodyBlock, stream_text
from core.languages import preferred
from core.models.base import BasePage
from core.models.taxonomy import Theme, counted_themes, named_theme
from search import listing
from search.contract import Sort

if TYPE_CHECKING:
    from wagtail.url_routing import RouteResult


class HomePage(BasePage):
    """The home page, which also finds every other page at a constant cost."""

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    max_count = 1

    heading = models.CharField(_("heading"), max_length=160, help_text=_("The promise of the portal, in one sentence."))
    often_searched = models.TextField(
        _("often searched"), blank=True, help_text=_("One search a line, offered under the search box.")
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("heading"), FieldPanel("lead"), FieldPanel("often_searched")], heading=_("Opening")
        ),
        InlinePanel("features", heading=_("Featured"), label=_("content"), max_num=4),
    ]
    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the deepest page that the address names in one query, whatever its depth."""
        if not path_components:
            return super().route(request, path_components)
        paths = [self.url_path + "/".join(path_components[:n]) + "/" for n in range(1, len(path_components) + 1)]
        page = Page.objects.filter(url_path__in=paths, path__startswith=self.path).order_by("-depth").first()
        if page is None:
            raise Http404
        found: RouteResult = page.specific.route(request, path_components[page.depth - self.depth :])
        return found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        features = self.features.select_related("page").order_by("sort_order")
        context["listing"] = listing.latest(request, size=6)
        context["upcoming"] = listing.upcoming(request, size=4)
        context["themes"] = counted_themes(listing.counted(request, "theme").themes)
        context["features"] = listing.entries(request, [f"page:{feature.page_id}" for feature in features])
        return context

    @property
    def searches(self) -> list[str]:
        """Return the searches offered under the box."""
        return [line.strip() for line in self.often_searched.splitlines() if line.strip()]


class HomeFeature(Orderable):
    """A content that the team puts forward on the home page."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="features")
    page: models.ForeignKey[Any, Any] = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("content")
    )

    panels: ClassVar = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured content")
        verbose_name_plural = _("featured contents")


class StandardPage(BasePage):
    """A page of text: who we are, our missions, how to come."""

    search_kind = "page"
    parent_page_types: ClassVar = ["core.HomePage", "core.StandardPage"]
    subpage_types: ClassVar = ["core.StandardPage"]

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def index_body(self) -> str:
        return stream_text(self.body)


class LegalPage(BasePage):
    """A page that the law asks for, linked at the foot of every page."""

    search_kind = "page"
    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    body = RichTextField(_("body"), features=["h2", *TEXT_FEATURES])

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")

    def index_body(self) -> str:
        return str(get_text_for_indexing(self.body))


class SiteMapPage(BasePage):
    """The plan of the site: every public page that is not one of many in a listing."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("plan of the site")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        home = Page.objects.ancestor_of(self).filter(depth=2).first()
        context["pages"] = Page.objects.live().public().descendant_of(home).filter(depth__lte=4).order_by("path")
        return context


class ThemeIndexPage(RoutablePageMixin, BasePage):
    """The list of themes, and the landing page of each."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("themes page")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Tell search engines of the page of each theme too."""
        own: list[dict[str, Any]] = super().get_sitemap_urls(request)
        slugs = Theme.objects.filter(locale=self.locale_id).values_list("slug", flat=True)
        address, changed = own[0]["location"], own[0]["lastmod"]
        return own + [{"location": f"{address}{slug}/", "lastmod": changed} for slug in slugs if address]

    @path("", name="index")
    def index(self, request: HttpRequest) -> HttpResponse:
        """Show the themes of both levels with the number of contents of each."""
        counts = listing.counted(request, "theme").themes
        page: HttpResponse = self.render(request, context_overrides={"themes": counted_themes(counts)})
        return page

    @path("<slug:slug>/", name="theme")
    def theme(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show what was published on one theme."""
        theme = named_theme(slug)
        if theme is None:
            raise Http404
        shown = listing.build(
            request, fixed={"theme": (theme.key,)}, facets=("kind", "territory", "audience", "year"), sort=Sort.NEWEST
        )
        pins = theme.pins.order_by("sort_order").values_list("page_id", flat=True)
        context = {
            "theme": theme,
            "children": preferred(Theme.objects.filter(parent__translation_key=theme.translation_key)),
            "pinned": listing.entries(request, [f"page:{pk}" for pk in pins]),
            "listing": shown,
        }
        page: HttpResponse = self.render(request, context_overrides=context, template="core/theme.html")
        return page
