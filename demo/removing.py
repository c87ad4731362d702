"""Takes the demo away: what nobody touched and nothing else uses; what people wrote stays, with all that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError, Q
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from core.models import (
    Audience,
    GlossaryTerm,
    HomePage,
    Organisation,
    Person,
    PortalImage,
    PortalSettings,
    Territory,
    Theme,
)
from core.replacing import users_of
from demo import accounts, members
from demo.files import TAG
from demo.reading import everything, read
from documents.models import PortalDocument
from resources import models as resources

Things = set[models.Model]


@transaction.atomic
def remove(data_dir: Path) -> tuple[Counter[str], list[str]]:
    """Remove the demo; return how many things went, by kind, and the names of those that stay."""
    _empty_home()
    demo = set[models.Model]((*_pages(), *_snippets(), *_media()))
    going = _unused(demo - _touched(demo))
    gone = Counter(str(thing._meta.verbose_name) for thing in going)  # noqa: SLF001  # documented by Django
    kept = sorted(str(thing) for thing in demo - going)
    _delete(going)
    PortalSettings.objects.filter(**read("site")["settings"]).delete()
    for collection in Collection.objects.filter(name=members.COLLECTION):
        if not PortalDocument.objects.filter(collection=collection).exists():
            collection.delete()
    accounts.remove(data_dir)
    return gone, kept


def _named(key: str) -> set[str]:
    """Return the texts that the data files hold under a key, at any depth."""
    return set(_texts(everything(), key))


def _texts(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == key and isinstance(item, str):
                yield item
            yield from _texts(item, key)


def _pages() -> Iterator[models.Model]:
    """Return the pages of the data files, and what stands for them in the other languages."""
    ours = Page.objects.filter(slug__in=_named("slug"), owner=None, depth__gt=2)
    alike = Q(translation_key__in=ours.values("translation_key"), depth__gt=2)
    home_of_a_translation = Q(depth=2, alias_of__isnull=False)
    yield from Page.objects.filter(alike | home_of_a_translation, owner=None).specific()


def _snippets() -> Iterator[models.Model]:
    slugs, names, titles = _named("slug"), _named("name"), _named("title")
    for model in (Theme, Audience, GlossaryTerm):
        yield from model.objects.filter(slug__in=slugs)
    for named in (Organisation, resources.Collection, resources.UsefulContact):
        yield from named.objects.filter(name__in=names)
    yield from resources.BibliographicReference.objects.filter(title__in=titles)
    people = names | {f"{row['first_name']} {row['last_name']}" for row in read("people")}
    yield from (person for person in Person.objects.all() if f"{person.first_name} {person.last_name}" in people)
    yield from Territory.objects.by_keys(f"{row['kind']}-{row['code']}" for row in read("territories"))


def _media() -> Iterator[models.Model]:
    for model in (PortalDocument, PortalImage):
        yield from model.objects.filter(tags__name__startswith=TAG).distinct()


def _touched(things: Things) -> Things:
    """Return those that somebody changed while logged in."""
    pages = set(PageLogEntry.objects.exclude(user=None).values_list("page_id", flat=True))
    written = ModelLogEntry.objects.exclude(user=None).select_related("content_type")
    others = {(entry.content_type.model_class(), entry.object_id) for entry in written}
    return {
        thing
        for thing in things
        if (thing.pk in pages if isinstance(thing, Page) else (type(thing), str(thing.pk)) in others)
    }


def _unused(things: Things) -> Things:
    """Return those that only each other use: what stays keeps its parents, and all that it names."""
    users = {thing: set(_users(thing)) for thing in things}
    while staying := {thing for thing in things if users[thing] - things}:
        things = things - staying
    return things


def _users(thing: models.Model) -> Iterator[models.Model]:
    yield from users_of(thing)
    if isinstance(thing, Page):
        yield from thing.get_children().specific()


def _delete(things: Things) -> None:
    """Delete things, the deepest pages first, then whatever is no longer protected by one of them."""
    left = sorted(things, key=lambda thing: -thing.depth if isinstance(thing, Page) else 0)
    while left:
        refused = [thing for thing in left if not _deleted(thing)]
        if len(refused) == len(left):
            raise RuntimeError(f"these are used by what stays: {refused}")
        left = refused


def _deleted(thing: models.Model) -> bool:
    """Delete one thing, unless something protects it for now."""
    fresh = type(thing)._base_manager.filter(pk=thing.pk).first()  # noqa: SLF001  # documented by Django
    try:
        with transaction.atomic():
            if fresh is not None:
                fresh.delete()
    except ProtectedError:
        return False
    return True


def _empty_home() -> None:
    """Take from the home pages what the demo put there, unless somebody wrote them; a heading has to stay."""
    written = PageLogEntry.objects.exclude(user=None).values("page_id")
    for home in HomePage.objects.filter(alias_of=None).exclude(pk__in=written):
        home.lead = home.often_searched = ""
        home.features = []
        home.save_revision().publish()
        ReferenceIndex.create_or_update_for_object(home)
