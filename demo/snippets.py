"""Loads the themes, audiences, territories, organisations and people of the demo; what exists is left as it is."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from wagtail.models import Locale

from core.dates import UnevenDate
from core.models import (
    Audience,
    Organisation,
    OrganisationName,
    Person,
    PersonFunction,
    Territory,
    TerritoryParent,
    Theme,
)
from demo.reading import read


def load(locale: Locale) -> None:
    """Create every snippet that is not there yet."""
    _territories()
    for place, theme in enumerate(read("themes")):
        _theme(theme, locale, None, place)
    for audience in read("audiences"):
        Audience.objects.get_or_create(slug=audience["slug"], locale=locale, defaults={"name": audience["name"]})
    organisations = read("organisations")
    for organisation in organisations:
        _organisation(organisation)
    for organisation in organisations:
        _replacement(organisation)
    for person in read("people"):
        _person(person)


def themes() -> dict[str, Theme]:
    """Return the themes by the key that the data files use."""
    listed = [theme for parent in read("themes") for theme in (parent, *parent["children"])]
    by_slug = {theme.slug: theme for theme in Theme.objects.filter(locale=Locale.get_default())}
    return {theme["key"]: by_slug[theme["slug"]] for theme in listed}


def audiences() -> dict[str, Audience]:
    """Return the audiences by the key that the data files use."""
    by_slug = {audience.slug: audience for audience in Audience.objects.filter(locale=Locale.get_default())}
    return {audience["key"]: by_slug[audience["slug"]] for audience in read("audiences")}


def organisations() -> dict[str, Organisation]:
    """Return the organisations by the key that the data files use."""
    by_name = {organisation.name: organisation for organisation in Organisation.objects.all()}
    return {organisation["key"]: by_name[organisation["name"]] for organisation in read("organisations")}


def person(name: str) -> Person:
    """Return somebody by first and last name, created at the first use; nobody of the demo exists."""
    first_name, _, last_name = name.partition(" ")
    found: Person = Person.objects.get_or_create(first_name=first_name, last_name=last_name)[0]
    return found


def _territories() -> None:
    if not Territory.objects.filter(kind=Territory.Kind.COMMUNE).exists():
        call_command("territories_load", verbosity=0)
    for row in read("territories"):
        territory, created = Territory.objects.get_or_create(
            kind=row["kind"], code=row["code"], defaults={"name": row["name"]}
        )
        for parent in Territory.objects.by_keys(row["parents"]) if created else ():
            TerritoryParent.objects.create(territory=territory, parent=parent)


def _theme(data: dict[str, Any], locale: Locale, parent: Theme | None, place: int) -> None:
    theme, _created = Theme.objects.get_or_create(
        slug=data["slug"],
        locale=locale,
        defaults={
            "name": data["name"],
            "lead": data["lead"],
            "parent": parent,
            "order": place,
            "synonyms": "\n".join(data["synonyms"]),
        },
    )
    for child_place, child in enumerate(data["children"]):
        _theme(child, locale, theme, child_place)


def _organisation(data: dict[str, Any]) -> None:
    organisation, created = Organisation.objects.get_or_create(
        name=data["name"],
        defaults={
            "acronym": data["acronym"],
            "kind": data["kind"],
            "website": data["website"],
            "territory": Territory.objects.by_keys([data["territory"]]).first(),
        },
    )
    for name in data["former_names"] if created else ():
        OrganisationName.objects.create(organisation=organisation, name=name)
    for name in data.get("spellings", ()) if created else ():
        OrganisationName.objects.create(organisation=organisation, name=name, former=False)


def _replacement(data: dict[str, Any]) -> None:
    if data["replaced_by"]:
        names = {row["key"]: row["name"] for row in read("organisations")}
        Organisation.objects.filter(name=data["name"], replaced_by=None).update(
            replaced_by=Organisation.objects.get(name=names[data["replaced_by"]])
        )


def _person(data: dict[str, Any]) -> None:
    person, created = Person.objects.get_or_create(first_name=data["first_name"], last_name=data["last_name"])
    for function in data["functions"] if created else ():
        PersonFunction.objects.create(
            person=person,
            title=function["title"],
            organisation=organisations().get(function["organisation"]),
            since=uneven(function["from"]),
            until=uneven(function["to"]),
        )


def uneven(text: object) -> UnevenDate | None:
    """Return the uneven date of a data file; None when it is empty."""
    return UnevenDate.parse(str(text)) if text else None
