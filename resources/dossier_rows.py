"""What stands around a dossier or one of its parts, read in one query: a union of rows with the same columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Substr
from django.utils.translation import get_language
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
    "address": TextField(),
}
EMPTY = {"rank": None, "pk": None, "ruled": False}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the union; what its columns hold depends on its relation.

    `dossier` (`draft` until it is online), `sheet`, `toolbox`: a page, its number of pages or its number as `rank`, its
    subtitle as `note`, and whether a restriction stands on it as `ruled`; `address` is given for one that is read in
    the language of the source, where it has no translation. `producer`: a body that produced the dossier,
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
    address: str = ""


def line(relation: Any, rows: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """Return the rows of a relation, a name or an expression, with every column; those not given are empty."""
    given = {"relation": Value(relation) if isinstance(relation, str) else relation, **columns}
    filled = {name: Cast(given.get(name, Value(EMPTY.get(name, ""))), kind) for name, kind in COLUMNS.items()}
    annotated = {f"{name}_": _full(filled[name], kind) for name, kind in COLUMNS.items()}
    lines: QuerySet[Any] = rows.order_by().annotate(**annotated).values_list(*annotated)
    return lines


def _full(expression: Any, kind: Any) -> Any:
    return Coalesce(expression, Value("", kind)) if isinstance(kind, TextField) else expression


def family(root: str, path: str) -> list[QuerySet[Any]]:
    """Return the lines of the dossier at `root`, a draft told apart, and of its parts that are online, for one of them.

    What has no translation into the visitor's language is read in that of the source.
    """
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
        *_untranslated(root, path),
    ]


def _untranslated(root: str, path: str) -> list[QuerySet[Any]]:
    """Return the lines of the parts that are online in the source of the dossier at `root`, and not in its language.

    The part at `path` is there already, even while it is a draft; none where the visitor reads the source itself.
    """
    source = settings.LANGUAGE_CODE
    if get_language() in (None, source):
        return []
    key = Page.objects.filter(path=root, dossierpage__isnull=False).values("translation_key")[:1]
    whole = Page.objects.filter(translation_key=Subquery(key), locale__language_code=source).values("path")[:1]
    there = Page.objects.filter(Q(live=True) | Q(path=path), path__startswith=root)
    parts = (
        Page.objects.live()
        .filter(locale__language_code=source, depth=len(root) // Page.steplen + 1)
        .alias(above=Substr("path", 1, len(root)))
        .filter(~Exists(there.filter(translation_key=OuterRef("translation_key"))), above=Subquery(whole))
    )
    # The rules above the source are other ones than those above the page that is read.
    rules = PageViewRestriction.objects.alias(part=Cast(OuterRef("path"), TextField()))
    ruled = Exists(rules.filter(part__startswith=F("page__path")))
    page: dict[str, Any] = {"pk": F("pk"), "path": F("path"), "label": F("title"), "address": F("url_path")}
    sheets, toolboxes = parts.filter(dossiersheetpage__isnull=False), parts.filter(toolboxpage__isnull=False)
    return [
        line("sheet", sheets, **page, ruled=ruled, rank=F("dossiersheetpage__number")),
        line("toolbox", toolboxes, **page, ruled=ruled),
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
