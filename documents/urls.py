"""Addresses of the files; the first keeps the name by which Wagtail knows it."""

from __future__ import annotations

from django.urls import path

from documents import views

urlpatterns = [
    path("<int:pk>/<str:slug>", views.serve, name="wagtaildocs_serve"),
    path("<int:pk>/<str:slug>/texte", views.text, name="document_text"),
    path("<int:pk>/<str:slug>/premiere-page.webp", views.picture, name="document_picture"),
    path("<int:pk>/<str:slug>/mot-de-passe", views.unlock, name="document_password"),
]
