"""What the team says once for the whole portal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="site")
class PortalSettings(BaseGenericSetting):
    """Name, contacts and funders, shown at the foot of every page."""

    name = models.CharField(_("name of the association"), max_length=120, default="Villes et Territoires Occitanie")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True, help_text=_("What the association is."))
    address = models.TextField(_("postal address"), blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    funders = models.TextField(_("funders"), blank=True, help_text=_("Names in words, shown at the foot of each page."))

    panels: ClassVar = [FieldPanel(name) for name in ("name", "tagline", "address", "email", "phone", "funders")]

    class Meta:
        verbose_name = _("portal")
