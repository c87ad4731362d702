"""What the team says once for the whole portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

NETWORKS = {
    "linkedin.com": "LinkedIn",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "bsky.app": "Bluesky",
    "vimeo.com": "Vimeo",
    "x.com": "X",
}
"""The name of a network by its host; that of any other, such as an instance of Mastodon, is its host."""
_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the association on a network."""

    name: str
    url: str


def validate_addresses(text: str) -> None:
    """Refuse a line that is not a whole address, and say which."""
    for line in _lines(text):
        try:
            _is_address(line)
        except ValidationError:
            raise ValidationError(
                _("“%(line)s” is not an address: write one a line, beginning with “https://”."), params={"line": line}
            ) from None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@register_setting(icon="site")
class PortalSettings(BaseGenericSetting):
    """Name, contacts, accounts and funders, shown at the foot of every page."""

    name = models.CharField(
        _("name of the association"),
        max_length=120,
        default="Villes et Territoires Occitanie",
        help_text=_("Shown at the head and at the foot of each page, and in the tabs of browsers."),
    )
    tagline = models.CharField(_("tagline"), max_length=200, blank=True, help_text=_("What the association is."))
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("As on an envelope, the name of the association left out.")
    )
    email = models.EmailField(
        _("public e-mail"),
        blank=True,
        help_text=_("A general address, not somebody's own: the messages of visitors arrive there."),
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("Such as 05 61 00 00 00."))
    accounts = models.TextField(
        _("accounts on networks"),
        blank=True,
        default="",
        db_default="",
        validators=[validate_addresses],
        help_text=_("One address a line, such as “https://www.linkedin.com/company/…”; at the foot of each page."),
    )
    funders = models.TextField(_("funders"), blank=True, help_text=_("Names in words, shown at the foot of each page."))

    panels: ClassVar = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("Identity")),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("email"), FieldPanel("phone")], heading=_("Contacts")),
        FieldPanel("accounts"),
        FieldPanel("funders"),
    ]

    class Meta:
        verbose_name = _("portal")

    @property
    def account_links(self) -> list[Account]:
        """Return the accounts in the order of the team, each under the name of its network."""
        return [Account(_network(line), line) for line in _lines(self.accounts)]


def _network(address: str) -> str:
    host = (urlsplit(address).hostname or address).removeprefix("www.")
    parents = (".".join(host.split(".")[place:]) for place in range(host.count(".") + 1))
    return next((NETWORKS[parent] for parent in parents if parent in NETWORKS), host)
