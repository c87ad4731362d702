"""Who may read a file: whoever passes the rules of its collection, and those of one published page that uses it.

The view, the index and the lists all ask here. A file that no published page uses is the team's.
"""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.permissions import policy_registry

from documents.guards import guarded
from documents.models import PortalDocument
from search.audiences import admitted, combined, united
from search.contract import PUBLIC
from search.pages import readable_pages

if TYPE_CHECKING:
    from django.http import HttpRequest

TEAM = ("change", "delete", "choose")
"""Any of these rights on a file makes somebody one of its team."""


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of a file: those of its collection, and those of each published page that uses it."""

    collection: tuple[CollectionViewRestriction, ...]
    pages: tuple[tuple[Page, tuple[PageViewRestriction, ...]], ...]

    @property
    def audiences(self) -> tuple[str, ...]:
        """Return the audiences that may find it; none when nobody may, or a password alone opens it."""
        return united(combined([*self.collection, *rules]) for _page, rules in self.pages)

    def admits(self, request: HttpRequest) -> bool:
        """Tell whether a visitor may read it, passwords that they gave included."""
        return _accepted(self.collection, request) and any(_accepted(rules, request) for _page, rules in self.pages)


def access(document: PortalDocument) -> Access:
    """Return the rules of a file as they are now, in five queries, whatever it is used by."""
    rules = list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))
    pages = published_pages().filter(pk__in=page_ids([document.pk])).order_by("path")
    used = ((page, tuple(rule for rule in rules if page.path.startswith(rule.page.path))) for page in pages)
    return Access(tuple(collection_rules(document.collection.path)), tuple(used))


def may_read(document: PortalDocument, request: HttpRequest) -> bool:
    """Tell whether a visitor may read a file at this moment."""
    return is_of_the_team(document, request.user) or access(document).admits(request)


def is_of_the_team(document: PortalDocument, user: Any) -> bool:
    """Tell whether somebody works with a file in the admin."""
    policy = policy_registry.get_by_type(PortalDocument)
    return bool(user.is_authenticated and policy.user_has_any_permission_for_instance(user, TEAM, document))


def readable(ids: Some[int], audiences: frozenset[str]) -> QuerySet[PortalDocument]:
    """Return those of some files that somebody who satisfies `audiences` may read; in one query for anybody."""
    pages = readable_pages(published_pages(), audiences)
    documents = PortalDocument.objects.filter(Exists(_references(pages)), pk__in=ids)
    closed = guarded("collection__path") if audiences == {PUBLIC} else Q(collection__in=_closed(audiences))
    found: QuerySet[PortalDocument] = documents.exclude(closed)
    return found


def shown_here(documents: Iterable[PortalDocument], request: HttpRequest) -> set[int]:
    """Return the ids of those of the files of a page that its visitor may read: their collections decide alone."""
    closed = _closed_to(request)
    return {document.pk for document in documents if document.collection_id not in closed}


def published_pages() -> QuerySet[Page]:
    """Return the pages that have an address: published, under the home page of a site."""
    within = Q(pk__in=[])
    for root in Site.get_site_root_paths():
        within |= Q(url_path__startswith=root.root_path)
    pages: QuerySet[Page] = Page.objects.filter(within, live=True)
    return pages


def page_ids(document_ids: Iterable[int]) -> set[int]:
    """Return the ids of the pages, published or not, that use one of some files."""
    references = _of_pages().filter(to_object_id__in=[str(pk) for pk in document_ids])
    return {int(pk) for pk in references.values_list("object_id", flat=True)}


def file_ids(pages: Iterable[int]) -> set[int]:
    """Return the ids of the files that one of some pages uses."""
    references = _of_pages().filter(object_id__in=[str(pk) for pk in pages])
    return {int(pk) for pk in references.values_list("to_object_id", flat=True)}


def collection_rules(path: str) -> list[CollectionViewRestriction]:
    """Return the rules of a collection and of those above it."""
    rules = CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups")
    return [rule for rule in rules if path.startswith(rule.collection.path)]


def _of_pages() -> QuerySet[ReferenceIndex]:
    """Return what the pages refer to among the files."""
    types = ContentType.objects.get_for_models(Page, PortalDocument)
    references: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        base_content_type=types[Page], to_content_type=types[PortalDocument]
    )
    return references


def _references(pages: QuerySet[Page]) -> QuerySet[ReferenceIndex]:
    """Return the references of some pages to a document, the outer reference."""
    keys = pages.annotate(key=Cast("pk", CharField())).order_by().values("key")
    return _of_pages().filter(object_id__in=keys, to_object_id=Cast(OuterRef("pk"), CharField()))


def _accepted(rules: Iterable[Any], request: HttpRequest) -> bool:
    return all(rule.accept_request(request) for rule in rules)


def _closed(audiences: frozenset[str]) -> QuerySet[Collection]:
    """Return the collections whose rules, or those above, somebody who satisfies `audiences` does not pass."""
    rules = CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups")
    refused = [rule for rule in rules if not admitted(audiences, combined([rule]))]
    return _under(refused)


def _closed_to(request: HttpRequest) -> set[int]:
    """Return the ids of the collections that a visitor may not open, read once for a request."""
    if not hasattr(request, "closed_collections"):
        rules = list(CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups"))
        refused = [rule for rule in rules if not rule.accept_request(request)]
        closed = set(_under(refused).values_list("pk", flat=True)) if refused else set()
        request.closed_collections = closed  # type: ignore[attr-defined]  # for the other lists of the page
    found: set[int] = request.closed_collections  # type: ignore[attr-defined]
    return found


def _under(rules: Iterable[CollectionViewRestriction]) -> QuerySet[Collection]:
    under = Q(pk__in=[])
    for rule in rules:
        under |= Q(path__startswith=rule.collection.path)
    collections: QuerySet[Collection] = Collection.objects.filter(under)
    return collections
