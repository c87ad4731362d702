"""The snippets in the admin: lists with columns, filters, search, usage and history."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Audience, Organisation, Person, Territory, Theme


class ThemeViewSet(SnippetViewSet):
    """Themes, on two levels."""

    model = Theme
    icon = "tag"
    list_display: ClassVar = ["name", "parent", "order", UpdatedAtColumn()]
    list_filter: ClassVar = ["parent"]
    ordering: ClassVar = ["order", "name"]
    inspect_view_enabled = True
    copy_view_enabled = False


class AudienceViewSet(SnippetViewSet):
    """Audiences."""

    model = Audience
    icon = "group"
    list_display: ClassVar = ["name", UpdatedAtColumn()]
    copy_view_enabled = False


class TerritoryViewSet(SnippetViewSet):
    """Territories: the reference ones, and those that the team adds."""

    model = Territory
    icon = "site"
    list_display: ClassVar = ["name", "get_kind_display", "code", Column("valid_to", label=_("existed until"))]
    list_filter: ClassVar = ["kind"]
    list_per_page = 50
    inspect_view_enabled = True
    copy_view_enabled = False


class OrganisationChooser(SnippetChooserViewSet):
    """The list of organisations, where one may be created while a page is written."""

    form_fields: ClassVar = ["name", "acronym", "kind", "website"]


class OrganisationViewSet(SnippetViewSet):
    """Organisations, with their former names."""

    model = Organisation
    chooser_viewset_class = OrganisationChooser
    icon = "home"
    list_display: ClassVar = ["name", "acronym", "get_kind_display", "replaced_by", UpdatedAtColumn()]
    list_filter: ClassVar = ["kind"]
    inspect_view_enabled = True
    copy_view_enabled = False


class PersonViewSet(SnippetViewSet):
    """People, with the functions that they held."""

    model = Person
    icon = "user"
    list_display: ClassVar = ["last_name", "first_name", UpdatedAtColumn()]
    copy_view_enabled = False


class TaxonomyGroup(SnippetViewSetGroup):
    """Themes, audiences and territories."""

    items: ClassVar = (ThemeViewSet, AudienceViewSet, TerritoryViewSet)
    menu_label = _("Classification")
    menu_icon = "tag"
    menu_order = 210


class DirectoryGroup(SnippetViewSetGroup):
    """Organisations and people."""

    items: ClassVar = (OrganisationViewSet, PersonViewSet)
    menu_label = _("Directory")
    menu_icon = "group"
    menu_order = 220
