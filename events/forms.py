"""The admin form of an event: what its dates, its slots and its sessions must agree on, and what publication asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.forms import BasePageForm


class EventForm(BasePageForm):
    """Keeps the programme within the days of the event, and asks for a place where people meet."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("start"):
            first = localdate(cleaned["start"])
            last = localdate(cleaned["end"]) if cleaned.get("end") else first
            for relation in ("slots", "sessions"):
                self._check_days(relation, first, max(first, last))
        return cleaned

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if cleaned.get("mode") != self.instance.Mode.REMOTE and not cleaned.get("place_name"):
            self.add_error("place_name", _("Write where the event takes place, or choose “remote” above."))

    def _check_days(self, relation: str, first: date, last: date) -> None:
        """Add an error beside each day of the programme on which the event does not take place."""
        formset = self.formsets.get(relation)
        for row in formset.forms if formset else []:
            day = row.is_valid() and row.cleaned_data.get("day")
            if day and not first <= day <= last:
                row.add_error("day", _outside(first, last))


def _outside(first: date, last: date) -> str:
    if first == last:
        return _("The event takes place on %(day)s only: correct the day, or leave it empty.") % {
            "day": date_format(first)
        }
    return _("The event takes place from %(first)s to %(last)s: choose one of these days.") % {
        "first": date_format(first),
        "last": date_format(last),
    }
