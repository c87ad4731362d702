"""A theme, a territory, an audience or a body that changes changes what the index says of its pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save

from core.models import Audience, Organisation, Territory, Theme
from search.signals import reindex_pages_naming


def connect() -> None:
    """Listen to the snippets that pages name."""
    for model in (Audience, Organisation, Territory, Theme):
        post_save.connect(_renamed, sender=model, dispatch_uid=f"core.renamed.{model.__name__}")


def _renamed(instance: Model, **kwargs: Any) -> None:
    if not kwargs["created"] and not kwargs["raw"]:
        reindex_pages_naming([instance])
