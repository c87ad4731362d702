"""The page of the glossary: the terms by letter, and what uses each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, When
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.languages import preferred
from core.models.base import BasePage
from core.models.glossary import GlossaryTerm, RelatedTerm
from core.rich_text import expanded
from search import listing
from search.contract import Sort
from search.kinds import kinds
from search.sources import uid_of
from search.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from search.shown import Listing

KIND = "term"
OTHER_SIGNS = "0-9"
"""The place of what begins with no letter."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A term with its definition ready to be shown, and the terms to read with it."""

    term: GlossaryTerm
    definition: SafeString
    see_also: list[GlossaryTerm]

    @property
    def language(self) -> str:
        """Return the language of the term where it is not that of the page; empty otherwise."""
        code: str = self.term.locale.language_code
        return "" if code == get_language() else code


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet, and the terms that begin with it, which may be none."""

    name: str
    terms: list[Explained]

    @property
    def anchor(self) -> str:
        """Return its place in the page."""
        return f"letter-{self.name.lower()}"


class GlossaryIndexPage(RoutablePageMixin, BasePage):
    """The glossary, read from A to Z; each term has its address under it."""

    parent_page_types: ClassVar = ["core.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    classification_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("glossary page")

    @path("", name="index")
    def index(self, request: HttpRequest) -> HttpResponse:
        """Show every term, by letter; a feed tells the newest."""
        see_also = RelatedTerm.objects.select_related("related").order_by("sort_order")
        terms = preferred(GlossaryTerm.objects.select_related("replaced_by", "locale"))
        letters = by_letter(explained(terms.prefetch_related(Prefetch("see_also", see_also))))
        count = sum(len(letter.terms) for letter in letters)
        context = {"letters": letters, "count": count, "listing": followed(request)}
        page: HttpResponse = self.render(request, context_overrides=context)
        return page

    @path("<slug:slug>/", name="term")
    def term(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show one term, and the contents that use it."""
        term = self._find(slug)
        if term is None:
            raise Http404
        around = neighbours(term)
        homonyms = [other for other in around if other.term.casefold() == term.term.casefold()]
        definition = expanded([term.definition])[term.definition]
        context = {
            "heading": term.term,
            "description": term.expansion,
            "address": term.slug,
            "each": Explained(term, definition, [other for other in around if other.is_related]),
            "replaces": [other for other in around if other.replaced_by_id == term.pk],
            "homonyms": homonyms,
            "listing": listing.build(
                request,
                about=searched(term, ambiguous=bool(homonyms)),
                fixed={"kind": tuple(kind.key for kind in kinds() if kind.key != KIND)},
                facets=("kind", "theme", "year"),
                sort=Sort.NEWEST,
            ),
        }
        page: HttpResponse = self.render(request, context_overrides=context, template="core/glossary_term.html")
        return page

    def _find(self, slug: str) -> GlossaryTerm | None:
        """Return the term of an address, that of the page's language first."""
        terms = GlossaryTerm.objects.select_related("replaced_by", "locale").filter(slug=slug)
        known = Q(locale=self.locale_id) | Q(locale__language_code=settings.LANGUAGE_CODE)
        own = Case(When(locale=self.locale_id, then=0), default=1, output_field=IntegerField())
        found: GlossaryTerm | None = terms.filter(known).order_by(own).first()
        return found


def followed(request: HttpRequest) -> Listing:
    """Return the terms as a list, whose feed tells those written last: the index knows no date of them."""
    shown = listing.build(request, fixed={"kind": (KIND,)})
    if not (shown.feed and shown.entries):
        return shown
    newest = preferred(GlossaryTerm.objects.order_by("-pk")).values_list("pk", flat=True)[: listing.PER_FEED]
    return replace(shown, entries=listing.entries(request, [uid_of(KIND, pk) for pk in newest]))


def neighbours(term: GlossaryTerm) -> list[Any]:
    """Return in one query what a term replaces, what is to be read with it, and what has the same letters."""
    related = RelatedTerm.objects.filter(term=term, related=OuterRef("pk"))
    same = Q(term__iexact=term.term, locale=term.locale_id)
    terms = GlossaryTerm.objects.exclude(pk=term.pk).annotate(is_related=Exists(related))
    return list(terms.filter(Q(replaced_by=term) | Q(is_related=True) | same).select_related("locale"))


def explained(terms: Iterable[GlossaryTerm]) -> list[Explained]:
    """Return terms with their definitions, whose links are looked up at once."""
    found = list(terms)
    definitions = expanded(term.definition for term in found)
    return [
        Explained(term, definitions[term.definition], [link.related for link in term.see_also.all()]) for term in found
    ]


def by_letter(terms: Iterable[Explained]) -> list[Letter]:
    """Return the letters from A to Z with their terms, and what begins with none at the end, where there is any."""
    found: dict[str, list[Explained]] = {letter: [] for letter in ascii_uppercase}
    for each in sorted(terms, key=lambda each: (sort_key(each.term.term), sort_key(each.term.expansion))):
        found.setdefault(initial(each.term.term), []).append(each)
    return [Letter(name, filed) for name, filed in found.items()]


def initial(text: str) -> str:
    """Return the letter under which a text is filed: « Économie » under E."""
    letter = sort_key(text)[:1].upper()
    return letter if letter and letter in ascii_uppercase else OTHER_SIGNS


def searched(term: GlossaryTerm, *, ambiguous: bool) -> tuple[str, ...]:
    """Return the wordings by which the contents that use a term are found; letters of several meanings tell nothing."""
    told = [text for text in term.wordings if not ambiguous or text.casefold() != term.term.casefold()]
    return tuple(told) or (term.term,)
