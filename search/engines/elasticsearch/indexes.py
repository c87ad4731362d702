"""The indexes of the portal: the alias that serves, the one being built, and the names that tell their format.

alias            the index that serves, such as portal-units
alias-building   the one being rebuilt, while it is: known so to every process of every machine
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from elasticsearch import Elasticsearch

from search.contract import SearchUnavailable
from search.engines.elasticsearch.failures import NO_INDEX
from search.engines.elasticsearch.mapping import SCHEMA_VERSION, definition

_SWAP_TIMEOUT = "30s"
_SERVING = {"refresh_interval": "1s", "translog.durability": "request"}
_BUILDING = {"refresh_interval": "-1", "translog.durability": "async", "number_of_replicas": 0}
"""Nobody reads an index being built, and a rebuild that a node did not survive begins again."""

_TOMBSTONES = {"bool": {"must_not": {"exists": {"field": "signature"}}}}
"""What keeps the place of units removed during a rebuild (`documents.tombstone`)."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """The indexes behind an alias; a name ends on its format, its time and a few random signs."""

    alias: str
    replicas: int

    @property
    def building_alias(self) -> str:
        """Return the alias of the index being rebuilt."""
        return f"{self.alias}-building"

    def written(self, client: Elasticsearch) -> list[str]:
        """Return the aliases to write to: the one that serves and the one being built, those that are there."""
        aliases = self._aliases(client)
        return [alias for alias in (self.building_alias, self.alias) if self._is_readable(aliases.get(alias, ""))]

    def serving(self, client: Elasticsearch) -> str:
        """Return the name of the index that serves; raise `SearchUnavailable` where there is none to be read."""
        name = self._aliases(client).get(self.alias, "")
        if self._is_readable(name):
            return name
        raise SearchUnavailable("the index is of another format: rebuild it" if name else NO_INDEX)

    def is_rebuilding(self, client: Elasticsearch) -> bool:
        """Tell whether a rebuild is under way."""
        return self._is_readable(self._aliases(client).get(self.building_alias, ""))

    def begin(self, client: Elasticsearch) -> None:
        """Create an empty index to build in; remove what earlier rebuilds left unfinished."""
        aliases = self._aliases(client)
        unfinished = [name for name in self._all(client) if name != aliases.get(self.alias)]
        if unfinished:
            client.indices.delete(index=unfinished, ignore_unavailable=True)
        body = definition(self.replicas)
        body["settings"] |= _BUILDING
        stamp = f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
        name = f"{self.alias}-v{SCHEMA_VERSION}-{stamp}"
        client.indices.create(index=name, aliases={self.building_alias: {}}, **body)

    def publish(self, client: Elasticsearch) -> None:
        """Let the built index serve, and remove all others, in one step that no reader sees half done."""
        built = self._aliases(client).get(self.building_alias, "")
        if not self._is_readable(built):
            raise SearchUnavailable("no rebuild is under way")
        client.indices.flush(index=built)
        client.indices.put_settings(index=built, settings={**_SERVING, "number_of_replicas": self.replicas})
        client.indices.refresh(index=built)
        client.delete_by_query(index=built, query=_TOMBSTONES, refresh=True)
        others = [{"remove_index": {"index": name}} for name in self._all(client) if name != built]
        swap = [
            {"add": {"index": built, "alias": self.alias}},
            {"remove": {"index": built, "alias": self.building_alias}},
        ]
        client.indices.update_aliases(actions=[*others, *swap], timeout=_SWAP_TIMEOUT)

    def _aliases(self, client: Elasticsearch) -> dict[str, str]:
        """Return the index behind each of our aliases."""
        wanted = [self.alias, self.building_alias]
        body = client.options(ignore_status=404).indices.get_alias(name=wanted).body
        answer = {name: found for name, found in body.items() if name not in ("error", "status")}
        return {alias: name for name, found in answer.items() for alias in found["aliases"]}

    def _all(self, client: Elasticsearch) -> list[str]:
        """Return every index made here for this alias, of whatever format, and nothing of another portal."""
        ours = re.compile(rf"{re.escape(self.alias)}-v\d+-\d{{14}}-[0-9a-f]{{8}}")
        found = client.indices.get_alias(index=f"{self.alias}-v*")
        return [name for name in found if ours.fullmatch(name)]

    def _is_readable(self, name: str) -> bool:
        return name.startswith(f"{self.alias}-v{SCHEMA_VERSION}-")
