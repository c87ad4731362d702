"""Addresses of the admin of documents; the first ones take the place of Wagtail's."""

from __future__ import annotations

from django.urls import path
from wagtail.documents.views.chooser import viewset

from documents.admin import editing, listing, report, texts, uploads

REPLACED = [
    path("documents/", listing.IndexView.as_view()),
    path("documents/results/", listing.IndexView.as_view(results_only=True)),
    path("documents/add/", uploads.CreateView.as_view()),
    path("documents/edit/<int:document_id>/", editing.EditView.as_view()),
    path("documents/multiple/add/", uploads.AddView.as_view()),
    path("documents/chooser/create/", viewset.construct_view(uploads.ChooserUploadView)),
]
_ONE = "documents/<int:document_id>"
OWN = [
    path(f"{_ONE}/relire/", editing.ReadAgainView.as_view(), name="document_read_again"),
    path(f"{_ONE}/texte/", texts.TextView.as_view(), name="document_pages"),
    path(f"{_ONE}/texte/<int:number>/", texts.CorrectView.as_view(), name="document_correct"),
    path(f"{_ONE}/texte/<int:number>/reprendre/", texts.ForgetView.as_view(), name="document_forget"),
    path(f"{_ONE}/fichiers/<int:pk>/", editing.FormerFileView.as_view(), name="document_former_file"),
    path(f"{_ONE}/fichiers/<int:pk>/remettre/", editing.BringBackView.as_view(), name="document_bring_back"),
    path("reports/documents/", report.ReportView.as_view(), name="documents_report"),
]
urlpatterns = [*REPLACED, *OWN]
