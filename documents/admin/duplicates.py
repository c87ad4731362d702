"""The same file uploaded twice: which documents have it already, and the pages that use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from documents.access import TEAM, page_ids
from documents.models import PortalDocument

SHOWN = 5
"""Most documents, and most pages of each, that are named."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A document made of the same file, where it is looked at, and the pages that use it."""

    pk: int
    title: str
    url: str
    pages: tuple[Page, ...]


def twins(document: PortalDocument, user: Any, rights: tuple[str, ...] = TEAM) -> list[Twin]:
    """Return the other documents made of the same file on which `user` has a right, and the pages that they see."""
    policy = policy_registry.get_by_type(PortalDocument)
    others = policy.instances_user_has_any_permission_for(user, rights).select_related("collection")
    same = others.filter(reading=document.reading_id).exclude(pk=document.pk).order_by("created_at", "pk")
    return [_twin(other, user) for other in same[:SHOWN]] if document.reading_id else []


def _twin(document: PortalDocument, user: Any) -> Twin:
    pages = policy_registry.get_by_type(Page).explorable_instances(user).filter(pk__in=page_ids([document.pk]))
    editable = document.is_editable_by_user(user)
    url = reverse("wagtaildocs:edit", args=[document.pk]) if editable else document.url
    return Twin(document.pk, document.title, url, tuple(pages.order_by("path")[:SHOWN]))
