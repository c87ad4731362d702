"""Hours as they are written in a programme."""

from __future__ import annotations

from datetime import time

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def hour(moment: time | None) -> str:
    """Return an hour in the active language, « 10h30 » or “10:30”."""
    if moment is None:
        return ""
    return gettext("%(hour)d:%(minute)02d") % {"hour": moment.hour, "minute": moment.minute}
