"""What a page names — bodies, people, territories, themes, audiences — read in one query, whatever its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import get_language

from core.models import Audience, Organisation, PageAudience, PageTerritory, PageTheme, Theme
from core.models.involvement import Contribution, Involvement

if TYPE_CHECKING:
    from core.models import BasePage


COLUMNS = ("label", "key", "website", "role", "function", "body", "facet")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a page names, in words.

    `key` is what an address takes (slug of a theme, key of a territory, number of a body or of a person); `website`
    that of a body; `role` what an editor chose for it; `presented` the function and the body of a person on that day;
    `facet` what the index knows a theme by.
    """

    label: str
    key: str = ""
    website: str = ""
    role: str = ""
    presented: str = ""
    facet: str = ""


def named_by(page: BasePage, *, saved: bool = True) -> dict[str, list[Named]]:
    """Return what `page` names, by relation, each in the editor's order.

    Relations are `territories`, `themes`, `audiences`, and those that the class of the page lists in `named_bodies`,
    `named_people` and `named_organisations`. A preview is not `saved`: it is read from the form being written.
    """
    return _from_database(page) if saved else _from_form(page)


def _from_form(page: BasePage) -> dict[str, list[Named]]:
    named = {
        "territories": [Named(link.territory.name, link.territory.key) for link in page.territory_links.all()],
        "themes": [Named(link.theme.name, link.theme.slug, facet=link.theme.key) for link in page.theme_links.all()],
        "audiences": [Named(link.audience.name, link.audience.slug) for link in page.audience_links.all()],
    }
    for relation in page.named_organisations:
        body = getattr(page, relation)
        named[relation] = [_organisation(body)] if body else []
    for relation in page.named_bodies:
        named[relation] = [_involved(link) for link in getattr(page, relation).all()]
    for relation in page.named_people:
        named[relation] = [_contributing(link) for link in getattr(page, relation).all()]
    return named


def _organisation(body: Organisation, role: str = "") -> Named:
    return Named(body.name, str(body.pk), body.website, role)


def _involved(link: Involvement) -> Named:
    role = getattr(link, "role", "")
    return _organisation(link.organisation, role) if link.organisation else Named(link.name, role=role)


def _contributing(link: Contribution) -> Named:
    key = str(link.person.pk) if link.person else ""
    return Named(str(link), key, role=getattr(link, "role", ""), presented=link.presented)


def _from_database(page: BasePage) -> dict[str, list[Named]]:
    themes, audiences = PageTheme.objects.filter(page=page.pk), PageAudience.objects.filter(page=page.pk)
    territories = PageTerritory.objects.filter(page=page.pk)
    parts = {
        "territories": _rows("territories", territories, label=F("territory__name"), key=_territory_key()),
        "themes": _rows("themes", themes, label=_said(Theme, "name"), key=_said(Theme, "slug"), facet=_theme_facet()),
        "audiences": _rows("audiences", audiences, label=_said(Audience, "name"), key=_said(Audience, "slug")),
    }
    parts |= {relation: _one(page, relation) for relation in page.named_organisations}
    parts |= {relation: _bodies(page, relation) for relation in page.named_bodies}
    parts |= {relation: _people(page, relation) for relation in page.named_people}
    named: dict[str, list[Named]] = {relation: [] for relation in parts}
    first, *others = parts.values()
    for relation, _place, *columns in first.union(*others, all=True).order_by("relation", "place"):
        named[relation].append(_named(*columns))
    return named


def _named(label: str, key: str, website: str, role: str, function: str, body: str, facet: str) -> Named:
    known = str(UUID(facet)) if facet else ""
    return Named(label, key, website, role, ", ".join(part for part in (function, body) if part), known)


def _one(page: BasePage, relation: str) -> QuerySet[Any]:
    bodies = Organisation.objects.filter(pk=getattr(page, f"{relation}_id"))
    return _rows(relation, bodies, place=Value(0), label=F("name"), key=F("pk"), website=F("website"))


def _bodies(page: BasePage, relation: str) -> QuerySet[Any]:
    model = getattr(page, relation).model
    return _rows(
        relation,
        model.objects.filter(page=page.pk),
        label=Coalesce("organisation__name", "name"),
        key=F("organisation_id"),
        website=F("organisation__website"),
        role=_role(model),
    )


def _people(page: BasePage, relation: str) -> QuerySet[Any]:
    model = getattr(page, relation).model
    return _rows(
        relation,
        model.objects.filter(page=page.pk),
        label=Case(When(person=None, then="name"), default=_person_name()),
        key=F("person_id"),
        role=_role(model),
        function=F("function"),
        body=F("organisation_name"),
    )


def _said(model: type[Theme] | type[Audience], field: str) -> Any:
    """Return what a theme or an audience says in the visitor's language, or in its own where it has no translation."""
    link, language = model.__name__.lower(), get_language()
    own = F(f"{link}__{field}")
    if language == settings.LANGUAGE_CODE:
        return own
    translations = model._default_manager.filter(  # noqa: SLF001  # Django's documented name
        translation_key=OuterRef(f"{link}__translation_key"), locale__language_code=language
    )
    return Coalesce(Subquery(translations.values(field)[:1]), own)


def _person_name() -> Any:
    return Concat("person__first_name", Value(" "), "person__last_name")


def _role(model: type[Any]) -> Any:
    return F("role") if hasattr(model, "role") else Value("")


def _rows(relation: str, rows: QuerySet[Any], *, place: Any = None, **columns: Any) -> QuerySet[Any]:
    texts = {name: columns.get(name, Value("")) for name in COLUMNS}
    taken: QuerySet[Any] = (
        rows.order_by()
        .annotate(
            relation=Value(relation, CharField()),
            place=place or F("sort_order"),
            **{f"{name}_text": _text(expression) for name, expression in texts.items()},
        )
        .values_list("relation", "place", *(f"{name}_text" for name in texts))
    )
    return taken


def _text(expression: Any) -> Any:
    return Coalesce(Cast(expression, TextField()), Value("", TextField()))


def _theme_facet() -> Any:
    """Return the key of a theme in the index, which databases write with or without hyphens."""
    return F("theme__translation_key")


def _territory_key() -> Any:
    return Concat("territory__kind", Value("-"), "territory__code")
