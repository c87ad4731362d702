"""`make test`: which parts run with what is there, on which database, and what is said of the others."""

import pytest

from scripts.suite import PARTS, Outcome, Services, exit_code, part_environment, possible, run_part, summary
from scripts.testbed.chromium import Chromium

POSTGRESQL = {"TEST_DATABASE_URL": "postgres://server/vto"}
BOTH = POSTGRESQL | {"CHROMIUM": "/usr/bin/chromium"}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [(BOTH, ["all"]), (POSTGRESQL, ["postgresql", "e2e"]), ({}, ["all"])],
    ids=["both", "no browser", "neither"],
)
def test_possible_keeps_what_runs_without_the_browser(variables, expected):
    assert possible(PARTS["all"], variables) == tuple(PARTS[name] for name in expected)


def test_part_environment_gives_the_server_to_the_parts_that_need_it(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://mine/precious")
    databases = {name: part_environment(part, BOTH).get("DATABASE_URL") for name, part in PARTS.items()}
    server = POSTGRESQL["TEST_DATABASE_URL"]
    on_the_server = dict.fromkeys(("all", "postgresql", "e2e", "elasticsearch", "faults"), server)
    assert databases == {"checks": None, "sqlite": None, **on_the_server}


def test_part_without_its_service_is_marked_as_not_run(tmp_path):
    assert run_part(PARTS["e2e"], tmp_path / "python", POSTGRESQL) == Outcome("tests in Chromium", "NOT RUN")


def test_part_runs_without_what_a_few_of_its_tests_need():
    assert (PARTS["sqlite"].needs, PARTS["sqlite"].uses) == ((), ("SOFFICE", "TESSERACT"))
    assert possible(PARTS["sqlite"], {}) == (PARTS["sqlite"],)


def test_summary_says_loudly_what_did_not_run():
    outcomes = [Outcome("checks", "passed", 61.25), Outcome("tests in Chromium", "NOT RUN")]
    assert summary(outcomes, {"Chromium": "Type: sudo apt-get install chromium"}).splitlines() == [
        "",
        "=== summary ===",
        "  passed     61.2 s  checks",
        "  NOT RUN     0.0 s  tests in Chromium",
        "             61.2 s  in all",
        "  !!! Chromium is NOT AVAILABLE, its tests were NOT RUN. Type: sudo apt-get install chromium",
    ]


@pytest.mark.parametrize(
    ("result", "environ", "code"),
    [
        ("passed", {"CI": "true"}, 0),
        ("NOT RUN", {"CI": "true"}, 1),
        ("NOT RUN", {}, 0),
        ("FAILED", {}, 1),
    ],
)
def test_missing_service_fails_in_continuous_integration_only(result, environ, code):
    assert exit_code([Outcome("checks", "passed"), Outcome("tests in Chromium", result)], environ) == code


def test_services_of_the_environment_are_not_stopped(tmp_path, monkeypatch):
    program = tmp_path / "chromium"
    program.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    services = Services([Chromium()])
    services.start()
    assert (services.variables, services.started) == ({"CHROMIUM": str(program)}, [])
