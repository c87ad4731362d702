"""The page where a document is edited: how its file was read, and the files that it had before."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.documents.views import documents

from documents import serving
from documents.admin.rights import ChangeView
from documents.admin.states import told
from documents.admin.uploads import UploadMixin
from documents.models import DocumentVersion, PortalDocument
from documents.reading import read_again
from documents.versions import bring_back


class EditView(UploadMixin, documents.EditView):
    """Edits a document, and tells of its file."""

    template_name = "documents/admin/edit.html"
    adds = False

    def unchanged(self) -> PortalDocument | None:
        """Return the document as it is in the database."""
        found: PortalDocument = self.get_object()
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what Wagtail shows, the state of the reading and the former files."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        versions = self.object.versions.select_related("replaced_by")
        return context | {"told": told(self.object), "versions": list(versions)}


class ReadAgainView(ChangeView):
    """Has the file of a document read once more."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, document_id: int) -> HttpResponse:
        """Ask for the reading, and return to where it was asked."""
        if self.document.reading:
            read_again(self.document.reading)
            told = _("“%(title)s” will be read again within a few minutes.") % {"title": self.document.title}
            messages.success(request, told)
        return redirect(get_valid_next_url_from_request(request) or _edit_url(self.document))


class VersionView(ChangeView):
    """A view of a file that a document had."""

    def version(self, pk: int) -> DocumentVersion:
        """Return a former file of the document."""
        return get_object_or_404(DocumentVersion.objects.select_related("reading"), pk=pk, document=self.document)


class FormerFileView(VersionView):
    """Gives a former file to the team."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, document_id: int, pk: int) -> HttpResponseBase:
        """Give the file."""
        version = self.version(pk)
        path = Path(version.file.path)
        if not path.is_file():
            raise Http404
        mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        etag = version.reading.sha256 if version.reading else str(pk)
        return serving.give(request, path, name=path.name, mime=mime, etag=etag)


class BringBackView(VersionView):
    """Gives a document a file that it had."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, document_id: int, pk: int) -> HttpResponse:
        """Exchange the files; the one that goes can be brought back in the same way."""
        version = self.version(pk)
        name = str(version)
        try:
            bring_back(version, request.user)
        except FileNotFoundError:
            messages.error(request, _("“%(name)s” is no longer on the disk: nothing has changed.") % {"name": name})
        else:
            text = _("“%(name)s” is the file of the document again. The one it replaces is among the former files.")
            messages.success(request, text % {"name": name})
        return redirect(_edit_url(self.document))


def _edit_url(document: PortalDocument) -> str:
    return reverse("wagtaildocs:edit", args=[document.pk])
