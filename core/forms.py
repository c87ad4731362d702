"""Forms of the admin: what is asked at publication only, so that a draft is saved incomplete."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Form of every page; `check_publication` runs when the page goes live, never for a draft."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            self.check_publication(cleaned)
        return cleaned

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        """Add an error beside each field that publication needs."""
        if cleaned.get("image") and not cleaned.get("image_alt"):
            self.add_error("image_alt", _("Describe the image in one sentence."))
