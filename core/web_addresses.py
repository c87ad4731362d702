"""Addresses of the web that an editor types in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    URLField = models.URLField[str, str]
else:
    URLField = models.URLField


class WebAddressFormField(forms.URLField):
    """A box that takes a whole address and guesses none: « www.example.org » is refused with a sentence."""

    default_error_messages = {"invalid": _("Write the whole address, beginning with “https://”.")}  # noqa: RUF012
    default_validators = [URLValidator(schemes=["http", "https"])]  # noqa: RUF012  # both as Django declares them

    def to_python(self, value: Any) -> str | None:
        """Return what was typed, without the scheme that Django would add."""
        text: str | None = forms.CharField.to_python(self, value)
        return text


class WebAddressField(URLField):
    """An address with its scheme, http or https."""

    def formfield(self, **options: Any) -> Any:
        """Return the box that guesses no scheme."""
        return super().formfield(**{"form_class": WebAddressFormField, "assume_scheme": "https", **options})
