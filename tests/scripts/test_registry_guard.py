"""The guard against names of package registries."""

import subprocess

import pytest

from scripts import registry_guard

HOST = ".".join(registry_guard.PIECES[0])


@pytest.fixture
def repository(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    monkeypatch.setattr(registry_guard, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("text", [f"https://{HOST}/simple", f"https://files.{HOST}/", HOST])
def test_guard_finds_a_registry_host(repository, text):
    (repository / "setup.txt").write_text(f"first\n{text}\n")
    assert registry_guard.findings() == [f"setup.txt:2: {HOST}"]


@pytest.mark.parametrize("text", [f"my{HOST}", f"{HOST}anisation", "pypi"])
def test_guard_lets_other_names_pass(repository, text):
    (repository / "setup.txt").write_text(text)
    assert registry_guard.findings() == []


def test_guard_leaves_ignored_files_alone(repository):
    (repository / ".gitignore").write_text("/var/\n")
    (repository / "var").mkdir()
    (repository / "var" / "pip.log").write_text(HOST)
    assert registry_guard.findings() == []
