"""Links to files in rich text, which knows no visitor: those of guarded files do not tell their title."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import escape
from wagtail import hooks
from wagtail.documents.rich_text import DocumentLinkHandler

from documents.guards import guarded
from documents.models import PortalDocument


class DocumentLinks(DocumentLinkHandler):
    """Writes the links of a text to files, all looked up in one query."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags of links; one to a file that is gone is left without address."""
        numbers = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        found = PortalDocument.objects.annotate(guarded=guarded("collection__path")).in_bulk(set(numbers))
        return [f'<a href="{escape(_address(found[pk]))}">' if pk in found else "<a>" for pk in numbers]


def _address(document: Any) -> str:
    """Return the address of a file; of a guarded one, an address that leads there whoever may read it."""
    return reverse("wagtaildocs_serve", args=[document.pk, "document"]) if document.guarded else document.url


@hooks.register("register_rich_text_features", order=20)
def register_links(features: Any) -> None:
    """Have the links of texts to files written so."""
    features.register_link_type(DocumentLinks)
