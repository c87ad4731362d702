"""The cluster: how it is reached, and how long it is waited for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from search.contract import SearchUnavailable


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds that answers are waited for."""

    question: float = 0.5
    """A visitor waits: beyond it, titles from the database are better. It adds to that of the vocabulary."""
    vocabulary: float = 0.2
    """A question waits so long for the words of the index, then does without them."""
    writing: float = 30.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the index is, and how the portal says who it is."""

    urls: tuple[str, ...]
    alias: str
    api_key: str = ""
    ca_certs: str = ""
    replicas: int = 0
    limits: TimeLimits = TimeLimits()


class Clients:
    """The two clients of a process: one that a visitor waits for, and one that may take its time.

    Made at the first use in each process: connections do not outlive a fork.
    """

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._process = 0

    @property
    def reading(self) -> Elasticsearch:
        """Return the client of questions: it asks another node once where one is gone, and never waits twice."""
        self._connect()
        return self._reading

    @property
    def writing(self) -> Elasticsearch:
        """Return the client of writings, which tries again."""
        self._connect()
        return self._writing

    def _connect(self) -> None:
        if self._process == os.getpid():
            return
        limits = self.cluster.limits
        self._reading = connect(self.cluster, timeout=limits.question, retries=1, retry_on_timeout=False)
        self._writing = connect(self.cluster, timeout=limits.writing, retries=2, retry_on_timeout=True)
        self._process = os.getpid()


def connect(cluster: Cluster, *, timeout: float, retries: int, retry_on_timeout: bool) -> Elasticsearch:
    """Return a client of the cluster."""
    authority: dict[str, Any] = {"ca_certs": cluster.ca_certs} if cluster.ca_certs else {}
    try:
        return Elasticsearch(
            list(cluster.urls),
            api_key=cluster.api_key or None,
            request_timeout=timeout,
            max_retries=retries,
            retry_on_timeout=retry_on_timeout,
            retry_on_status=(502, 503, 504),
            **authority,
        )
    except (OSError, ValueError) as error:
        raise SearchUnavailable(f"ELASTICSEARCH_URL or ELASTICSEARCH_CA_CERTS is wrong: {error}") from error
