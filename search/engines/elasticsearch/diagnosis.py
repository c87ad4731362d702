"""What is wrong with the way to the cluster, for whoever sets the portal up."""

from __future__ import annotations

from dataclasses import replace

from elasticsearch import Elasticsearch

from search.contract import SearchUnavailable
from search.engines.elasticsearch.client import Clients, Cluster, TimeLimits
from search.engines.elasticsearch.failures import guarded

NEEDED_VERSION = 9
CLUSTER_PRIVILEGES = ("monitor",)
INDEX_PRIVILEGES = ("read", "write", "manage")
"""All that the key of the portal must be allowed, on its own indexes only (docs/elasticsearch.md)."""

_PATIENCE = TimeLimits(question=5.0, writing=5.0)


def problem(cluster: Cluster) -> str:
    """Return what keeps the portal from using the cluster, in one line, or nothing."""
    if not cluster.urls:
        return "ELASTICSEARCH_URL is missing: name the nodes of Elasticsearch, such as https://search.example.org:9200"
    try:
        with guarded():
            client = Clients(replace(cluster, limits=_PATIENCE)).reading
            return _wrong_version(client) or _missing_privileges(client, cluster)
    except SearchUnavailable as failure:
        return f"{failure} (ELASTICSEARCH_URL={','.join(cluster.urls)})"


def _wrong_version(client: Elasticsearch) -> str:
    number = str(client.info()["version"]["number"])
    if number.split(".", maxsplit=1)[0] == str(NEEDED_VERSION):
        return ""
    return f"that Elasticsearch is version {number}: the portal needs version {NEEDED_VERSION}"


def _missing_privileges(client: Elasticsearch, cluster: Cluster) -> str:
    """Tell what the key is not allowed; where the portal shows no key, everybody is allowed everything."""
    if not cluster.api_key:
        return ""
    names = [cluster.alias, f"{cluster.alias}-*"]
    asked = [{"names": names, "privileges": list(INDEX_PRIVILEGES)}]
    answer = client.security.has_privileges(cluster=list(CLUSTER_PRIVILEGES), index=asked)
    if answer["has_all_requested"]:
        return ""
    missing = {
        *(name for name, granted in answer["cluster"].items() if not granted),
        *(name for granted in answer["index"].values() for name, allowed in granted.items() if not allowed),
    }
    lacking = ", ".join(sorted(missing))
    return f"the key of ELASTICSEARCH_API_KEY lacks the privileges {lacking} on {' and '.join(names)}"
