"""Glossary terms, organisations and people, which the search finds like pages at the address that gathers theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page, Revision
from wagtail.rich_text import get_text_for_indexing

from core.addresses import ending
from core.models import (
    GlossaryIndexPage,
    GlossaryTerm,
    Organisation,
    OrganisationIndexPage,
    Person,
    PersonIndexPage,
    Territory,
)
from search import sources
from search.audiences import page_audiences
from search.contract import Hit, IndexUnit, SearchRequest
from search.languages import READERS, readers
from search.pages import matching, readable_pages


class SnippetSource:
    """Things of one model, each with an address under the page that gathers them; nobody finds them without that page.

    A family says how each thing is `described`: the body, keywords, facets and facts of its unit.
    """

    prefix: str
    """Also the kind of these things."""
    model: ClassVar[type[Any]]
    under: type[Page] | None

    def ids(self) -> Iterator[int]:
        yield from self.model.objects.order_by("pk").values_list("pk", flat=True).iterator()

    def unit(self, pk: int) -> IndexUnit | None:
        thing = self.model.objects.filter(pk=pk).first()
        page = self._page(thing) if thing else None
        audiences = page_audiences(page) if page else ()
        if not page or not audiences:
            return None
        with translation.override(self.locale(thing)):
            return IndexUnit(
                uid=sources.uid_of(self.prefix, pk),
                kind=self.prefix,
                locale=self.locale(thing),
                title=str(thing),
                url=f"{page.url_path_on_site}{self.ending(thing)}/",
                audiences=audiences,
                lead=self.lead(thing),
                **self.described(thing),
            )

    def readable(self, ids: Collection[int], audiences: frozenset[str]) -> QuerySet[Any]:
        return self._open_to(audiences).filter(pk__in=ids)

    def titles(self, request: SearchRequest) -> tuple[list[Hit], int]:
        things = self.in_lists_of(self._open_to(request.audiences), request)
        if self.prefix not in request.filters.get("kind", (self.prefix,)):
            things = things.none()
        if request.uids:
            things = things.filter(pk__in=sources.ids_of(self.prefix, request.uids))
        named = {thing.pk: thing for thing in things}
        found = matching(request, [(pk, str(thing)) for pk, thing in named.items()])
        first = (request.page - 1) * request.per_page
        return [self._hit(named[pk]) for pk in found[first : first + request.per_page]], len(found)

    def dates(self, ids: Collection[int]) -> dict[int, tuple[datetime, datetime]]:
        revisions = Revision.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model), object_id__in=[str(pk) for pk in ids]
        )
        spans = revisions.order_by().values_list("object_id").annotate(Min("created_at"), Max("created_at"))
        return {int(pk): (first, last) for pk, first, last in spans}

    def locale(self, thing: Any) -> str:
        """Return the language of a thing; bodies and people have none, and are found as French contents are."""
        code: str = settings.LANGUAGE_CODE
        return code

    def in_lists_of(self, things: QuerySet[Any], request: SearchRequest) -> QuerySet[Any]:
        """Return those of `things` that stand in the lists that a request asks for."""
        found = settings.LANGUAGE_CODE in request.filters.get("locale", (request.locale,))
        return things if found else things.none()

    def gathering(self) -> QuerySet[Any]:
        """Return the pages under which a thing, the outer reference, may have its address."""
        return self._pages().filter(locale__language_code=settings.LANGUAGE_CODE)

    def ending(self, thing: Any) -> str:
        """Return the end of the address of a thing."""
        return ending(thing.key, thing.name)

    def lead(self, thing: Any) -> str:
        """Return what lists show under the name of a thing."""
        return ""

    def described(self, thing: Any) -> dict[str, Any]:
        """Return what else the unit of a thing says."""
        raise NotImplementedError

    def _pages(self) -> QuerySet[Any]:
        model: Any = self.under
        pages: QuerySet[Any] = model.objects.filter(live=True, alias_of=None)
        return pages

    def _page(self, thing: Any) -> Any:
        """Return the first published page that gathers a thing."""
        return self._pages().filter(locale__language_code=self.locale(thing)).order_by("path").first()

    def _open_to(self, audiences: frozenset[str]) -> QuerySet[Any]:
        pages = readable_pages(self.gathering(), audiences)
        things: QuerySet[Any] = self.model.objects.filter(Exists(pages))
        return things

    def _hit(self, thing: Any) -> Hit:
        page = self._page(thing)
        return Hit(
            uid=sources.uid_of(self.prefix, thing.pk),
            kind=self.prefix,
            locale=self.locale(thing),
            title=str(thing),
            title_html=escape(str(thing)),
            url=f"{page.url_path_on_site}{self.ending(thing)}/" if page else "",
            lead=self.lead(thing),
        )


class TermSource(SnippetSource):
    """The terms of the glossary, each language under its own page."""

    prefix = "term"
    model = GlossaryTerm
    under: type[Page] | None = GlossaryIndexPage

    def locale(self, thing: GlossaryTerm) -> str:
        code: str = thing.locale.language_code
        return code

    def in_lists_of(self, things: QuerySet[Any], request: SearchRequest) -> QuerySet[Any]:
        found = things.filter(locale__language_code__in=request.filters.get("locale", (request.locale,)))
        return found.exclude(_translated(request.locale)) if READERS in request.filters else found

    def gathering(self) -> QuerySet[Any]:
        return self._pages().filter(locale=OuterRef("locale"))

    def ending(self, thing: GlossaryTerm) -> str:
        slug: str = thing.slug
        return slug

    def lead(self, thing: GlossaryTerm) -> str:
        return str(get_text_for_indexing(thing.definition)).strip()[:600]

    def described(self, thing: GlossaryTerm) -> dict[str, Any]:
        replaced = [wording for other in thing.replaces.all() for wording in other.wordings]
        others = thing.get_translations().values_list("locale__language_code", flat=True)
        return {
            "keywords": "\n".join([*thing.variant_list, *replaced]),
            "facets": {READERS: readers(self.locale(thing), list(others))},
            "facts": tuple(filter(None, [thing.source])),
        }


class OrganisationSource(SnippetSource):
    """The bodies of the directory, found by every name that they had."""

    prefix = "organisation"
    model = Organisation
    under: type[Page] | None = OrganisationIndexPage

    def described(self, thing: Organisation) -> dict[str, Any]:
        territories = Territory.objects.filter(pk=thing.territory_id).with_containing()
        facts = [thing.get_kind_display(), thing.territory.name if thing.territory else ""]
        return {
            "keywords": "\n".join(thing.search_names),
            "facets": {
                "organisation_kind": (thing.kind,),
                "territory": tuple(sorted(territory.key for territory in territories)),
            },
            "facts": tuple(filter(None, facts)),
        }


class PersonSource(SnippetSource):
    """The people of the directory, found by their functions too."""

    prefix = "person"
    model = Person
    under: type[Page] | None = PersonIndexPage

    def described(self, thing: Person) -> dict[str, Any]:
        functions = list(thing.functions.select_related("organisation"))
        bodies = [function.organisation for function in functions if function.organisation]
        held = [function for function in functions if function.until is None]
        return {
            "keywords": "\n".join([*(function.title for function in functions), *(str(body) for body in bodies)]),
            "facets": {"organisation": tuple(sorted({body.key for body in bodies}))},
            "facts": tuple(function.presented for function in held),
        }


def _translated(language: str) -> Exists:
    """Return whether a term of another language has a translation into this one."""
    translations = GlossaryTerm.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    return Exists(translations.exclude(pk=OuterRef("pk")))


def register_all() -> None:
    """Make terms, organisations and people searchable."""
    for source in (TermSource(), OrganisationSource(), PersonSource()):
        sources.register(source)
