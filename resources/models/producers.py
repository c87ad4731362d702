"""Who produces a resource."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from core.models import Involvement


class Producer(Involvement):
    """A body that produced a resource."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="producers")

    class Meta(Involvement.Meta):
        verbose_name = _("producer")
        verbose_name_plural = _("producers")
