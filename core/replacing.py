"""One thing in the place of another, wherever it is used: an organisation that is there twice, a file sent again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision, RevisionMixin

from core.repointing import PLACES, Repointing, same
from search.signals import reindex_pages_naming

ACTION = "portal.replace"


def users_of(thing: models.Model) -> list[models.Model]:
    """Return the pages and other things that name `thing`, each once, as they are stored."""
    found = [user for user, _references in ReferenceIndex.get_references_to(thing).group_by_source_object()]
    found += [_whole(row) for field in _keys_to(thing) for row in _rows(field, thing)]
    wholes = [user.specific if isinstance(user, Page) else user for user in found]
    return list(dict.fromkeys(user for user in wholes if user != thing))


@transaction.atomic
def replace(old: models.Model, new: models.Model, user: Any) -> int:
    """Name `new` wherever `old` is named, in contents and in their drafts; return how many things changed.

    Older versions are left: they are read without what was deleted since (`core.dangling`).
    """
    repointing, users = Repointing(old, new), users_of(old)
    for field in _keys_to(old):
        for row in _rows(field, old):
            _repoint(row, field, new)
    for changed in users:
        for row in (changed, *_children(changed)):
            if texts := repointing.stored(row):
                _update(row, **texts)
    _repoint_revisions(repointing, users)
    for changed in users:
        _settle(changed)
        log(instance=changed, action=ACTION, user=user, data={"old": str(old), "new": str(new)})
    log(instance=old, action=ACTION, user=user, data={"old": str(old), "new": str(new)})
    reindex_pages_naming([new])
    return len(users)


def _keys_to(thing: models.Model) -> Iterator[Any]:
    """Return the foreign keys by which a content may name `thing`: not those of its own parts, nor Wagtail's own."""
    for relation in thing._meta.get_fields(include_hidden=True):  # noqa: SLF001  # documented by Django
        if not isinstance(relation, models.ManyToOneRel):
            continue
        field, model = relation.field, relation.related_model
        part = isinstance(field, ParentalKey) or relation.parent_link
        ours = model in ReferenceIndex.tracked_models and not model.__module__.startswith("wagtail")
        if ours and not part and not getattr(field, "wagtail_reference_index_ignore", False):
            yield field


def _all(model: type[models.Model]) -> models.Manager[Any]:
    return model._base_manager  # noqa: SLF001  # documented by Django


def _rows(field: Any, thing: models.Model) -> list[models.Model]:
    return list(_all(field.model).filter(**{field.name: thing.pk}))


def _repoint(row: models.Model, field: Any, new: models.Model) -> None:
    """Have a row name `new`; it goes where the same is said already, or where a thing would name itself."""
    parent = _parent_key(row)
    owner = getattr(row, parent.name) if parent else row
    if owner == new:
        _update(row, **{field.name: None}) if field.null else row.delete()
    elif parent and _is_said(row, parent, field, new):
        row.delete()
    else:
        _update(row, **{field.name: new})


def _is_said(row: models.Model, parent: Any, field: Any, new: models.Model) -> bool:
    others = _all(type(row)).filter(**{parent.name: getattr(row, parent.attname), field.name: new})
    wanted = {**_columns(row), field.attname: new.pk}
    return any(same(_columns(other), wanted) for other in others)


def _columns(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in _fields(row) if field.name not in PLACES}


def _fields(row: models.Model) -> list[Any]:
    return list(row._meta.concrete_fields)  # noqa: SLF001  # documented by Django


def _parent_key(row: models.Model) -> Any:
    """Return the key by which a row is a part of something; None for a whole."""
    return next((field for field in _fields(row) if isinstance(field, ParentalKey)), None)


def _whole(row: Any) -> models.Model:
    """Return the page or the thing that a row is a part of, through as many levels as there are."""
    parent = _parent_key(row)
    return _whole(getattr(row, parent.name)) if parent else row


def _children(row: Any) -> Iterator[models.Model]:
    """Return the rows of a page or thing, and theirs."""
    for relation in get_all_child_relations(type(row)):
        for child in getattr(row, relation.get_accessor_name()).all():
            yield child
            yield from _children(child)


def _update(row: models.Model, **values: Any) -> None:
    """Write some columns, and nothing else of what `save` does to a page."""
    _all(type(row)).filter(pk=row.pk).update(**values)


def _repoint_revisions(repointing: Repointing, users: Iterable[models.Model]) -> None:
    """Change the last version of what changed, and every draft and plan: these may be alone to name the old thing."""
    last = [user.latest_revision_id for user in users if isinstance(user, RevisionMixin)]
    drafts = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    concerned = Q(pk__in=[pk for pk in last if pk]) | Q(pk__in=drafts) | Q(approved_go_live_at__isnull=False)
    for revision in Revision.objects.filter(concerned).select_related("content_type").iterator():
        model = revision.content_type.model_class()
        if model and repointing.revision(model, revision.content):
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _settle(changed: models.Model) -> None:
    """Note anew what a thing names, and have the index hear of it."""
    fresh: Any = _all(type(changed)).get(pk=changed.pk)
    ReferenceIndex.create_or_update_for_object(fresh)
    if not isinstance(fresh, Page):
        fresh.save()
