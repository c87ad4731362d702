"""What the search keeps in the database: what is still to be written to the index, and the state of the index."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """Something that changed and that the index has not heard of yet; rows are only ever added and deleted."""

    uid = models.CharField(_("unit"), max_length=60)
    created = models.DateTimeField(_("created"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try = models.DateTimeField(_("next try"), default=timezone.now)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("change to index")
        verbose_name_plural = _("changes to index")
        indexes: ClassVar = [models.Index(fields=["next_try", "id"], name="outbox_due")]

    def __str__(self) -> str:
        return self.uid


class IndexState(models.Model):
    """The one row that counts versions: each unit written to the index gets the next one."""

    version = models.PositiveBigIntegerField(_("last version"), default=0)
    rebuilt = models.DateTimeField(_("last rebuild"), null=True, blank=True)

    class Meta:
        verbose_name = _("state of the index")
        verbose_name_plural = _("state of the index")

    def __str__(self) -> str:
        return f"v{self.version}"

    @classmethod
    def load(cls) -> IndexState:
        """Return the only row, made at first use."""
        return cls.objects.get_or_create(pk=1)[0]
