"""The files of the portal."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentsConfig(AppConfig):
    """Files, what was read of them, and their use on pages."""

    name = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        """Let files be found, have them read, and listen to what changes who may read them."""
        from core import background  # noqa: PLC0415  # models are there only now
        from documents import rich_text, signals  # noqa: F401, PLC0415  # the hook is registered where it is written
        from documents.indexing import KIND, DocumentSource, with_files  # noqa: PLC0415
        from documents.reading import read_next  # noqa: PLC0415
        from search import sources  # noqa: PLC0415
        from search.kinds import Kind, register  # noqa: PLC0415

        register(
            Kind(KIND, pgettext_lazy("a file found", "Document"), pgettext_lazy("files found", "Documents"), "document")
        )
        sources.register(DocumentSource())
        sources.complete_with(with_files)
        background.register("documents", read_next, seconds=1)
        signals.connect()
