"""A collection that changes its name changes what the index says of its titles."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from resources.models import Collection
from search.signals import reindex_pages_naming


def connect() -> None:
    """Listen to the collections."""
    post_save.connect(_renamed, sender=Collection, dispatch_uid="resources.renamed.Collection")


def _renamed(instance: Collection, **kwargs: Any) -> None:
    if not kwargs["created"] and not kwargs["raw"]:
        reindex_pages_naming([instance])
