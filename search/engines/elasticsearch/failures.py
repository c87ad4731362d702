"""What the failures of a cluster mean here, each in one line for those who look after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import elasticsearch

from search.contract import SearchUnavailable

NO_INDEX = "no index yet: rebuild it"

_MEANINGS: tuple[tuple[type[Exception], str], ...] = (
    (elasticsearch.UnsupportedProductError, "what answers there is not Elasticsearch"),
    (elasticsearch.AuthenticationException, "Elasticsearch refuses the key: correct ELASTICSEARCH_API_KEY"),
    (elasticsearch.AuthorizationException, "the key of ELASTICSEARCH_API_KEY lacks a privilege: {reason}"),
    (elasticsearch.NotFoundError, NO_INDEX),
    (elasticsearch.ApiError, "Elasticsearch answered {status}: {reason}"),
    (elasticsearch.SSLError, "the certificate there is not trusted: correct ELASTICSEARCH_CA_CERTS"),
    (elasticsearch.ConnectionTimeout, "Elasticsearch does not answer in time"),
    (Exception, "no Elasticsearch answers there: {reason}"),
)
"""The first that fits is said."""


@contextmanager
def guarded() -> Iterator[None]:
    """Turn the failures of the cluster into `SearchUnavailable`."""
    try:
        yield
    except (elasticsearch.ApiError, elasticsearch.TransportError) as error:
        raise SearchUnavailable(explain(error)) from error


def explain(error: Exception) -> str:
    """Say what a failure of the cluster means."""
    if "media_type_header_exception" in str(error):
        return "that Elasticsearch is older than version 9"
    meaning = next(meaning for kind, meaning in _MEANINGS if isinstance(error, kind))
    return meaning.format(status=getattr(error, "status_code", ""), reason=_reason(error))


def _reason(error: Exception) -> str:
    """Return what the cluster, or the network, says of it."""
    body: Any = getattr(error, "body", None)
    said = body.get("error") if isinstance(body, dict) else None
    if not isinstance(said, dict):
        return " ".join(str(error).split())[:300]
    causes = said.get("root_cause") or [said]
    return " ".join(str(cause.get("reason", "")) for cause in causes)
