"""What keeps programs away from the forms: a trap, a least time, a number of messages; no third party, no riddle."""

from __future__ import annotations

import hashlib
import hmac
import time
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LEAST = timedelta(seconds=3)
"""Time that a person needs at least to fill a form in."""
MOST = timedelta(hours=12)
"""Time after which a form that stayed open is asked to be checked again."""
WINDOW = timedelta(hours=1)
EACH, ALL = 5, 60
"""Messages taken in one `WINDOW` from one network address, and from everybody."""

_signer = TimestampSigner(salt="core.contact")


class GuardedForm(forms.Form):
    """A form that people send: it was open for a while, and its trap is empty."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = stamp

    def clean_website(self) -> str:
        """Refuse what fills the trap, in words for the person whose browser did it."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field catches programs: empty it, then send again."))
        return ""

    def clean(self) -> dict[str, Any]:
        """Say when the form came too soon or too late; what was typed stays, and can be sent again."""
        super().clean()
        opened = self.cleaned_data.get("opened", "")
        try:
            _signer.unsign(opened, max_age=MOST)
        except (SignatureExpired, BadSignature):
            self._open_again()
            raise ValidationError(
                _("This form stayed open for long: check what you wrote, then send it again.")
            ) from None
        if _is_young(opened):
            raise ValidationError(_("This form came back faster than anybody writes: check it, then send it again."))
        return self.cleaned_data

    def _open_again(self) -> None:
        """Give the form that is shown again a moment of its own."""
        self.data = {**dict(self.data.items()), self.add_prefix("opened"): stamp()}


def stamp() -> str:
    """Return the present moment, signed."""
    return _signer.sign("opened")


def _is_young(opened: str) -> bool:
    try:
        _signer.unsign(opened, max_age=LEAST)
    except SignatureExpired:
        return False
    return True


def is_one_too_many(request: HttpRequest, what: str = "contact") -> bool:
    """Count a message, or another attempt, and tell whether its sender, or everybody together, made too many of late.

    The counts stand in the cache, which the server's processes share; an address stands there as a code that nobody
    can read back, until the window ends.
    """
    counts = [_counted(f"{what}-{_code(client_address(request))}"), _counted(f"{what}-everybody")]
    return counts[0] > EACH or counts[1] > ALL


def _counted(name: str) -> int:
    """Note a message of `name`, and return how many there were within the window."""
    key, now = f"attempts-{name}", time.time()
    recent = [moment for moment in cache.get(key, ()) if moment > now - WINDOW.total_seconds()]
    cache.set(key, [*recent, now], WINDOW.total_seconds())
    return len(recent) + 1


def client_address(request: HttpRequest) -> str:
    """Return the network address of the visitor, as the proxy before the portal wrote it last where there is one."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))


def _code(address: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
