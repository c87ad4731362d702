"""Contents as they are stored, in which one thing is named in the place of another."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from core.dangling import Link, links

_TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
PLACES = ("pk", "id", "sort_order")
"""What two rows that say the same differ by."""


@dataclass(frozen=True, slots=True)
class Repointing:
    """Writes `new` wherever a content names `old`, which is of the same kind."""

    old: models.Model
    new: models.Model

    def concerns(self, model: type[models.Model]) -> bool:
        """Tell whether a key to `model` may name the old thing."""
        return isinstance(self.old, model)

    def revision(self, model: type[models.Model], data: dict[str, Any]) -> bool:
        """Change the content of a revision; tell whether it named the old thing."""
        before = json.dumps(data, default=str)
        for link in links(model, data):
            if self.concerns(link.field.related_model) and str(link.value) == str(self.old.pk):
                self._link(link)
        self._texts(model, data)
        return json.dumps(data, default=str) != before

    def stored(self, row: models.Model) -> dict[str, Any]:
        """Return the texts and bodies of a row that must be written anew, by field."""
        changed: dict[str, Any] = {}
        for field in row._meta.concrete_fields:  # noqa: SLF001  # documented by Django
            value = field.value_from_object(row)
            if isinstance(field, StreamField) and value:
                raw = field.stream_block.get_prep_value(value)
                changed[field.name] = (raw, self.raw(field.stream_block, raw))
            elif isinstance(field, RichTextField) and value:
                changed[field.name] = (value, self.html(value))
        return {name: after for name, (before, after) in changed.items() if after != before}

    def raw(self, block: blocks.Block, value: Any) -> Any:
        """Return the stored value of a block, changed."""
        match block:
            case blocks.StreamBlock():
                kinds = block.child_blocks
                return [_with(child, self.raw(kinds[child["type"]], child["value"])) for child in value or []]
            case blocks.ListBlock():
                return [self._item(block.child_block, item) for item in value or []]
            case blocks.StructBlock() if isinstance(value, dict):
                kinds = block.child_blocks
                return {name: self.raw(kinds[name], part) if name in kinds else part for name, part in value.items()}
            case blocks.ChooserBlock():
                return self.new.pk if self.concerns(block.model_class) and value == self.old.pk else value
            case blocks.RichTextBlock():
                return self.html(value)
        return value

    def html(self, text: str) -> str:
        """Return a rich text whose links and pictures lead to the new thing."""
        kind = _rich_text_kind(self.old)
        if not kind:
            return text

        def repointed(match: re.Match[str]) -> str:
            tag, key = match.group(), f'id="{self.old.pk}"'
            return tag.replace(f" {key}", f' id="{self.new.pk}"') if kind in tag and f" {key}" in tag else tag

        return _TAG.sub(repointed, text)

    def _item(self, block: blocks.Block, item: Any) -> Any:
        """Return an item of a list, which older contents store without its identity."""
        stored = isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= item.keys()
        return _with(item, self.raw(block, item["value"])) if stored else self.raw(block, item)

    def _link(self, link: Link) -> None:
        link.row[link.field.name] = self.new.pk
        if link.siblings is not None and sum(same(row, link.row) for row in link.siblings) > 1:
            link.siblings[:] = [row for row in link.siblings if row is not link.row]

    def _texts(self, model: type[models.Model], data: dict[str, Any]) -> None:
        for field in model._meta.concrete_fields:  # noqa: SLF001  # documented by Django
            value = data.get(field.name)
            if value and isinstance(field, StreamField):
                data[field.name] = json.dumps(self.raw(field.stream_block, json.loads(value)))
            elif value and isinstance(field, RichTextField):
                data[field.name] = self.html(value)
        for relation in get_all_child_relations(model):
            for row in data.get(relation.get_accessor_name(), []):
                self._texts(relation.related_model, row)


def same(row: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two rows say the same, whatever their places."""
    return {k: v for k, v in row.items() if k not in PLACES} == {k: v for k, v in other.items() if k not in PLACES}


def _with(child: dict[str, Any], value: Any) -> dict[str, Any]:
    return {**child, "value": value}


def _rich_text_kind(thing: models.Model) -> str:
    """Return what marks the links of a rich text to things of this kind; empty where it may not name them."""
    if isinstance(thing, Page):
        return 'linktype="page"'
    if isinstance(thing, get_document_model()):
        return 'linktype="document"'
    return 'embedtype="image"' if isinstance(thing, get_image_model()) else ""
