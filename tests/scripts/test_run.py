"""What `make run` refuses, in one sentence, and what it does again or not."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ROOT, RefusalError, preparation
from scripts.portal import addresses, demo_login
from scripts.preflight import check_folder_is_writable, check_port_is_free, chosen_port
from scripts.processes import Child
from scripts.python_version import refusal


def listening(address):
    server = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    server.bind((address, 0))
    server.listen()
    return server


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_port_in_use_is_said_in_one_sentence(address):
    with listening(address) as server:
        port = server.getsockname()[1]
        with pytest.raises(RefusalError) as refused:
            check_port_is_free(port)
    assert str(refused.value) == (
        f"Le port {port} est déjà utilisé : arrêtez le programme qui l'occupe, "
        f"ou choisissez-en un autre, par exemple : make run PORT={port + 1}"
    )


def test_run_with_a_port_in_use_prints_the_sentence_and_fails():
    with listening("127.0.0.1") as server:
        port = server.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "scripts/run"],
            cwd=ROOT,
            env=os.environ | {"PORT": str(port)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Le port {port} est déjà utilisé")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("text", ["0", "65536", "-1", "abc", "80.5", "²"])
def test_port_that_is_none_is_refused(text):
    with pytest.raises(RefusalError, match=r"n'est pas un port : écrivez un nombre entier de 1 à 65535\.$"):
        chosen_port(text)


def test_port_is_read():
    assert chosen_port("8123") == 8123


def test_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(RefusalError) as refused:
        check_folder_is_writable(tmp_path / "file" / "var")
    assert str(refused.value) == (
        f"Impossible d'écrire dans le dossier {tmp_path / 'file' / 'var'} (Not a directory) : "
        "donnez-vous le droit d'y écrire, ou copiez le projet dans un dossier à vous."
    )


def test_read_only_folder_is_refused():
    with pytest.raises(RefusalError, match=r"Permission denied|Read-only|No such file"):
        check_folder_is_writable(Path("/proc/portal"))


def test_writable_folder_is_made_and_left_empty(tmp_path):
    check_folder_is_writable(tmp_path / "var" / "log")
    assert list((tmp_path / "var" / "log").iterdir()) == []


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (2, 7, 18)])
def test_old_python_is_refused_in_one_sentence(version):
    assert refusal(version, "fr") == (
        f"Python {version[0]}.{version[1]} est trop ancien : le portail demande Python 3.11 ou plus récent. "
        "Installez-le (par exemple : sudo apt install python3 python3-venv), puis relancez la commande."
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1)])
def test_recent_python_is_accepted(version):
    assert refusal(version, "fr") == ""


def test_preparation_does_again_only_what_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(preparation, "ROOT", tmp_path)
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "django.po").write_text("one")
    messages, tables = preparation.STEPS[:2]
    before = [preparation.fingerprint(step, {}) for step in (messages, tables)]
    (tmp_path / "locale" / "django.po").write_text("two")
    after = [preparation.fingerprint(step, {}) for step in (messages, tables)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True]


def test_preparation_starts_over_with_another_database():
    step = preparation.STEPS[0]
    assert preparation.fingerprint(step, {}) != preparation.fingerprint(step, {"DATABASE_URL": "postgres://other"})


def test_preparation_starts_over_when_the_sqlite_file_is_gone(tmp_path):
    record = tmp_path / "prepared.json"
    record.write_text('{"tables": "done"}')
    assert preparation.read_record(record, {}, tmp_path) == {}
    (tmp_path / "portal.sqlite3").touch()
    assert preparation.read_record(record, {}, tmp_path) == {"tables": "done"}


def test_preparation_starts_over_after_a_start_that_failed(tmp_path):
    record = tmp_path / "prepared.json"
    record.write_text('{"tables": "done"}')
    on_postgresql = {"DATABASE_URL": "postgres://server"}
    assert preparation.read_record(record, on_postgresql, tmp_path) == {"tables": "done"}
    preparation.forget_preparation(tmp_path)
    assert preparation.read_record(record, on_postgresql, tmp_path) == {}


def test_addresses_show_the_login_that_demo_kept(tmp_path):
    (tmp_path / "demo-login.txt").write_text("redaction@example.org\nun mot de passe\n", encoding="utf-8")
    assert demo_login(tmp_path / "demo-login.txt") == ("redaction@example.org", "un mot de passe")
    words = addresses(8123, tmp_path, 4.25).split()
    assert {"http://localhost:8123/", "http://localhost:8123/admin/", "redaction@example.org"} <= set(words)


def test_child_is_stopped_with_what_it_started(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    command = ["sh", "-c", f"sleep 60 > {tmp_path / 'pipe'} & wait"]
    child = Child("site", command, dict(os.environ), tmp_path / "log")
    with (tmp_path / "pipe").open("rb") as pipe:  # opens once `sleep` has started, and ends once it is gone
        child.signal_group(signal.SIGTERM)
        assert pipe.read() == b""
    assert child.process.wait(timeout=10) == -signal.SIGTERM


def test_child_that_ended_is_known_with_what_it_wrote(tmp_path):
    child = Child("site", ["sh", "-c", "echo first; echo last; exit 3"], dict(os.environ), tmp_path / "log")
    child.process.wait(timeout=10)
    assert (child.has_died, child.last_lines(1)) == (True, "last")
