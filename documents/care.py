"""Documents that the team should look at: each function keeps those of a queryset that lack something."""

from __future__ import annotations

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from documents.models import FileReading, PageFile, PortalDocument

Documents = QuerySet[PortalDocument]


def without_licence(documents: Documents) -> Documents:
    """Keep those of which nobody said what readers may do with them."""
    return documents.filter(licence="")


def without_use(documents: Documents) -> Documents:
    """Keep those that no page and nothing else refers to."""
    kind = ContentType.objects.get_for_model(PortalDocument)
    references = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=Cast(OuterRef("pk"), CharField()))
    return documents.exclude(Exists(references))


def without_alternative(documents: Documents) -> Documents:
    """Keep the PDF that say nothing of their structure, without an accessible version on any page that shows them."""
    beside = PageFile.objects.filter(role=PageFile.Role.ACCESSIBLE, page__file_links__document=OuterRef("pk"))
    return documents.filter(reading__format="pdf", reading__tagged=False).exclude(Exists(beside))


def failed(documents: Documents) -> Documents:
    """Keep those whose text could not be read."""
    return documents.exclude(reading=None).exclude(reading__state__in=FINE)


def to_review(documents: Documents, day: date) -> Documents:
    """Keep those that should be looked at again by a day."""
    return documents.filter(review_on__lte=day)


def waiting(documents: Documents) -> Documents:
    """Keep those that the worker has still to read."""
    return documents.filter(reading__state=FileReading.State.WAITING)


FINE = (FileReading.State.WAITING, FileReading.State.DONE)
