"""Settings: documented, checked, and said in one line when wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from config import env

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = dict(os.environ)
"""What the commands inherit: as it was before any walk in a browser made this process accept asynchronous calls."""

NAMES = [variable.name for variable in env.VARIABLES]


def test_readme_lists_every_variable_with_its_default_and_purpose():
    rows = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\| (.+) \|$", (ROOT / "README.md").read_text(), re.MULTILINE)

    assert rows == [(variable.name, variable.default, variable.purpose) for variable in env.VARIABLES]


def test_env_example_lists_every_variable_with_its_default():
    lines = re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert lines == [(variable.name, variable.default) for variable in env.VARIABLES]


def test_every_variable_that_the_code_reads_is_declared():
    settings = "\n".join(path.read_text() for path in (ROOT / "config").rglob("*.py"))
    read = set(
        re.findall(r"""env\.(?:text|words|addresses|boolean|integer|choice|read)\(\s*["']([A-Z_]+)["']""", settings)
    )

    assert read <= set(NAMES)
    assert set(NAMES) - read == {
        "POSTGRES_PASSWORD",
        "TEST_DATABASE_URL",
        "TEST_ELASTICSEARCH_URL",
        "CHROMIUM",
        "SOFFICE",
        "TESSERACT",
    }


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is missing: set it to a long random text."),
        ("DATABASE_URL", "nonsense", "DATABASE_URL cannot be read"),
        ("SMTP_PORT", "mail", "SMTP_PORT='mail' is wrong: write a whole number from 1 to 65535."),
        ("SMTP_TLS", "maybe", "SMTP_TLS='maybe' is wrong: write yes or no."),
        ("SEARCH_ENGINE", "solr", "SEARCH_ENGINE='solr' is wrong: write one of embedded, elasticsearch."),
        ("ELASTICSEARCH_URL", "search.example.org", "ELASTICSEARCH_URL='search.example.org' is wrong: write addresses"),
        ("ELASTICSEARCH_REPLICAS", "-1", "ELASTICSEARCH_REPLICAS='-1' is wrong: write a whole number from 0 to 20."),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL='LOUD' is wrong"),
        ("DATA_DIR", "/proc/portal", "The index cannot be written in /proc/portal/search"),
    ],
)
def test_wrong_setting_is_said_in_one_line(tmp_path, name, value, sentence):
    variables = {"SECRET_KEY": "a-key", "DATA_DIR": str(tmp_path), "DATABASE_URL": "", name: value}

    ended = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=ENVIRONMENT | variables | {"DJANGO_SETTINGS_MODULE": "config.settings.production"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def test_production_passes_the_deployment_checks(tmp_path):
    variables = {"SECRET_KEY": "k" * 20 + "ABCDEFGHIJ0123456789" * 2, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""}

    ended = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=ENVIRONMENT | variables | {"DJANGO_SETTINGS_MODULE": "config.settings.production"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
