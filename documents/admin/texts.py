"""The text of a file, corrected page by page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents.admin.rights import ChangeView
from documents.correcting import correct, forget, page_of
from documents.models import DocumentPage

PER_PAGE = 50


class PageForm(forms.Form):
    """The text of a page."""

    text = forms.CharField(
        label=gettext_lazy("Text of the page"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=gettext_lazy("What is written here is what readers see and what the search finds."),
    )


class TextMixin(WagtailAdminTemplateMixin, ChangeView):
    """A page of the admin about the text of a file."""

    header_icon = "edit"
    page_title = gettext_lazy("Text of the file")

    def get_page_subtitle(self) -> str:
        """Return the title of the document."""
        return str(self.document.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        edit = {"url": reverse("wagtaildocs:edit", args=[self.document.pk]), "label": self.document.title}
        documents = {"url": reverse("wagtaildocs:index"), "label": _("Documents")}
        return [*self.breadcrumbs_items, documents, edit, *self.last_steps()]

    def last_steps(self) -> list[dict[str, Any]]:
        """Return the end of the way, from the document on."""
        return [{"url": "", "label": self.page_title}]


class TextView(TextMixin):
    """Lists the pages of a file, those without text included."""

    template_name = "documents/admin/text.html"

    def get(self, request: HttpRequest, document_id: int) -> HttpResponse:
        """Show the pages."""
        pages = DocumentPage.objects.filter(reading=self.document.reading_id).exclude(text="")
        known = set(pages.values_list("number", flat=True))
        count = (self.document.reading and self.document.reading.count) or 0
        empty = [number for number in range(1, count + 1) if number not in known]
        shown = Paginator(pages, PER_PAGE).get_page(request.GET.get("p"))
        context = self.get_context_data(document=self.document, pages=shown, empty=empty[:PER_PAGE], first=not known)
        response: HttpResponse = self.render_to_response(context)
        return response


class PageMixin(TextMixin):
    """A view of one page of a file."""

    page: DocumentPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the page once the document is found."""
        self.number = kwargs["number"]
        return super().dispatch(request, *args, **kwargs)

    def found(self) -> DocumentPage:
        """Return the page of the address."""
        page = page_of(self.document.reading, self.number) if self.document.reading else None
        if page is None:
            raise Http404
        self.page = page
        return page

    def last_steps(self) -> list[dict[str, Any]]:
        text = {"url": _text_url(self.document.pk), "label": self.page_title}
        return [text, {"url": "", "label": capfirst(str(self.page))}]


class CorrectView(PageMixin):
    """Corrects the text of a page."""

    template_name = "documents/admin/correct.html"

    def get(self, request: HttpRequest, document_id: int, number: int) -> HttpResponse:
        """Show the text of the page."""
        page = self.found()
        return self._shown(page, PageForm(initial={"text": page.text}))

    def post(self, request: HttpRequest, document_id: int, number: int) -> HttpResponse:
        """Keep the text of the page."""
        page, form = self.found(), PageForm(request.POST)
        if not form.is_valid():
            return self._shown(page, form)
        correct(page, form.cleaned_data["text"])
        messages.success(request, _("The text of page %(number)d is corrected.") % {"number": number})
        return redirect(_text_url(document_id))

    def _shown(self, page: DocumentPage, form: PageForm) -> HttpResponse:
        corrected = page.origin == DocumentPage.Origin.EDITOR
        context = self.get_context_data(document=self.document, page=page, form=form, corrected=corrected)
        response: HttpResponse = self.render_to_response(context)
        return response


class ForgetView(PageMixin):
    """Takes the text that the portal reads by itself again."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, document_id: int, number: int) -> HttpResponse:
        """Drop the correction."""
        page = self.found()
        if page.pk and page.origin == DocumentPage.Origin.EDITOR:
            forget(page)
            text = _("The correction of page %(number)d is dropped; the file will be read again within a few minutes.")
            messages.success(request, text % {"number": number})
        return redirect(_text_url(document_id))


def _text_url(document_id: int) -> str:
    return reverse("document_pages", args=[document_id])
