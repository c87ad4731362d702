"""Reads an event for its page: programme, files and links in a fixed number of queries; from the form in a preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from documents.guards import guarded
from documents.models import FileReading, PageFile, PortalDocument
from documents.shown import files_of, shown
from events import programme
from events.models.lists import EventLink
from events.models.programme import Intervention, Session, SessionFile, Slot

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.models import BasePage
    from events.models import EventPage

OWN_COLUMNS = ("code", "kind", "title", "other_title", "summary", "room", "capacity", "minutes", "day", "start", "end")
PERSON_COLUMNS = ("role", "first_name", "last_name", "name", "function", "body")


@dataclass(slots=True)
class Read:
    """What an event holds beside its own fields; `siblings` are the other events of its cycle."""

    slots: list[programme.Slot] = field(default_factory=list)
    sessions: list[programme.Session] = field(default_factory=list)
    files: list[programme.File] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    siblings: list[int] = field(default_factory=list)


def read(event: EventPage, request: HttpRequest) -> Read:
    """Return what `event` holds and the visitor may read, in three queries; in a preview, from the form being written.

    One query more where the collection of a file has rules.
    """
    if getattr(request, "is_preview", False):
        return _from_form(event)
    found = _from_database(event)
    found.files = shown(found.files, request)
    found.sessions = [replace(session, files=tuple(shown(session.files, request))) for session in found.sessions]
    return found


def page_files(page: BasePage, request: HttpRequest) -> list[programme.File]:
    """Return the files of a page that its visitor may read, in one query, or more where collections have rules."""
    return [_file(link.document, str(link), link.role, guarded=False) for link in files_of(page, request)]


def _from_form(event: EventPage) -> Read:
    sessions = [
        _session(
            {name: getattr(session, name) for name in OWN_COLUMNS},
            [_speaker(str(link), link.presented, link.role) for link in session.interventions.all()],
            [_file(link.document, str(link), link.role) for link in session.files.all()],
        )
        for session in event.sessions.all()
    ]
    return Read(
        slots=[_slot(slot) for slot in event.slots.all()],
        sessions=sessions,
        files=[_file(link.document, str(link), link.role) for link in event.file_links.all()],
        links=[(link.role, link.page_id) for link in event.links.all()],
        siblings=list(_siblings(event).values_list("pk", flat=True)),
    )


def _from_database(event: EventPage) -> Read:
    found = Read(slots=[_slot(slot) for slot in Slot.objects.filter(event=event.pk)])
    files = defaultdict[int, list[programme.File]](list)
    for part, owner, _place, role, label, number, *file in _attached(event):
        if part == "link":
            found.links.append((role, number))
        elif part == "sibling":
            found.siblings.append(number)
        else:
            document, has_rules = _document(number, file)
            files[owner].append(_file(document, label or document.title, role, guarded=has_rules))
    found.files = files.pop(0, [])
    found.sessions = _sessions(event, files)
    return found


def _sessions(event: EventPage, files: dict[int, list[programme.File]]) -> list[programme.Session]:
    """Return the sessions with their speakers in one query: a row for each speaker, one for a session without any."""
    rows = (
        Session.objects.filter(event=event.pk)
        .order_by("sort_order", "pk", "interventions__sort_order", "interventions__pk")
        .annotate(
            role=F("interventions__role"),
            first_name=F("interventions__person__first_name"),
            last_name=F("interventions__person__last_name"),
            name=F("interventions__name"),
            function=F("interventions__function"),
            body=F("interventions__organisation_name"),
        )
        .values("pk", *OWN_COLUMNS, *PERSON_COLUMNS)
    )
    sessions = []
    for key, group in groupby(rows, key=itemgetter("pk")):
        lines = list(group)
        people = [_speaker(_named(line), _presented(line), line["role"]) for line in lines if line["role"]]
        sessions.append(_session(lines[0], people, files.get(key, [])))
    return sessions


def _session(
    row: dict[str, Any], people: Iterable[programme.Speaker], files: Iterable[programme.File]
) -> programme.Session:
    own = {name: row[name] for name in OWN_COLUMNS}
    label = str(Session.Kind(own["kind"]).label)
    return programme.Session(**own, kind_label=label, people=tuple(people), files=tuple(files))


def _speaker(name: str, presented: str, role: str) -> programme.Speaker:
    known = Intervention.Role(role)
    words = "" if known in (Intervention.Role.SPEAKER, Intervention.Role.MODERATOR) else str(known.label)
    return programme.Speaker(name, presented, words, known is Intervention.Role.MODERATOR)


def _named(line: dict[str, Any]) -> str:
    return f"{line['first_name']} {line['last_name']}" if line["last_name"] else line["name"]


def _presented(line: dict[str, Any]) -> str:
    return ", ".join(part for part in (line["function"], line["body"]) if part)


def _slot(slot: Slot) -> programme.Slot:
    return programme.Slot(
        day=slot.day,
        start=slot.start,
        end=slot.end,
        label=slot.label,
        parallel=slot.mode == Slot.Mode.PARALLEL,
        required=slot.at_least == Slot.Choice.REQUIRED,
    )


def _document(number: int, columns: Sequence[Any]) -> tuple[PortalDocument, bool]:
    """Return a file as its link shows it, and whether its collection has rules."""
    title, name, size, collection, language, state, count, has_rules = columns
    document = PortalDocument(
        pk=number,
        title=title,
        file=name,
        file_size=size,
        collection_id=collection,
        language=language,
        reading=FileReading(state=state, count=count or None) if state else None,
    )
    return document, bool(has_rules)


def _file(document: PortalDocument, label: str, role: str, *, guarded: bool = True) -> programme.File:
    return programme.File(document, label, str(PageFile.Role(role).label), guarded)


def _siblings(event: EventPage) -> QuerySet[Any]:
    """Return the other events of the cycle, if any."""
    events: QuerySet[Any] = type(event)._default_manager.filter(live=True)  # noqa: SLF001  # Django's documented name
    return (
        events.filter(cycle=event.cycle_id, locale=event.locale_id).exclude(pk=event.pk)
        if event.cycle_id
        else events.none()
    )


def _attached(event: EventPage) -> list[tuple[Any, ...]]:
    """Return files of the page (owner 0) and of sessions, linked pages and events of the cycle, in one query."""
    parts = [
        _files("page", Value(0), PageFile.objects.filter(page=event.pk)),
        _files("session", F("session_id"), SessionFile.objects.filter(session__event=event.pk)),
        _rows("link", Value(0), EventLink.objects.filter(event=event.pk), role=F("role"), number=F("page_id")),
        _rows("sibling", Value(0), _siblings(event), place=Value(0), number=F("pk")),
    ]
    first, *others = [part for part in parts if not part.query.is_empty()]
    return list(first.union(*others, all=True).order_by("told_part", "told_owner", "told_place"))


def _files(part: str, owner: Any, links: QuerySet[Any]) -> QuerySet[Any]:
    own = {name: F(f"document__{name}") for name in ("title", "file", "language")}
    numbers = {"size": F("document__file_size"), "collection": F("document__collection_id")}
    read = {"state": F("document__reading__state"), "count": F("document__reading__count")}
    link = {"role": F("role"), "label": F("label"), "number": F("document_id"), "guarded": guarded()}
    return _rows(part, owner, links, **link, **own, **numbers, **read)


def _rows(part: str, owner: Any, rows: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """Return rows of one shape; their columns are prefixed, for those of the models bear the same names."""
    told = {
        "told_part": Value(part, TextField()),
        "told_owner": Cast(owner, IntegerField()),
        "told_place": _number(columns.get("place", F("sort_order"))),
        "told_role": _text(columns.get("role", Value(""))),
        "told_label": _text(columns.get("label", Value(""))),
        "told_number": _number(columns["number"]),
        "told_title": _text(columns.get("title", Value(""))),
        "told_file": _text(columns.get("file", Value(""))),
        "told_size": _number(columns.get("size", Value(0))),
        "told_collection": _number(columns.get("collection", Value(0))),
        "told_language": _text(columns.get("language", Value(""))),
        "told_state": _text(columns.get("state", Value(""))),
        "told_count": _number(columns.get("count", Value(0))),
        "told_guarded": _number(columns.get("guarded", Value(0))),
    }
    taken: QuerySet[Any] = rows.order_by().annotate(**told).values_list(*told)
    return taken


def _text(expression: Any) -> Any:
    return Coalesce(Cast(expression, TextField()), Value("", TextField()))


def _number(expression: Any) -> Any:
    return Coalesce(Cast(expression, IntegerField()), Value(0, IntegerField()))
