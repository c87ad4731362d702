"""The virtual environment: when its packages are installed again."""

import pytest

from scripts import environment
from scripts.progress import seconds_left


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements").mkdir()
    for group in ("base", "dev"):
        (tmp_path / "requirements" / f"{group}.txt").write_text("django==5.2 \\\n    --hash=sha256:00\nwagtail==8.0\n")
    return tmp_path


def test_nothing_is_installed_in_a_new_environment(project):
    assert [environment.is_installed(group) for group in ("base", "dev")] == [False, False]


def test_packages_count_as_installed_until_their_pins_change(project):
    environment.stamp("base").write_text(environment.fingerprint("base"))
    assert environment.is_installed("base") is True
    (project / "requirements" / "base.txt").write_text("django==5.2.1\n")
    assert environment.is_installed("base") is False


def test_pinned_packages_are_counted_without_their_hashes(project):
    assert environment.pinned_packages("base") == 2


@pytest.mark.parametrize(("elapsed", "done", "left"), [(10, 0.5, 10), (30, 0.75, 10), (1, 0.01, None), (10, 1.0, 1)])
def test_seconds_left_follow_the_pace_so_far(elapsed, done, left):
    assert seconds_left(elapsed, done) == left
