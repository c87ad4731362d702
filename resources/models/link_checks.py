"""What was found the last time somebody looked where a link leads."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    """The last look at an address of the web, and since when it fails."""

    class Status(models.TextChoices):
        OK = "ok", _("answers")
        FAILING = "failing", _("did not answer lately")
        BROKEN = "broken", _("no longer answers")
        UNKNOWN = "unknown", _("could not be checked")

    url = models.URLField(_("address"), max_length=500, unique=True)
    checked_at = models.DateTimeField(_("checked on"))
    status = models.CharField(_("state"), max_length=8, choices=Status.choices)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    detail = models.CharField(_("detail"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        indexes: ClassVar = [models.Index(fields=["status", "checked_at"], name="link_check_state")]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_status_display()}"

    @property
    def is_broken(self) -> bool:
        """Tell whether a reader should be warned."""
        return self.status == self.Status.BROKEN

    @property
    def is_fine(self) -> bool:
        """Tell whether the address answered."""
        return self.status == self.Status.OK
