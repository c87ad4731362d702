"""What the search keeps in the database: what is still to be written to the index, and what became of the index."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """Something that changed and that the index has not heard of yet.

    Rows are only ever added and deleted, but for those set aside: a unit that cannot be read, or that the engine
    refuses, keeps one row with its error, tried less and less often.
    """

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

    @property
    def is_set_aside(self) -> bool:
        """Tell whether it failed by itself; a row that waits for an engine that is away did not."""
        return self.attempts > 0


class IndexState(models.Model):
    """The one row that counts versions, of which each unit written gets the next, and remembers what happened."""

    version = models.PositiveBigIntegerField(_("last version"), default=0)
    rebuilt = models.DateTimeField(_("last rebuild"), null=True, blank=True)
    away_since = models.DateTimeField(_("not written since"), null=True, blank=True)
    away_because = models.TextField(_("why it is not written"), blank=True, db_default="")
    next_try = models.DateTimeField(_("next try"), null=True, blank=True)
    reconciled = models.DateTimeField(_("last comparison"), null=True, blank=True)
    missing = models.PositiveIntegerField(_("contents that were missing"), default=0, db_default=0)
    superfluous = models.PositiveIntegerField(_("contents that were too many"), default=0, db_default=0)
    stale = models.PositiveIntegerField(_("contents that were out of date"), default=0, db_default=0)

    class Meta:
        verbose_name = _("state of the index")
        verbose_name_plural = _("state of the index")

    def __str__(self) -> str:
        return f"v{self.version}"

    @classmethod
    def load(cls) -> IndexState:
        """Return the only row, made at first use."""
        return cls.objects.get_or_create(pk=1)[0]

    @classmethod
    def note(cls, **values: Any) -> None:
        """Remember something, and leave the rest of the row as others may have changed it."""
        cls.objects.update_or_create(pk=1, defaults=values)
