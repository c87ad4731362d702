"""Revisions that name what was deleted since: they are read without it, which modelcluster refuses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key in the content of a revision: the row that holds it, and the list of rows in which this one is."""

    field: models.ForeignKey[Any, Any]
    row: dict[str, Any]
    siblings: list[dict[str, Any]] | None

    @property
    def value(self) -> Any:
        """Return the key of what the row names."""
        return self.row[self.field.name]

    def cut(self) -> None:
        """Name nothing any more; a row that cannot do without goes."""
        if self.field.null:
            self.row[self.field.name] = None
        elif self.siblings is not None and self.row in self.siblings:
            self.siblings.remove(self.row)


def links(model: type[models.Model], data: dict[str, Any], siblings: list[Any] | None = None) -> Iterator[Link]:
    """Return the foreign keys that the content of a revision holds, those of its rows included."""
    options = model._meta  # noqa: SLF001  # documented by Django
    for field in options.concrete_fields:
        if isinstance(field, models.ForeignKey) and data.get(field.name) is not None:
            yield Link(field, data, siblings)
    for relation in get_all_child_relations(model):
        rows = data.get(relation.get_accessor_name(), [])
        for row in list(rows):
            yield from links(relation.related_model, row, rows)


def without_dangling(model: type[models.Model], data: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a revision without the protected things that exist no more, in one query for each kind.

    modelcluster clears by itself the keys that may be null on deletion; it knows nothing of `PROTECT`.
    """
    kept = deepcopy(data)
    named: dict[type[models.Model], list[Link]] = defaultdict(list)
    for link in links(model, kept):
        if link.field.remote_field.on_delete in (models.PROTECT, models.RESTRICT):
            named[link.field.related_model].append(link)
    for target, found in named.items():
        existing = target._default_manager.filter(pk__in={link.value for link in found})  # noqa: SLF001
        keys = {str(key) for key in existing.values_list("pk", flat=True)}
        for link in found:
            if str(link.value) not in keys:
                link.cut()
    return kept
