"""What is said of an address behind which the portal finds something else than the Elasticsearch it needs."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from search.engines.elasticsearch.client import Cluster
from search.engines.elasticsearch.diagnosis import problem


@pytest.fixture
def answering():
    """Start a server that answers every request with a status, headers and a body; return its address."""
    servers = []

    def start(status, headers, body):
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *arguments):
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


ELASTICSEARCH = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/vnd.elasticsearch+json"}


@pytest.mark.parametrize("number", ["8.19.2", "10.0.0"])
def test_another_version_is_named(answering, number):
    url = answering(200, ELASTICSEARCH, {"version": {"number": number}})

    said = problem(Cluster((url,), alias="portal"))

    assert said == f"that Elasticsearch is version {number}: the portal needs version 9"


def test_right_version_is_no_problem(answering):
    url = answering(200, ELASTICSEARCH, {"version": {"number": "9.4.3"}})

    assert problem(Cluster((url,), alias="portal")) == ""


def test_something_else_than_elasticsearch_is_named(answering):
    url = answering(200, {"Content-Type": "application/json"}, {"version": {"number": "9.4.3"}})

    said = problem(Cluster((url,), alias="portal"))

    assert said == f"what answers there is not Elasticsearch (ELASTICSEARCH_URL={url})"


def test_older_version_that_refuses_the_dialect_is_named(answering):
    refusal = {"error": {"type": "media_type_header_exception", "reason": "Invalid media-type"}, "status": 400}
    url = answering(400, ELASTICSEARCH, refusal)

    said = problem(Cluster((url,), alias="portal"))

    assert said == f"that Elasticsearch is older than version 9 (ELASTICSEARCH_URL={url})"
