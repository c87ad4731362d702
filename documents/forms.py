"""The admin form of a file."""

from __future__ import annotations

from typing import Any

from wagtail.documents.forms import BaseDocumentForm


class DocumentForm(BaseDocumentForm):
    """Keeps the file that another replaces, and who replaced it."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        self.original_file = None  # Wagtail would delete it
        self.instance.edited_by = self.user
        return super().save(commit=commit)
