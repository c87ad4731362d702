"""The admin forms of a dossier, of its sheets and of its toolbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import BasePageForm
from resources import editions

if TYPE_CHECKING:
    from resources.models import DossierPage


class PartsWidget(forms.Widget):
    """Shows the parts of a dossier, each with its state and the way to write it; nothing is typed here."""

    dossier: DossierPage | None = None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        shown = _parts(self.dossier) if self.dossier and self.dossier.pk else {}
        return render_to_string("resources/_dossier_parts_widget.html", {"name": name, **shown})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> None:
        return None


def _parts(dossier: DossierPage) -> dict[str, Any]:
    """Return the parts of a dossier with the addresses of their forms, and those that make new ones."""
    parts = [*dossier.sheets(), *dossier.toolboxes()]
    add = {"add_sheet": "dossiersheetpage"} | ({} if dossier.toolboxes() else {"add_toolbox": "toolboxpage"})
    return {
        "parts": [(part, reverse("wagtailadmin_pages:edit", args=[part.pk])) for part in parts],
        **{name: reverse("wagtailadmin_pages:add", args=["resources", kind, dossier.pk]) for name, kind in add.items()},
    }


class DossierForm(BasePageForm):
    """Shows the sheets where they are missed: a dossier is saved without any, and published with one at least."""

    sheets = forms.Field(
        label=gettext_lazy("sheets and toolbox"),
        required=False,
        widget=PartsWidget,
        help_text=gettext_lazy("Each sheet is a page of its own, inside the dossier; save the dossier first."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "sheets" in self.fields:
            self.fields["sheets"].widget.dossier = self.instance

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        older = cleaned.get("replaces")
        if older and self.instance.pk in editions.chain(older.pk, self.instance.other_replacements()):
            self.add_error(
                "replaces", _("This edition already replaces the present one, or is it: choose an older one.")
            )
        return cleaned

    def check_publication(self, cleaned: dict[str, Any]) -> None:
        super().check_publication(cleaned)
        if not self.instance.sheets().exists():
            message = _(
                "A dossier is published with one sheet at least: save this draft, add a sheet to it, then publish. "
                "A single document is rather a publication."
            )
            self.add_error("sheets", message)


class DossierSheetForm(BasePageForm):
    """Proposes the next number, and refuses one that another sheet of the dossier has."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.number is None and hasattr(self.parent_page.specific, "next_number"):
            self.initial["number"] = self.parent_page.specific.next_number()

    def clean_number(self) -> int | None:
        """Return the number, unless it is taken."""
        number: int | None = self.cleaned_data["number"]
        taken = number and self.parent_page.specific.sheets().filter(number=number).exclude(pk=self.instance.pk).first()
        if taken:
            message = _("“%(title)s” already has this number: the next free one is %(number)s.")
            free = self.parent_page.specific.next_number()
            raise ValidationError(message, params={"title": taken.title, "number": free})
        return number
