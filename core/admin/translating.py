"""The button that translates a page of a list, without the two queries that wagtail-localize asks for each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as localize

HOOK = "register_page_listing_more_buttons"


def replace_button() -> None:
    """Put the button of the portal in the place of the one of wagtail-localize, in lists only."""
    registered = hooks._hooks[HOOK]  # noqa: SLF001  # Wagtail has no other way to withdraw a hook
    registered[:] = [hook for hook in registered if hook[0] is not localize.page_listing_more_buttons]
    hooks.register(HOOK, translate_button)


def translate_button(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """Offer to translate a page that lacks a language, which the list has asked for all its rows at once."""
    if user.has_perm("wagtail_localize.submit_translation") and getattr(page, "_has_untranslated_locale", False):
        url = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
        yield Button(_("Translate this page"), url, priority=60, icon_name="wagtail-localize-language")
