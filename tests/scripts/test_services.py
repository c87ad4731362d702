"""The services of the tests: where they are looked for, what is remembered of them, what is left of them."""

import os
import socket
import stat
import subprocess
import sys

import pytest

from scripts import ROOT
from scripts.testbed import choice, docker, ports, postgresql, system_packages
from scripts.testbed.chromium import Chromium
from scripts.testbed.postgresql import PostgreSQL
from scripts.testbed.readers import LibreOffice, Tesseract
from scripts.testbed.service import Running, UnavailableError
from scripts.testbed.state import State, cache_folder, identity


@pytest.fixture
def state(tmp_path):
    return State(tmp_path / "cache")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A PATH that holds only the programs that a test writes."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def write_program(folder, name, code="exit 0"):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{code}\n")
    path.chmod(0o755)
    return path


def test_state_returns_what_was_written(state):
    running = Running("system", {"TEST_DATABASE_URL": "postgres://x"}, folder="data")
    state.write("postgresql", running)
    assert state.read("postgresql") == running


def test_state_file_can_be_read_by_its_owner_only(state):
    state.write("postgresql", Running("system"))
    assert stat.S_IMODE((state.folder / "postgresql.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "{", "[]", '{"unknown": 1}'])
def test_state_that_cannot_be_read_counts_as_none(state, text):
    state.folder.mkdir(parents=True)
    (state.folder / "postgresql.json").write_text(text)
    assert state.read("postgresql") is None


def test_state_leaves_no_folder_once_all_is_forgotten(state):
    with state.locked():
        state.write("postgresql", Running("system"))
        state.write("chromium", Running("system"))
        state.forget("postgresql")
        assert state.folder.is_dir()
        state.forget("chromium")
    assert not state.folder.exists()


def test_cache_folder_follows_the_environment(tmp_path):
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "vto" / identity()
    assert cache_folder({"HOME": str(tmp_path)}) == tmp_path / ".cache" / "vto" / identity()


def test_identity_differs_between_two_copies_of_the_project(tmp_path):
    assert identity(tmp_path / "one") != identity(tmp_path / "two")


def test_free_port_can_be_listened_on():
    port = ports.free_port()
    assert not ports.answers(ports.LOOPBACK, port)
    with socket.socket() as server:
        server.bind((ports.LOOPBACK, port))
        server.listen()
        assert ports.answers(ports.LOOPBACK, port)


def test_environment_variable_comes_first_and_nothing_is_started(state, programs):
    write_program(programs, "docker")
    with socket.socket() as server:
        server.bind((ports.LOOPBACK, 0))
        server.listen()
        url = f"postgres://me:secret@127.0.0.1:{server.getsockname()[1]}/mine"
        obtained = choice.obtain(PostgreSQL(), {"TEST_DATABASE_URL": url}, state)
    assert obtained == (Running("environment", {"TEST_DATABASE_URL": url}), False)
    assert not state.folder.exists()


def test_environment_variable_that_leads_nowhere_is_an_error(state):
    url = f"postgres://me@127.0.0.1:{ports.free_port()}/mine"
    with pytest.raises(UnavailableError, match=r"^nothing answers at TEST_DATABASE_URL"):
        choice.obtain(PostgreSQL(), {"TEST_DATABASE_URL": url}, state)


def test_docker_comes_second_where_an_engine_answers(state, programs, tmp_path):
    write_program(programs, "docker", f'echo "$@" >> {tmp_path / "calls"}')
    running, started = choice.obtain(PostgreSQL(), {}, state)
    calls = (tmp_path / "calls").read_text().splitlines()
    name = f"vto-postgres-{identity()}"
    assert (running.origin, running.container, started) == ("docker", name, True)
    assert [call.split()[0] for call in calls] == ["info", "rm", "run", "exec"]
    assert "postgres:16" in calls[2].split()
    assert state.read("postgresql") == running


def test_docker_without_an_engine_does_not_count(programs):
    write_program(programs, "docker", "exit 1")
    assert docker.answers() is False


def test_system_comes_last(state, programs):
    browser = write_program(programs, "chromium-browser")
    assert choice.obtain(Chromium(), {}, state) == (Running("system", {"CHROMIUM": str(browser)}), True)
    assert choice.obtain(Chromium(), {}, state) == (Running("system", {"CHROMIUM": str(browser)}), False)


def test_service_that_is_gone_is_looked_for_again(state, programs):
    write_program(programs, "chromium")
    choice.obtain(Chromium(), {}, state)
    (programs / "chromium").unlink()
    other = write_program(programs, "google-chrome")
    assert choice.obtain(Chromium(), {}, state) == (Running("system", {"CHROMIUM": str(other)}), True)


def test_chromium_of_the_environment_must_be_a_program(state, tmp_path):
    with pytest.raises(UnavailableError, match=r"is not a program"):
        choice.obtain(Chromium(), {"CHROMIUM": str(tmp_path / "missing")}, state)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs packages")
def test_missing_program_is_installed_by_root(state, programs):
    write_program(programs, "apt-get", f"echo 'exit 0' > {programs}/chromium; /bin/chmod +x {programs}/chromium")
    running, _started = choice.obtain(Chromium(), {}, state)
    assert running.variables == {"CHROMIUM": str(programs / "chromium")}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs packages")
def test_program_of_several_packages_is_installed_with_all_of_them(programs, tmp_path):
    write_program(programs, "apt-get", f'echo "$@" >> {tmp_path / "calls"}')
    with pytest.raises(UnavailableError, match=r"^LibreOffice was installed, but it is not on the PATH"):
        LibreOffice().from_system()
    installed = "install -q -y libreoffice-writer-nogui libreoffice-impress-nogui"
    assert (tmp_path / "calls").read_text().splitlines() == ["update -q", installed]


@pytest.mark.parametrize(("languages", "found"), [("fra", True), ("eng", False)])
def test_tesseract_counts_only_with_its_french_data(programs, languages, found):
    path = write_program(programs, "tesseract", f"echo {languages}")
    assert Tesseract().find() == (str(path) if found else "")


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install postgresql"),
        ("dnf", "sudo dnf install postgresql"),
        ("brew", "brew install postgresql"),
    ],
)
def test_command_to_type_suits_the_package_manager(programs, manager, command):
    write_program(programs, manager)
    assert system_packages.command_to_type("postgresql") == command


def test_package_without_a_package_manager_is_unavailable(programs):
    with pytest.raises(UnavailableError, match=r"^Chromium is not installed\. Type: your package manager"):
        system_packages.install("Chromium", "chromium")


@pytest.mark.skipif(postgresql.find_binaries() is None, reason="PostgreSQL is not installed")
def test_postgresql_of_the_system_starts_answers_and_leaves_nothing(tmp_path):
    cache, programs = tmp_path / "cache", tmp_path / "bin"
    cache.mkdir()
    programs.mkdir()
    write_program(programs, "docker", "exit 1")
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    environment |= {"XDG_CACHE_HOME": str(cache), "PATH": f"{programs}{os.pathsep}{environment['PATH']}"}

    def services(action):
        command = [sys.executable, "scripts/services", action, "postgresql"]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    first, second = services("start"), services("start")
    assert [first.returncode, second.returncode] == [0, 0]
    assert second.stderr.startswith("PostgreSQL: ready")
    exported = services("env").stdout
    assert exported.startswith("export TEST_DATABASE_URL=postgres://vto:")
    running = State(cache_folder({"XDG_CACHE_HOME": str(cache)})).read("postgresql")
    assert services("stop").stderr == "PostgreSQL: stopped\n"
    assert services("stop").stderr == "PostgreSQL: nothing to stop\n"
    assert not PostgreSQL().is_up(running)
    assert services("env").stdout == ""
    assert [*cache.iterdir()] == []
