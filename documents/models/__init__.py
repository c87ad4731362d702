"""Files, what was read of them, and their uses on pages."""

from documents.models.files import DocumentVersion, PortalDocument
from documents.models.readings import DocumentPage, FileReading
from documents.models.uses import PageFile

__all__ = ["DocumentPage", "DocumentVersion", "FileReading", "PageFile", "PortalDocument"]
