"""The admin form of a fiche d'expérience."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.forms import BasePageForm


class ExperienceForm(BasePageForm):
    """Asks for the carrying body at publication."""

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if not cleaned.get("carrier") and not cleaned.get("carrier_name"):
            self.add_error("carrier", _("Choose the carrying organisation, or write its name below."))
