"""Where files are kept: outside of the public media, so that a view alone gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

if TYPE_CHECKING:
    from django.core.files import File


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files in `settings.DOCUMENTS_ROOT`, without any address of their own."""

    def __init__(self) -> None:
        super().__init__(location=str(settings.DOCUMENTS_ROOT))

    def url(self, name: str | None) -> str:
        """Refuse to give an address, as Django has it for a storage that has none."""
        raise NotImplementedError("A document is read at the address of its view.")

    def delete(self, name: str) -> None:
        """Delete a file, unless a document has it, as its file of today or as a former one."""
        if not _is_held(name):
            super().delete(name)

    def _save(self, name: str, content: File[Any]) -> str:
        try:
            kept: str = super()._save(name, content)  # type: ignore[misc]  # Django's way, of which the stubs say nothing
        except OSError:
            self.delete(name)  # what the disk took of it
            raise
        return kept


def _is_held(name: str) -> bool:
    from documents.models import DocumentVersion, PortalDocument  # noqa: PLC0415  # the models need the storage

    return any(model.objects.filter(file=name).exists() for model in (PortalDocument, DocumentVersion))


def private_storage() -> PrivateStorage:
    """Return the storage of the files and of the pictures of their first pages."""
    return PrivateStorage()
