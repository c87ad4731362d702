"""When an event takes place."""

from __future__ import annotations

from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from core.dates import UnevenDate

MIDNIGHT = time(0, 0)
PAST_EVENTS = "passes/"
"""Where past events are listed, under the agenda."""


class Scheduled(models.Model):
    """Abstract: what starts on a day, and may last several; read at the hour of the portal."""

    start = models.DateTimeField(
        _("start"), null=True, help_text=_("Day and hour; write 0:00 where only the day is known.")
    )
    end = models.DateTimeField(
        _("end"),
        null=True,
        blank=True,
        help_text=_("Empty for one day whose last hour is unknown."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("The end must come after the start: correct one of the two dates.")})

    @property
    def first_day(self) -> date | None:
        """Return the first day of the event."""
        return localdate(self.start) if self.start else None

    @property
    def last_day(self) -> date | None:
        """Return the last day of the event, the first one where no end is known."""
        return localdate(self.end) if self.end else self.first_day

    @property
    def days_in_words(self) -> UnevenDate | None:
        """Return the days of the event, to be shown as « jeudi 8 décembre 2022 »."""
        if not (self.first_day and self.last_day):
            return None
        return UnevenDate.from_days(self.first_day, max(self.first_day, self.last_day))

    @property
    def hours(self) -> tuple[time | None, time | None]:
        """Return the first and the last hour; midnight stands for an unknown one."""
        first, last = (localtime(moment).time() if moment else MIDNIGHT for moment in (self.start, self.end))
        return (None if first == MIDNIGHT else first), (None if last == MIDNIGHT else last)

    @property
    def is_over(self) -> bool:
        """Return whether its last day has passed."""
        return self.last_day is not None and self.last_day < localdate()
