"""Who produces a resource, who writes it, who speaks in it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.models import Contribution, Involvement


class Producer(Involvement):
    """A body that produced a resource."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="producers")

    class Meta(Involvement.Meta):
        verbose_name = _("producer")
        verbose_name_plural = _("producers")


class Author(Contribution):
    """Somebody who signs a publication or a slide deck."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="authors")

    class Meta(Contribution.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class Speaker(Contribution):
    """Somebody who is heard in a video."""

    page = ParentalKey("resources.VideoPage", on_delete=models.CASCADE, related_name="speakers")

    class Meta(Contribution.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
