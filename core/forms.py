"""Forms of the admin: what is asked at publication only, so that a draft is saved incomplete."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.slugs import free_slug, slug_of


class BasePageForm(WagtailAdminPageForm):
    """Form of every page; `check_publication` runs when the page goes live, never for a draft."""

    def clean_slug(self) -> str:
        """Return the address; of a new page whose title another one has already, the next free one."""
        slug: str = self.cleaned_data["slug"]
        proposed = slug == slug_of(self.cleaned_data.get("title", ""))
        return free_slug(slug, self.parent_page) if proposed and not self.instance.pk else slug

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            self.check_publication(cleaned)
        return cleaned

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        """Add an error beside each field that publication needs."""
        if cleaned.get("image") and not cleaned.get("image_alt"):
            self.add_error("image_alt", _("Describe the image in one sentence."))
