"""Where files are kept: outside of the public media, so that a view alone gives them."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files in `settings.DOCUMENTS_ROOT`, without any address of their own."""

    def __init__(self) -> None:
        super().__init__(location=str(settings.DOCUMENTS_ROOT))

    def url(self, name: str | None) -> str:
        """Refuse to give an address, as Django has it for a storage that has none."""
        raise NotImplementedError("A document is read at the address of its view.")


def private_storage() -> PrivateStorage:
    """Return the storage of the files and of the pictures of their first pages."""
    return PrivateStorage()
