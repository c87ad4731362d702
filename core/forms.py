"""Forms of the admin: what is asked at publication only, so that a draft is saved incomplete."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.slugs import free_slug, slug_of


class BasePageForm(WagtailAdminPageForm):
    """Form of every page; `check_publication` runs when the page goes live, never for a draft."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Return the address, made of the title where none was typed; of a new page, the next free one."""
        title: str = self.cleaned_data.get("title", "")
        slug: str = self.cleaned_data["slug"] or slug_of(title)
        if title and not slug:
            raise ValidationError(_("Write the end of the address: none can be made of this title."))
        proposed = slug == slug_of(title)
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
