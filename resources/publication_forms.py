"""The admin forms of publications, videos and slide decks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.forms import BasePageForm


class ResourceForm(BasePageForm):
    """Asks for a producer at publication, and keeps then what the people named did on that day."""

    producers_required = True

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if self.producers_required and not self.rows("producers"):
            self.formsets["producers"].non_form_errors().append(_("Add at least one producer: who published this?"))

    def rows(self, relation: str) -> list[dict[str, Any]]:
        """Return what was typed in the rows of a relation, those to be deleted left out."""
        formset = self.formsets[relation]
        formset.is_valid()  # fills `cleaned_data`
        typed = [row.cleaned_data for row in formset.forms if hasattr(row, "cleaned_data")]
        return [row for row in typed if row and not row.get("DELETE")]

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        page = super().save(commit)
        if not self.is_deferred_validation:
            page.freeze_contributions()
        return page


class PublicationForm(ResourceForm):
    """Asks at publication for something to read: a file, an address, or a text."""

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if not (self.rows("file_links") or cleaned.get("external_url") or cleaned.get("body")):
            message = _("Give the reader something to read: a file above, an address here, or a text below.")
            if "external_url" not in self.errors:
                self.add_error("external_url", message)


class VideoForm(ResourceForm):
    """Asks at publication for something to watch, and for its words."""

    producers_required = False

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if not cleaned.get("video_url") and not cleaned.get("file") and "video_url" not in self.errors:
            self.add_error("video_url", _("Give the address of the video, or choose its file below."))


class DeckForm(ResourceForm):
    """Asks at publication for the slides."""

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if not self.rows("file_links"):
            self.formsets["file_links"].non_form_errors().append(_("Add the file of the slides."))


class NewsForm(BasePageForm):
    """Asks at publication for the body that gave the news, where an address is given for it."""

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if cleaned.get("source_url") and not (cleaned.get("source") or cleaned.get("source_name")):
            self.add_error("source", _("Say whose address this is: choose an organisation, or write its name below."))
