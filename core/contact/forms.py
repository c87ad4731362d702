"""The forms that visitors fill in: a message to the team, and an error found on a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from core.contact.guard import GuardedForm

LONGEST = 5000


class LineField(forms.CharField):
    """A text on one line: whatever breaks or controls lines becomes a space."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


class AddressField(forms.EmailField):
    """An e-mail address without any character that a mail's headers could stumble on."""

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        if not address.isprintable():
            raise ValidationError(EmailValidator.message, code="invalid")
        return address


class ContactForm(GuardedForm):
    """A message to the team."""

    SUBJECTS = (
        ("question", _("A question about a resource")),
        ("contribution", _("A resource or an experience to share")),
        ("event", _("An event or a registration")),
        ("access", _("A difficulty to read or use the portal")),
        ("data", _("My personal data")),
        ("other", _("Something else")),
    )

    subject = forms.ChoiceField(
        label=_("Subject"),
        choices=[("", _("Choose a subject")), *SUBJECTS],
        error_messages={"required": _("Choose what your message is about.")},
    )
    name = LineField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = AddressField(
        label=_("Your e-mail address"),
        max_length=200,
        help_text=_("So that we can answer you, such as name@example.org."),
        error_messages={"required": _("Write the address where we may answer you.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    message = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": _("Write your message.")},
    )

    field_order = ("subject", "name", "email", "message", "website", "opened")


class ReportForm(GuardedForm):
    """An error that a visitor found on a page."""

    KINDS = (
        ("wrong", _("Something is wrong or out of date")),
        ("link", _("A link or a file does not open")),
        ("access", _("I cannot read or use the page")),
        ("spelling", _("A misprint")),
        ("other", _("Something else")),
    )

    page = LineField(label=_("Page concerned"), max_length=500, widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("What did you find?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )
    message = forms.CharField(
        label=_("Tell us more"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The sentence or the link concerned, and what should stand there if you know it."),
        error_messages={"required": _("Say in a few words what is wrong.")},
    )
    email = AddressField(
        label=_("Your e-mail address (optional)"),
        max_length=200,
        required=False,
        help_text=_("Only if you want an answer."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    field_order = ("page", "kind", "message", "email", "website", "opened")

    def clean_page(self) -> str:
        """Keep the address only where it is one of the portal."""
        path: str = self.cleaned_data["page"]
        if path and not is_local(path):
            raise ValidationError(_("This is not the address of a page of the portal."))
        return path


def is_local(path: str) -> bool:
    """Tell whether a text is the path of a page of the portal, and no other address."""
    parts = urlsplit(path)
    readable = path.startswith("/") and not path.startswith("//") and "\\" not in unquote(path)
    return readable and not parts.scheme and not parts.netloc
