"""Files in the index: each an item of its own, and its pages in the content that publishes it.

A file is *folded* into the pages that use it, in its language, when whoever reads the page may read the file: their
units hold its text, so that one entry of a list shows both. It is found apart where that does not hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Page

from documents.access import access, collection_rules, file_ids, readable
from documents.cleaning import masked
from documents.facts import facts
from documents.models import DocumentPage, PortalDocument
from search import sources
from search.audiences import combined, covers
from search.contract import File, Hit, IndexUnit, PageText, Place, SearchRequest
from search.languages import READERS
from search.pages import matching

KIND = "document"
MOST_PAGES = 5_000
"""Pages of files that one content holds in the index; those beyond are found in their own file."""


@dataclass(frozen=True, slots=True)
class Host:
    """A published page that uses a file, and its own unit, which has audiences and facets."""

    page: Page
    unit: IndexUnit


class DocumentSource:
    """The files that a published page uses."""

    prefix = KIND
    under: type[Page] | None = None

    def ids(self) -> Iterator[int]:
        yield from PortalDocument.objects.order_by("pk").values_list("pk", flat=True).iterator()

    def unit(self, pk: int) -> IndexUnit | None:
        document = PortalDocument.objects.select_related("collection", "reading", "producer").filter(pk=pk).first()
        rules = access(document) if document else None
        if document is None or rules is None or not rules.audiences:
            return None
        hosts = [Host(page, unit) for page, _rules in rules.pages if (unit := _own_unit(page))]
        told = [host for host in hosts if covers(host.unit.audiences, rules.audiences)]
        with translation.override(settings.LANGUAGE_CODE):
            return _unit(document, rules.audiences, told, folded=_is_folded(document, rules.audiences, hosts))

    def readable(self, ids: Collection[int], audiences: frozenset[str]) -> QuerySet[Any]:
        return readable(ids, audiences)

    def titles(self, request: SearchRequest) -> tuple[list[Hit], int]:
        if KIND not in request.filters.get("kind", ()) and not request.uids:
            return [], 0
        documents = PortalDocument.objects.filter(
            language__in=request.filters.get("locale", (request.locale,))
        ).order_by("-created_at", "pk")
        if request.uids:
            documents = documents.filter(pk__in=sources.ids_of(KIND, request.uids))
        titled = dict(
            readable(list(documents.values_list("pk", flat=True)), request.audiences).values_list("pk", "title")
        )
        found = matching(request, list(titled.items()))
        first = (request.page - 1) * request.per_page
        chosen = PortalDocument.objects.in_bulk(found[first : first + request.per_page])
        return [_hit(chosen[pk]) for pk in found[first : first + request.per_page]], len(found)

    def dates(self, ids: Collection[int]) -> dict[int, tuple[datetime, datetime]]:
        documents = PortalDocument.objects.filter(pk__in=ids).select_related("reading")
        return {
            document.pk: (document.created_at, (document.reading and document.reading.read_at) or document.created_at)
            for document in documents
        }


def with_files(unit: IndexUnit) -> IndexUnit:
    """Return the unit of a page with the pages of the files that are folded into it."""
    prefix, _, pk = unit.uid.partition(":")
    if prefix != "page":
        return unit
    documents = PortalDocument.objects.select_related("collection", "reading").filter(
        pk__in=file_ids([int(pk)]), language=unit.locale
    )
    folded = [document for document in documents.order_by("pk") if _opens_to(document, unit.audiences)]
    pages = tuple(page for document in folded for page in page_texts(document))[:MOST_PAGES]
    with translation.override(unit.locale):
        files = tuple(shown_file(document) for document in folded)
    keywords = "\n".join([unit.keywords, *(document.title for document in folded)]).strip()
    return replace(unit, pages=(*unit.pages, *pages), files=files, keywords=keywords)


def page_texts(document: PortalDocument) -> list[PageText]:
    """Return the pages of a file as anybody may read them."""
    pages = DocumentPage.objects.filter(reading=document.reading_id).exclude(text="")
    uid = sources.uid_of(KIND, document.pk)
    return [PageText(page.number, masked(page.text), page.kind, uid) for page in pages]


def shown_file(document: PortalDocument) -> File:
    """Return a file as lists show it."""
    page_url = f"{document.url}#page=" if document.is_pdf else f"{document.text_url}#page-"
    told = ", ".join(facts(document))
    return File(sources.uid_of(KIND, document.pk), document.title, document.url, page_url, told)


def _unit(document: PortalDocument, audiences: tuple[str, ...], hosts: list[Host], *, folded: bool) -> IndexUnit:
    start, end = _dates(document, hosts)
    return IndexUnit(
        uid=sources.uid_of(KIND, document.pk),
        kind=KIND,
        locale=document.language,
        title=document.title,
        url=document.url,
        audiences=audiences,
        pages=tuple(page_texts(document)[:MOST_PAGES]),
        keywords=document.producer.name if document.producer else "",
        facets=_facets(hosts),
        start=start,
        end=end,
        facts=tuple(facts(document)),
        files=(shown_file(document),),
        place=Place(hosts[0].unit.uid, hosts[0].unit.title, hosts[0].unit.url) if hosts else None,
        folded=folded,
    )


def _own_unit(page: Page) -> IndexUnit | None:
    """Return the unit that a page makes of itself."""
    specific: Any = page.specific
    found: IndexUnit | None = specific.search_unit() if hasattr(specific, "search_unit") else None
    return found


def _is_folded(document: PortalDocument, audiences: tuple[str, ...], hosts: list[Host]) -> bool:
    """Tell whether everybody who may read a file finds it in one page or another that it is folded into."""
    into = [host.unit for host in hosts if host.unit.locale == document.language]
    into = [unit for unit in into if _opens_to(document, unit.audiences)]
    return covers([audience for unit in into for audience in unit.audiences], audiences)


def _opens_to(document: PortalDocument, audiences: tuple[str, ...]) -> bool:
    """Tell whether the collection of a file lets in whoever satisfies one of these audiences."""
    rules = collection_rules(document.collection.path)
    return covers(combined(rules), audiences)


def _facets(hosts: Iterable[Host]) -> dict[str, tuple[str, ...]]:
    """Return what classifies the pages that publish a file, those that tell nothing to who may not read them."""
    found: dict[str, set[str]] = {}
    for host in hosts:
        for key, values in host.unit.facets.items():
            found.setdefault(key, set()).update(values)
    found.pop(READERS, None)
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _dates(document: PortalDocument, hosts: list[Host]) -> tuple[date | None, date | None]:
    if document.date:
        return document.date.start, document.date.end
    return (hosts[0].unit.start, hosts[0].unit.end) if hosts else (None, None)


def _hit(document: PortalDocument) -> Hit:
    return Hit(
        uid=sources.uid_of(KIND, document.pk),
        kind=KIND,
        locale=document.language,
        title=document.title,
        title_html=escape(document.title),
        url=document.url,
    )
