"""What revisions of an event keep of its speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import Revision

ROWS_OF_A_SESSION = ("interventions", "files")


def freeze_revision(revision: Revision) -> None:
    """Write into a revision the function and the body that each speaker had on the day of the event."""
    event: Any = revision.as_object()
    if event.first_day is None:
        return
    for session in event.sessions.all():
        for intervention in session.interventions.all():
            intervention.freeze(event.first_day)
    revision.content["sessions"] = event.serializable_data()["sessions"]
    revision.save(update_fields=["content"])


def without_foreign_rows(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a revision in which the rows of a session are new where they belong to another session.

    Wagtail copies a page with its revisions, and renumbers in them the rows of the page, not the rows of these rows:
    published as they are, they would be taken away from the original.
    """
    return content | {"sessions": [_own_rows(session) for session in content.get("sessions", [])]}


def _own_rows(session: dict[str, Any]) -> dict[str, Any]:
    own = dict(session)
    for relation in ROWS_OF_A_SESSION:
        rows = session.get(relation, [])
        own[relation] = [row if row["session"] == session["pk"] else row | {"pk": None} for row in rows]
    return own
