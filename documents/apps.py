"""The files of the portal."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Files and their use on pages."""

    name = "documents"
    verbose_name = _("Documents")
