"""What stands around a dossier or one of its parts, read in one query: a union of rows with the same columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, IntegerField, OuterRef, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from wagtail.models import Page, PageViewRestriction

from core.models import PageAudience, PageTerritory, PageTheme

COLUMNS: dict[str, Any] = {
    "relation": TextField(),
    "rank": IntegerField(),
    "pk": IntegerField(),
    "path": TextField(),
    "label": TextField(),
    "slug": TextField(),
    "note": TextField(),
    "date": TextField(),
    "ruled": BooleanField(),
}
EMPTY = {"rank": None, "pk": None, "ruled": False}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the union; what its columns hold depends on its relation.

    `dossier` (`draft` until it is online), `sheet`, `toolbox`: a page, its number of pages or its number as `rank`, its
    subtitle as `note`, and whether a restriction stands on it as `ruled`. `producer`: a body that produced the dossier,
    its website as `note`. `producers`, `themes`, `territories`, `audiences`: what the page itself names, its key as
    `slug`. `replaces`: `pk` replaces `rank`. Any other: the role of a linked page.
    """

    relation: str
    rank: int | None
    pk: int | None
    path: str = ""
    label: str = ""
    slug: str = ""
    note: str = ""
    date: str = ""
    ruled: bool = False


def line(relation: Any, rows: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """Return the rows of a relation, a name or an expression, with every column; those not given are empty."""
    given = {"relation": Value(relation) if isinstance(relation, str) else relation, **columns}
    filled = {name: Cast(given.get(name, Value(EMPTY.get(name, ""))), kind) for name, kind in COLUMNS.items()}
    annotated = {f"{name}_": _full(filled[name], kind) for name, kind in COLUMNS.items()}
    lines: QuerySet[Any] = rows.order_by().annotate(**annotated).values_list(*annotated)
    return lines


def _full(expression: Any, kind: Any) -> Any:
    return Coalesce(expression, Value("", kind)) if isinstance(kind, TextField) else expression


def family(root: str) -> list[QuerySet[Any]]:
    """Return the lines of the dossier at a path, a draft told apart, and of those of its parts that are online."""
    children = Page.objects.live().filter(path__startswith=root, depth=len(root) // Page.steplen + 1)
    state = Case(When(live=True, then=Value("dossier")), default=Value("draft"))
    ruled = Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
    page: dict[str, Any] = {"pk": F("pk"), "path": F("path"), "label": F("title"), "slug": F("slug"), "ruled": ruled}
    whole = {"rank": F("dossierpage__pages"), "note": F("dossierpage__subtitle"), "date": F("dossierpage__date")}
    sheets = children.filter(dossiersheetpage__isnull=False)
    return [
        line(state, Page.objects.filter(path=root, dossierpage__isnull=False), **page, **whole),
        line("sheet", sheets, **page, rank=F("dossiersheetpage__number")),
        line("toolbox", children.filter(toolboxpage__isnull=False), **page),
    ]


def read(lines: Iterable[QuerySet[Any]]) -> list[Row]:
    """Return the rows of every line, in one query, by rank."""
    first, *others = lines
    return [Row(*row) for row in first.union(*others, all=True).order_by("relation_", "rank_", "path_")]


def producers(path: str, model: Any, relation: str = "producer") -> QuerySet[Any]:
    """Return the line of the bodies that produced the page at a path."""
    return line(
        relation,
        model.objects.filter(page__path=path),
        rank=F("sort_order"),
        pk=F("organisation_id"),
        label=Coalesce("organisation__name", "name"),
        note=F("organisation__website"),
    )


def classification(path: str) -> list[QuerySet[Any]]:
    """Return the lines of the themes, the territories and the audiences of the page at a path."""
    key = Concat("territory__kind", Value("-"), "territory__code")
    named = (
        ("themes", PageTheme, F("theme__name"), F("theme__slug")),
        ("territories", PageTerritory, F("territory__name"), key),
        ("audiences", PageAudience, F("audience__name"), F("audience__slug")),
    )
    return [
        line(relation, model.objects.filter(page__path=path), rank=F("sort_order"), label=label, slug=slug)
        for relation, model, label, slug in named
    ]
