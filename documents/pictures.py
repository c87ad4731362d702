"""The pictures of first pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from documents.models import PortalDocument


def size(document: PortalDocument) -> tuple[int, int] | None:
    """Return the width and the height of the picture of the first page, in pixels; None where it cannot be read."""
    if not document.reading or not document.reading.picture:
        return None
    try:
        with Image.open(document.reading.picture.path) as picture:
            return picture.size
    except (OSError, UnidentifiedImageError):
        return None
