"""Documents sent in bulk, each with its version, so that nothing older ever takes the place of something newer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.contract import IndexUnit, SearchUnavailable
from search.engines.elasticsearch.documents import document, tombstone
from search.engines.elasticsearch.failures import NO_INDEX

log = logging.getLogger(__name__)

Action = dict[str, Any]
"""What is to be done (`head`), and the document to do it with (`body`)."""

LARGEST_REQUEST = 10 * 1024 * 1024
_MOST_IN_A_REQUEST = 200
_FEW = 25
"""Units whose documents are held and sent together."""
_SENDERS = 2
_BUSY = (429, 502, 503, 504)
_CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Patience:
    """How often an item that the cluster has no room for is sent again, and after how many seconds at first."""

    retries: int
    pause: float


SHORT = Patience(2, 0.2)
"""For changes: they wait in the outbox as well."""
LONG = Patience(5, 1.0)
"""For a rebuild, which would have to begin again."""


def write(
    client: Elasticsearch,
    units: Iterable[IndexUnit],
    actions: Callable[[str, int, bytes], list[Action]],
    patience: Patience,
) -> dict[str, str]:
    """Do with the document of each unit what `actions` says, the last of a repeated uid; return why some are refused.

    Documents are made while others are sent: the cluster and this process then work at the same time.
    """
    refused: dict[str, str] = {}
    latest = list({unit.uid: unit for unit in units}.values())
    if len(latest) <= _FEW:
        return refused | send(client, _made(latest, actions, refused), patience)
    with ThreadPoolExecutor(_SENDERS) as senders:
        parts = (_made(latest[start : start + _FEW], actions, refused) for start in range(0, len(latest), _FEW))
        sent = [senders.submit(send, client, part, patience) for part in parts]
    for part in sent:
        refused |= part.result()
    return refused


def _made(
    units: Iterable[IndexUnit], actions: Callable[[str, int, bytes], list[Action]], refused: dict[str, str]
) -> list[Action]:
    """Return the actions for some units; add those of which no document can be made to `refused`."""
    made: list[Action] = []
    for unit in units:
        try:
            made += actions(unit.uid, unit.version, document(unit))
        except Exception as error:
            refused[unit.uid] = f"{type(error).__name__}: {error}"
    return made


def index(alias: str, uid: str, version: int, body: bytes, *, replaces: bool = True) -> Action:
    """Return the action that writes a document, over one of the same version too where it `replaces`."""
    kind = "external_gte" if replaces else "external"
    return {"head": {"index": {**_target(alias, uid), "version": version, "version_type": kind}}, "body": body}


def remove(alias: str, uid: str) -> Action:
    """Return the action that removes a document."""
    return {"head": {"delete": _target(alias, uid)}, "body": None}


def bury(alias: str, uid: str, version: int) -> Action:
    """Return the action that keeps a unit read before its removal from being written after it."""
    return index(alias, uid, version, tombstone(uid))


def _target(alias: str, uid: str) -> dict[str, Any]:
    return {"_index": alias, "_id": uid, "require_alias": True}


def send(client: Elasticsearch, actions: Sequence[Action], patience: Patience) -> dict[str, str]:
    """Carry actions out; return why some documents are refused for what they say.

    Raises `SearchUnavailable` when the cluster has no room or no index for them: they are to be sent again.
    """
    refused: dict[str, str] = {}
    for answer in _failures(client, actions, patience):
        _, result = next(iter(answer.items()))
        status, uid, reason = result["status"], result["_id"], _reason(result)
        if status == _CONFLICT:
            log.info("%s is newer in the index: %s", uid, reason)
        elif status == 404 and "error" in result:
            raise SearchUnavailable(NO_INDEX)
        elif status in _BUSY or status >= 500 or status == 403:
            raise SearchUnavailable(f"Elasticsearch answered {status}: {reason}")
        elif "error" in result:
            refused[uid] = reason
    return refused


def _failures(client: Elasticsearch, actions: Sequence[Action], patience: Patience) -> Iterator[Mapping[str, Any]]:
    outcomes = streaming_bulk(
        client,
        actions,
        expand_action_callback=_expanded,
        raise_on_error=False,
        yield_ok=False,
        chunk_size=_MOST_IN_A_REQUEST,
        max_chunk_bytes=LARGEST_REQUEST,
        max_retries=patience.retries,
        initial_backoff=patience.pause,
        retry_on_status=_BUSY,
    )
    yield from (answer for _, answer in outcomes)


def _expanded(action: Any) -> tuple[dict[str, Any], bytes | None]:
    return action["head"], action["body"]


def _reason(result: Mapping[str, Any]) -> str:
    error = result.get("error", "")
    return str(error.get("reason", error)) if isinstance(error, dict) else str(error)


def versions(client: Elasticsearch, aliases: Iterable[str], uids: Sequence[str]) -> dict[str, int]:
    """Return the highest version of documents among indexes, those that are nowhere apart."""
    wanted = [{"_index": alias, "_id": uid, "_source": False} for alias in aliases for uid in uids]
    found: dict[str, int] = {}
    for answer in client.mget(docs=wanted)["docs"]:
        if answer.get("found"):
            found[answer["_id"]] = max(found.get(answer["_id"], 0), answer["_version"])
    return found
