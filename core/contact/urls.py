"""Addresses of the forms."""

from __future__ import annotations

from django.urls import path

from core.contact import views

urlpatterns = [
    path("contact/", views.contact, name="contact"),
    path("contact/merci/", views.sent, name="contact_sent"),
    path("signaler/", views.report, name="report"),
]
