"""Whether a file lies in a collection that has rules, told by the query that reads it."""

from __future__ import annotations

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Length, Substr
from wagtail.models import CollectionViewRestriction


def guarded(path: str = "document__collection__path") -> Exists:
    """Return whether a rule stands on a collection or above it, in the query that reads its files."""
    above = CollectionViewRestriction.objects.annotate(
        start=Substr(OuterRef(path), Value(1), Length("collection__path"), output_field=CharField())
    )
    return Exists(above.filter(collection__path=F("start")))
