"""The form that replaces a thing that is used by another of the same kind, and what is said to who deletes it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from core.replacing import replace, users_of


class ReplacementForm(forms.Form):
    """Asks for the thing that takes the place of another."""

    def __init__(self, *args: Any, old: models.Model, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old = old
        self.fields["replacement"] = forms.ModelChoiceField(
            candidates(old),
            label=_("Replacement"),
            widget=chooser(type(old)),
            error_messages={"invalid_choice": _("Choose another thing of the same kind and the same language.")},
        )


class ReplaceView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # it takes none when it runs
    """Shows where a thing is used, and replaces it there by another."""

    template_name = "core/admin/replace.html"
    page_title = gettext_lazy("Replace")
    header_icon = "resubmit"
    form_class = ReplacementForm

    @cached_property
    def old(self) -> models.Model:
        """Return the thing to replace."""
        try:
            model = apps.get_model(self.kwargs["app_label"], self.kwargs["model_name"])
        except LookupError as error:
            raise Http404 from error
        if not replaceable(model):
            raise Http404
        thing: models.Model = get_object_or_404(model, pk=unquote(self.kwargs["pk"]))
        return thing

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who may not delete the thing, or not change all that names it."""
        if not may_delete(request.user, self.old):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the thing to replace."""
        return {**super().get_form_kwargs(), "old": self.old}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Replace, say in how many places, and lead to the deletion of the old thing."""
        new = form.cleaned_data["replacement"]
        if self.untouchable:
            raise PermissionDenied
        count = replace(self.old, new, self.request.user)
        messages.success(self.request, replaced_message(self.old, new, count))
        return redirect(deletion_url(self.old))

    @cached_property
    def users(self) -> list[models.Model]:
        """Return what names the thing."""
        return users_of(self.old)

    @cached_property
    def untouchable(self) -> list[models.Model]:
        """Return what names the thing and that the user may not change."""
        return [thing for thing in self.users if not may_change(self.request.user, thing)]

    def get_page_subtitle(self) -> str:
        """Return the name of the thing to replace."""
        return str(self.old)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page, by the deletion of the thing."""
        deletion = {"url": deletion_url(self.old), "label": str(self.old)}
        return [*self.breadcrumbs_items, deletion, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        finder = AdminURLFinder(self.request.user)
        context = super().get_context_data(**kwargs)
        context["uses"] = [(str(user), verbose_name(user), finder.get_edit_url(user)) for user in self.users]
        context["untouchable"] = self.untouchable
        context["old"], context["kind"] = self.old, verbose_name(self.old)
        context["back"] = deletion_url(self.old)
        context["media"] = context["form"].media
        return context


class ReplacementFormatter(LogFormatter):
    """What the history says of a replacement."""

    label = gettext_lazy("Replace")

    def format_message(self, log_entry: Any) -> str:
        """Return one line of the history."""
        return str(_("“%(old)s” replaced by “%(new)s”") % log_entry.data)


def replaceable(model: type[models.Model]) -> bool:
    """Tell whether things of a model may be chosen in contents, and so be replaced there."""
    return issubclass(model, (Page, get_image_model(), get_document_model())) or model in get_snippet_models()


def candidates(old: models.Model) -> models.QuerySet[Any]:
    """Return what may take the place of `old`: the things of the same kind, in the same language."""
    others: models.QuerySet[Any] = type(old)._default_manager.exclude(pk=old.pk)  # noqa: SLF001  # documented by Django
    return others.filter(locale=old.locale) if isinstance(old, TranslatableMixin) else others


def chooser(model: type[models.Model]) -> Any:
    """Return the widget that chooses a thing of a model."""
    if issubclass(model, Page):
        return AdminPageChooser(target_models=[model])
    if issubclass(model, get_image_model()):
        return AdminImageChooser()
    if issubclass(model, get_document_model()):
        return AdminDocumentChooser()
    return model.snippet_viewset.chooser_viewset.widget_class()  # type: ignore[attr-defined]  # Wagtail sets it


def may_delete(user: Any, thing: Any) -> bool:
    """Tell whether somebody may delete a thing."""
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_delete())
    return bool(_policy(thing).user_has_permission_for_instance(user, "delete", thing))


def may_change(user: Any, thing: Any) -> bool:
    """Tell whether somebody may change what is online of a thing."""
    if isinstance(thing, Page):
        permissions = thing.permissions_for_user(user)
        return bool(permissions.can_publish() if thing.live else permissions.can_edit())
    return bool(_policy(thing).user_has_permission_for_instance(user, "change", thing))


def _policy(thing: models.Model) -> Any:
    return policy_registry.get_by_type(type(thing))


def verbose_name(thing: models.Model) -> str:
    """Return what the kind of a thing is called."""
    return str(thing._meta.verbose_name)  # noqa: SLF001  # documented by Django


def replacement_url(thing: object) -> str:
    """Return the address of the form for a thing; empty where it cannot be replaced."""
    if not isinstance(thing, models.Model) or not thing.pk or not replaceable(type(thing)):
        return ""
    options = thing._meta  # noqa: SLF001  # documented by Django
    return reverse("replace", args=[options.app_label, options.model_name, quote(thing.pk)])


def deletion_url(thing: Any) -> str:
    """Return the address where a thing is deleted."""
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:delete", args=[thing.pk])
    if isinstance(thing, get_image_model()):
        return reverse("wagtailimages:delete", args=[thing.pk])
    if isinstance(thing, get_document_model()):
        return reverse("wagtaildocs:delete", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("delete"), args=[quote(thing.pk)])


def replaced_message(old: models.Model, new: models.Model, count: int) -> str:
    """Return what is said after a replacement."""
    return ngettext(
        "“%(old)s” was replaced by “%(new)s” in %(count)s place. You may delete it now.",
        "“%(old)s” was replaced by “%(new)s” in %(count)s places. You may delete it now.",
        count,
    ) % {"old": old, "new": new, "count": count}


def refuse_protected(request: HttpRequest, *things: Any) -> HttpResponse | None:
    """Lead to the replacement of a thing that the database refuses to delete, where Wagtail does not know it."""
    if request.method != "POST":
        return None
    for thing in _deleted(things):
        try:
            Collector(using="default", origin=thing).collect([thing])
        except (ProtectedError, RestrictedError):
            messages.error(request, _("“%(thing)s” is used: replace it first.") % {"thing": thing})
            return redirect(replacement_url(thing) or "wagtailadmin_home")
    return None


def _deleted(things: Any) -> list[Any]:
    """Return the things that a deletion takes: a page with those under it, snippets by lists."""
    flat = [thing for group in things for thing in (group if isinstance(group, (list, tuple)) else [group])]
    under = [page for thing in flat if isinstance(thing, Page) for page in thing.get_descendants().specific()]
    return [*flat, *under]
