"""The snippets in the admin: lists with columns, filters, search, usage and history; choosers that create."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.models import Locale
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.admin.snippet_filters import GlossaryTermFilterSet, OrganisationFilterSet, PersonFilterSet, TerritoryFilterSet
from core.admin.used import USED, NamedViewSet
from core.models import Audience, GlossaryTerm, Organisation, Person, PersonFunction, Territory, Theme


class GlossaryTermForm(forms.ModelForm[GlossaryTerm]):
    """A term that is created where it is chosen: what it says, the rest is filled by itself."""

    class Meta:
        model = GlossaryTerm
        fields = ("term", "expansion", "definition", "source")

    def save(self, commit: bool = True) -> GlossaryTerm:  # noqa: FBT001, FBT002  # Django's signature
        self.instance.locale = Locale.get_default()
        return super().save(commit)


class GlossaryTermChooser(SnippetChooserViewSet):
    """The terms, where one may be created while a page is written."""

    creation_form_class = GlossaryTermForm
    creation_tab_label = _("Create a term")


class GlossaryTermViewSet(NamedViewSet):
    """The glossary."""

    model = GlossaryTerm
    chooser_viewset_class = GlossaryTermChooser
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 205
    add_to_admin_menu = True
    list_display: ClassVar = [
        "term",
        "expansion",
        BooleanColumn("is_defined", label=capfirst(_("defined"))),
        "source",
        "replaced_by",
        USED,
        UpdatedAtColumn(),
    ]
    filterset_class = GlossaryTermFilterSet
    ordering: ClassVar = ["term", "expansion"]


class ThemeViewSet(NamedViewSet):
    """Themes, on two levels."""

    model = Theme
    icon = "tag"
    list_display: ClassVar = ["name", "parent", "order", USED, UpdatedAtColumn()]
    list_filter: ClassVar = ["parent"]
    ordering: ClassVar = ["order", "name"]


class AudienceViewSet(NamedViewSet):
    """Audiences."""

    model = Audience
    icon = "group"
    list_display: ClassVar = ["name", "slug", USED, UpdatedAtColumn()]


class TerritoryViewSet(NamedViewSet):
    """Territories: the reference ones, and those that the team adds."""

    model = Territory
    icon = "site"
    list_display: ClassVar = [
        "name",
        Column("get_kind_display", label=capfirst(_("kind")), sort_key="kind"),
        "code",
        Column("valid_to", label=capfirst(_("existed until")), sort_key="valid_to"),
        USED,
    ]
    filterset_class = TerritoryFilterSet


class OrganisationChooser(SnippetChooserViewSet):
    """The organisations, where one may be created while a page is written."""

    form_fields: ClassVar = ["name", "acronym", "kind", "website"]
    creation_tab_label = _("Create an organisation")


class OrganisationViewSet(NamedViewSet):
    """Organisations, with their former names."""

    model = Organisation
    chooser_viewset_class = OrganisationChooser
    icon = "home"
    list_display: ClassVar = [
        "name",
        "acronym",
        Column("get_kind_display", label=capfirst(_("kind")), sort_key="kind"),
        "territory",
        "replaced_by",
        USED,
        UpdatedAtColumn(),
    ]
    filterset_class = OrganisationFilterSet


class PersonForm(forms.ModelForm[Person]):
    """A person created where one is chosen, with the function held today."""

    function = forms.CharField(label=_("function"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("organisation"), required=False, help_text=_("Where this function is held.")
    )

    class Meta:
        model = Person
        fields = ("first_name", "last_name")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("organisation") and not cleaned.get("function"):
            self.add_error("function", _("Write the function held in this organisation."))
        return cleaned

    def save(self, commit: bool = True) -> Person:  # noqa: FBT001, FBT002  # Django's signature
        if title := self.cleaned_data["function"]:
            self.instance.functions = [PersonFunction(title=title, organisation=self.cleaned_data["organisation"])]
        return super().save(commit)


class PersonChooser(SnippetChooserViewSet):
    """The people, where one may be created with a function while a page is written."""

    creation_form_class = PersonForm
    creation_tab_label = _("Create a person")


class PersonViewSet(NamedViewSet):
    """People, with the functions that they held."""

    model = Person
    chooser_viewset_class = PersonChooser
    icon = "user"
    list_display: ClassVar = [
        "last_name",
        "first_name",
        Column("function_today", label=capfirst(_("function"))),
        USED,
        UpdatedAtColumn(),
    ]
    filterset_class = PersonFilterSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return everybody, with their functions."""
        return super().get_queryset(request).prefetch_related("functions__organisation")


class TaxonomyGroup(SnippetViewSetGroup):
    """Themes and audiences."""

    items: ClassVar = (ThemeViewSet, AudienceViewSet)
    menu_label = _("Classification")
    menu_icon = "tag"
    menu_order = 220


class DirectoryGroup(SnippetViewSetGroup):
    """Territories, organisations and people."""

    items: ClassVar = (OrganisationViewSet, PersonViewSet, TerritoryViewSet)
    menu_label = _("Territories and organisations")
    menu_icon = "group"
    menu_order = 210
