"""Loads the glossary, the collections, the useful contacts and the bibliography; what exists is left as it is."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from core.models import GlossaryTerm, RelatedTerm
from demo import snippets
from demo.reading import read
from demo.snippets import uneven
from resources.models import BibliographicReference, Collection, UsefulContact


def load(locale: Locale) -> None:
    """Create every term, collection, contact and reference that is not there yet."""
    _glossary(locale)
    organisations = snippets.organisations()
    for row in read("collections"):
        Collection.objects.get_or_create(
            name=row["name"], defaults={"publisher": organisations[row["publisher"]], "serial": row["serial"]}
        )
    for row in read("contacts"):
        UsefulContact.objects.get_or_create(name=row["name"], defaults=_known(row, organisations, "key", "name"))
    for row in read("bibliography"):
        fields = _known(row, organisations, "key", "title", "date") | {"date": uneven(row.get("date"))}
        BibliographicReference.objects.get_or_create(title=row["title"], defaults=fields)


def collections() -> dict[str, Collection]:
    """Return the collections by the key that the data files use."""
    return _by_key("collections", "name", Collection)


def contacts() -> dict[str, UsefulContact]:
    """Return the useful contacts by the key that the data files use."""
    return _by_key("contacts", "name", UsefulContact)


def bibliography() -> dict[str, BibliographicReference]:
    """Return the bibliographic references by the key that the data files use."""
    return _by_key("bibliography", "title", BibliographicReference)


def _by_key(file: str, field: str, model: Any) -> dict[str, Any]:
    found = {getattr(made, field): made for made in model.objects.all()}
    return {row["key"]: found[row[field]] for row in read(file)}


def _known(row: dict[str, Any], organisations: dict[str, Any], *left_out: str) -> dict[str, Any]:
    fields = {name: value for name, value in row.items() if name not in left_out}
    if key := fields.get("organisation"):
        fields["organisation"] = organisations[key]
    return fields


def _glossary(locale: Locale) -> None:
    rows = read("glossary")
    there = set(GlossaryTerm.objects.filter(locale=locale).values_list("slug", flat=True))
    made = [_term(row, locale) for row in rows if row["slug"] not in there]
    terms = {term.slug: term for term in GlossaryTerm.objects.filter(locale=locale)}
    created = {term.slug for term in made}
    for row in rows:
        if row["slug"] in created:
            _relate(terms[row["slug"]], row, terms)


def _term(row: dict[str, Any], locale: Locale) -> GlossaryTerm:
    names = ("term", "slug", "expansion", "definition", "source", "source_url")
    term = GlossaryTerm(**{name: row[name] for name in names}, variants="\n".join(row["variants"]), locale=locale)
    term.save()
    return term


def _relate(term: GlossaryTerm, row: dict[str, Any], terms: dict[str, GlossaryTerm]) -> None:
    if row["replaced_by"]:
        term.replaced_by = terms[row["replaced_by"]]
    term.see_also = [RelatedTerm(related=terms[slug], sort_order=n) for n, slug in enumerate(row["see_also"])]
    if row["replaced_by"] or row["see_also"]:
        term.save()
