"""The portal on an Elasticsearch with security on: TLS, and an API key of the documented role and no more."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from scripts.testbed.elasticsearch_node import start_node
from search.engines import engine
from search.rebuild import rebuild
from tests.factories import ExperiencePageFactory, StandardPageFactory, publish

ROOT = Path(__file__).resolve().parents[2]
ADMIN = ("admin", "admin-of-the-tests")
ADMIN_LINE = "admin:$2a$10$.XqAYLX7RfwpsMUx65geqOqy7zheInKNtLSF7ToNZOQ51jng3JH6S"
"""The name and the password above, as the node's file of users holds them."""

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(not os.environ.get("TEST_ELASTICSEARCH_URL"), reason="no TEST_ELASTICSEARCH_URL"),
    pytest.mark.xdist_group("elasticsearch-faults"),
]


def documented_role():
    """Return the role that docs/elasticsearch.md asks an administrator to give."""
    text = (ROOT / "docs" / "elasticsearch.md").read_text(encoding="utf-8")
    return json.loads(re.search(r"```json\n(.*?)```", text, re.DOTALL).group(1))


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """A node that asks for a key over HTTPS, with a certificate that it signed itself."""
    folder = tmp_path_factory.mktemp("secured")
    key, certificate = folder / "http.key", folder / "http.crt"
    request = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*request.split(), *names, *files], check=True, capture_output=True)
    started = start_node(
        folder / "node",
        settings={
            "xpack.security.enabled": "true",
            "xpack.security.http.ssl.enabled": "true",
            "xpack.security.http.ssl.key": "http.key",
            "xpack.security.http.ssl.certificate": "http.crt",
        },
        files={
            "http.key": key.read_text(),
            "http.crt": certificate.read_text(),
            "users": f"{ADMIN_LINE}\n",
            "users_roles": "superuser:admin\n",
        },
    )
    yield started, certificate
    started.remove()


def new_key(node, role, name="portal"):
    started, certificate = node
    with Elasticsearch(started.url, basic_auth=ADMIN, ca_certs=str(certificate)) as admin:
        return admin.security.create_api_key(name=name, role_descriptors={"portal": role})["encoded"]


@pytest.fixture
def secured(node, settings, home):
    """The settings of a portal that has its own key, and an index."""
    started, certificate = node
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = [started.url]
    settings.ELASTICSEARCH_API_KEY = new_key(node, documented_role())
    settings.ELASTICSEARCH_CA_CERTS = str(certificate)
    settings.ELASTICSEARCH_INDEX = "portal-units"
    settings.ELASTICSEARCH_REPLICAS = 0
    rebuild()
    return engine()


def check_command(node, key, url=None):
    started, certificate = node
    variables = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "a-key",
        "DATABASE_URL": "",
        "DATA_DIR": str(certificate.parent),
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": url or started.url,
        "ELASTICSEARCH_API_KEY": key,
        "ELASTICSEARCH_CA_CERTS": str(certificate),
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_fiche_published_with_the_documented_role_is_found(secured, client, experience_index):
    publish(ExperiencePageFactory(parent=experience_index, title="Un jardin partagé à Lodève"))

    response = client.get("/recherche/?q=jardins")

    assert response.context["listing"].response.engine == "elasticsearch"
    (entry,) = response.context["listing"].entries
    assert entry.hit.title_html == "Un <mark>jardin</mark> partagé à Lodève"


def test_documented_role_is_enough_for_all_the_portal_does(secured, home):
    page = publish(StandardPageFactory(parent=home, title="Médiation sociale"))

    written = rebuild()

    assert written == 1
    assert secured.complete("médi", audiences=frozenset({"public"})) == ("médiation",)
    assert secured.similar(f"page:{page.pk}", audiences=frozenset({"public"})) == ()
    assert secured.health().ready
    assert [uid for uid, _version in secured.versions()] == [f"page:{page.pk}"]


def test_documented_role_reaches_no_other_index(node, secured):
    from django.conf import settings
    from elasticsearch import AuthorizationException

    with (
        Elasticsearch(
            settings.ELASTICSEARCH_URL, api_key=settings.ELASTICSEARCH_API_KEY, ca_certs=settings.ELASTICSEARCH_CA_CERTS
        ) as portal,
        pytest.raises(AuthorizationException),
    ):
        portal.index(index="accounts", document={"secret": "no"})


def test_check_accepts_the_documented_role(node):
    ended = check_command(node, new_key(node, documented_role()))

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize(
    ("key", "address", "word"),
    [
        ("d3Jvbmc6d3Jvbmc=", None, "ELASTICSEARCH_API_KEY"),
        ("d3Jvbmc6d3Jvbmc=", "https://127.0.0.1:1", "ELASTICSEARCH_URL"),
    ],
)
def test_check_says_in_one_line_what_is_wrong(node, key, address, word):
    ended = check_command(node, key, address)

    assert ended.returncode == 1
    assert word in ended.stderr
    assert "Traceback" not in ended.stderr


def test_check_says_which_privilege_is_missing(node):
    role = documented_role()
    role["indices"] = [{**entry, "privileges": ["read"]} for entry in role["indices"]]

    ended = check_command(node, new_key(node, role, "reader"))

    assert ended.returncode == 1
    assert "privilege" in ended.stderr
    assert "Traceback" not in ended.stderr
