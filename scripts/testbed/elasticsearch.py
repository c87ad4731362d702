"""Elasticsearch for the tests: one node on a free port of the loopback address, without security."""

from __future__ import annotations

import time
from pathlib import Path

from scripts.testbed import docker, ports
from scripts.testbed.elasticsearch_distribution import VERSION
from scripts.testbed.elasticsearch_node import HEAP, SETTINGS, SLOWEST_START, Node, answers, start_node
from scripts.testbed.service import DOCKER, ENVIRONMENT, Running, Service, UnavailableError
from scripts.testbed.state import cache_folder, identity

__all__ = ["Elasticsearch", "Node", "start_node"]

IMAGE = f"elasticsearch:{VERSION}"
MAVEN = "maven"


class Elasticsearch(Service):
    """A node of Elasticsearch 9."""

    key = "elasticsearch"
    title = "Elasticsearch"
    variable = "TEST_ELASTICSEARCH_URL"

    def from_environment(self, value: str) -> Running:
        """Return the node of the address, which must answer."""
        if not answers(value):
            raise UnavailableError(f"nothing answers at {self.variable}: correct it or unset it")
        return Running(ENVIRONMENT, {self.variable: value})

    def from_docker(self) -> Running:
        """Start the official image."""
        name, port = f"vto-elasticsearch-{identity()}", ports.free_port()
        variables = {key: value for key, value in SETTINGS.items() if not key.endswith(".host")}
        variables["ES_JAVA_OPTS"] = f"-Xms{HEAP} -Xmx{HEAP}"
        docker.run(name, IMAGE, f"{ports.LOOPBACK}:{port}:9200", variables, ())
        running = Running(DOCKER, {self.variable: f"http://{ports.LOOPBACK}:{port}"}, container=name)
        deadline = time.monotonic() + SLOWEST_START
        while not self.is_up(running):
            if time.monotonic() > deadline:
                self.stop(running)
                raise UnavailableError(f"the container {name} does not answer")
            time.sleep(0.5)
        return running

    def from_system(self) -> Running:
        """Start the genuine distribution, fetched from Maven Central at the first time."""
        node = start_node(cache_folder() / self.key)
        return Running(MAVEN, {self.variable: node.url}, folder=str(node.folder))

    def is_up(self, running: Running) -> bool:
        """Tell whether the node answers."""
        return answers(running.variables[self.variable])

    def stop(self, running: Running) -> None:
        """Stop the node and remove its data."""
        if running.container:
            docker.remove(running.container)
        if running.folder:
            Node(Path(running.folder), running.variables[self.variable]).remove()
