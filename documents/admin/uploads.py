"""The three ways of adding a file: the form, several files at once, and the upload of the chooser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.documents.views import chooser, documents, multiple
from wagtail.permissions import policy_registry

from documents.admin.duplicates import Twin, twins
from documents.forms import NO_ROOM, NoRoom
from documents.models import PortalDocument

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    class _Form:
        """What a generic view with a form has."""

        request: HttpRequest
        object: Any
        produced_error_message: str | None

        def get_error_message(self) -> str | None: ...
        def form_valid(self, form: Any) -> HttpResponseBase: ...
        def form_invalid(self, form: Any) -> HttpResponseBase: ...
else:
    _Form = object


class UploadMixin(_Form):
    """A form with a file: says that the disk is full, and that the same file is there already."""

    adds = True
    """Whether the document is a new one, which may as well be deleted at once."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Save the file, then name the documents that are made of the same one."""
        try:
            response = super().form_valid(form)
        except NoRoom:
            form.add_error("file", NO_ROOM)
            self.object = self.unchanged()
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        if "file" in form.changed_data:
            warn_of_twins(self.request, form.instance, added=self.adds)
        return response

    def unchanged(self) -> PortalDocument | None:
        """Return the document as it is in the database."""
        return None


class CreateView(UploadMixin, documents.CreateView):
    """Adds one file."""


class AddView(multiple.AddView):
    """Adds several files at once; each is said to be refused or to be there already by itself."""

    edit_form_template_name = "documents/admin/uploaded.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep a file, or say why not; nothing is left where files are public, unlike what Wagtail does."""
        if "files[]" not in request.FILES:
            return HttpResponseBadRequest("Must upload a file")
        data = {"collection": request.POST.get("collection")}
        form = self.get_upload_form_class()(
            data,
            {"file": request.FILES["files[]"]},
            user=request.user,
            instance=PortalDocument(uploaded_by_user=request.user),
        )
        try:
            if form.is_valid():
                self.object = form.save()
                return JsonResponse(self.get_edit_object_response_data())
        except NoRoom:
            form.add_error("file", NO_ROOM)
        return JsonResponse(self.get_invalid_response_data(form))

    def get_invalid_response_data(self, form: Any) -> dict[str, Any]:
        """Return why a file was refused, whatever part of the form says so."""
        return {"success": False, "error_message": "\n".join(str(each[0]) for each in form.errors.values())}

    def get_edit_object_form_context_data(self) -> dict[str, Any]:
        """Return what Wagtail shows of a file that was added, and the documents made of the same one."""
        context: dict[str, Any] = super().get_edit_object_form_context_data()
        return context | {"twins": twins(self.object, self.request.user)}


class DecisionForm(forms.Form):
    """Which of two documents made of the same file is chosen: the one uploaded now, or one that was there."""

    uploaded = forms.ModelChoiceField(PortalDocument.objects.all())
    chosen = forms.ModelChoiceField(PortalDocument.objects.all())


class ChooserUploadView(chooser.DocumentChooserUploadView):
    """Adds a file in the chooser; when it is there already, asks which of the two is meant."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add the file, or carry out what was decided about it."""
        decision = DecisionForm(request.POST)
        if decision.is_valid():
            return self._carry_out(decision.cleaned_data["uploaded"], decision.cleaned_data["chosen"])
        self.form = self.get_creation_form()
        try:
            if self.form.is_valid():
                return self._chosen_or_asked(self.save_form(self.form))
        except NoRoom:
            self.form.add_error("file", NO_ROOM)
        return self._response(self.get_reshow_creation_form_response())

    def _chosen_or_asked(self, document: PortalDocument) -> HttpResponse:
        found = twins(document, self.request.user, ("choose",))
        return self._asked(document, found) if found else self._response(self.get_chosen_response(document))

    def _asked(self, document: PortalDocument, found: list[Twin]) -> HttpResponse:
        context = {"view": self, "document": document, "twins": found, "create_action_url": self.get_create_url()}
        html = render_to_string("documents/admin/chooser_twins.html", context, self.request)
        data = {"step": "reshow_creation_form", "htmlFragment": html}
        return self._response(render_modal_workflow(self.request, None, None, None, json_data=data))

    def _carry_out(self, uploaded: PortalDocument, chosen: PortalDocument) -> HttpResponse:
        policy = policy_registry.get_by_type(PortalDocument)
        if not policy.user_has_permission_for_instance(self.request.user, "delete", uploaded):
            raise PermissionDenied
        if chosen != uploaded:
            if chosen.reading_id != uploaded.reading_id or chosen.pk not in _choosable(policy, self.request.user):
                raise PermissionDenied
            uploaded.delete()
        return self._response(self.get_chosen_response(chosen))

    @staticmethod
    def _response(response: Any) -> HttpResponse:
        answer: HttpResponse = response
        return answer


def _choosable(policy: Any, user: Any) -> set[int]:
    return set(policy.instances_user_has_any_permission_for(user, ["choose"]).values_list("pk", flat=True))


def warn_of_twins(request: HttpRequest, document: PortalDocument, *, added: bool) -> None:
    """Say which documents are made of the same file, and offer to delete the one that was just added."""
    found = twins(document, request.user)
    if found:
        told = render_to_string("documents/admin/_twins.html", {"twins": found}, request)
        delete = messages.button(reverse("wagtaildocs:delete", args=[document.pk]), _("Delete the one just added"))
        messages.warning(request, told, buttons=[delete] if added else None)
