"""The account of a member: their own login, lost password and new password, in the face of the portal."""

from __future__ import annotations

from typing import Any

from axes.utils import reset
from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from core.contact import guard
from core.models import PortalSettings


class LoginForm(AuthenticationForm):
    """Says in one sentence that name and password do not go together, never which of them is wrong."""

    error_messages = {  # noqa: RUF012  # as Django declares its own
        **AuthenticationForm.error_messages,
        "invalid_login": _("This user name and this password do not go together: check both, capitals included."),
    }


class LoginView(views.LoginView):
    """Logs a member in, and leads to the page that asked for it; too many wrong passwords close it for a while."""

    template_name = "account/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True


class LogoutView(views.LogoutView):
    """Logs a member out, and leads to the home page."""


class LostPasswordForm(PasswordResetForm):
    """Asks for an address, and counts what is asked from one network address."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        """Refuse who asks for many mails."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if guard.is_one_too_many(self.request):
            self.add_error(None, _("Many messages came in a short time: try again in an hour, or write by e-mail."))
        return cleaned


class LostPasswordView(views.PasswordResetView):
    """Sends a link by mail to who has an account; it says the same to who has none."""

    template_name = "account/lost_password.html"
    form_class = LostPasswordForm
    subject_template_name = "account/lost_password_subject.txt"
    email_template_name = "account/lost_password_mail.txt"
    success_url = reverse_lazy("lost_password_sent")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the request, which it counts."""
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the mail, whose links begin as SITE_URL says, not as the request pretends."""
        self.extra_email_context = {"site_url": settings.SITE_URL, "portal": PortalSettings.load()}
        return super().form_valid(form)


class LostPasswordSentView(views.PasswordResetDoneView):
    """Says that the mail left, if there is an account."""

    template_name = "account/lost_password_sent.html"


class NewPasswordView(views.PasswordResetConfirmView):
    """Takes a new password from who followed the link of the mail."""

    template_name = "account/new_password.html"
    success_url = reverse_lazy("new_password_kept")

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the password, and forget the wrong ones that closed the account."""
        reset(username=form.user.get_username())
        return super().form_valid(form)


class NewPasswordKeptView(views.PasswordResetCompleteView):
    """Says that the new password is kept."""

    template_name = "account/new_password_kept.html"


class ChangePasswordView(views.PasswordChangeView):
    """Changes the password of a member who is logged in, and asks others to log in first."""

    template_name = "account/change_password.html"
    success_url = reverse_lazy("new_password_kept")
