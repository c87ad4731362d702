"""The environment variables of the portal, each read and checked in one place.

A wrong value never stops the import of the settings: it is kept in `problems`, and a system check says it in one line.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable: its name, its value when unset, and what it is for (the README shows the same)."""

    name: str
    default: str
    purpose: str


VARIABLES = (
    Variable("SECRET_KEY", "", "Key that signs sessions and links; required in production"),
    Variable("SITE_URL", "http://localhost:8000", "Public address of the portal, without a final slash"),
    Variable("ALLOWED_HOSTS", "localhost,127.0.0.1", "Host names that the portal answers to, separated by commas"),
    Variable("DATABASE_URL", "", "Database, such as postgres://user:password@host/name; empty: SQLite in DATA_DIR"),
    Variable("DATA_DIR", "var", "Folder of uploaded files, of the index and of the SQLite database"),
    Variable("SEARCH_ENGINE", "embedded", "Search engine: embedded, or elasticsearch"),
    Variable("ELASTICSEARCH_URL", "", "Addresses of the nodes of Elasticsearch 9, separated by commas"),
    Variable("ELASTICSEARCH_API_KEY", "", "Key of the portal there, as Elasticsearch gave it encoded"),
    Variable("ELASTICSEARCH_CA_CERTS", "", "File of the authority that signs its certificate; empty: the system's"),
    Variable("ELASTICSEARCH_INDEX", "portal-units", "Name of the portal's index there, an alias"),
    Variable("ELASTICSEARCH_REPLICAS", "1", "Copies of the index beside the first, at most one less than nodes"),
    Variable("SMTP_HOST", "", "Mail server; empty: mails are written to DATA_DIR/mails"),
    Variable("SMTP_PORT", "587", "Port of the mail server"),
    Variable("SMTP_USER", "", "User of the mail server"),
    Variable("SMTP_PASSWORD", "", "Password of the mail server"),
    Variable("SMTP_TLS", "yes", "Whether the mail server is spoken to with STARTTLS: yes or no"),
    Variable("MAIL_FROM", "portail@localhost", "Sender of the portal's mails"),
    Variable("DOCUMENTS_MAX_MB", "100", "Weight of the heaviest file that editors may upload, in megabytes"),
    Variable("DOCUMENTS_SENDFILE", "no", "Who gives the files: no (the portal), X-Accel-Redirect or X-Sendfile"),
    Variable("LOG_LEVEL", "INFO", "Least severe messages that are logged: DEBUG, INFO, WARNING or ERROR"),
    Variable("POSTGRES_PASSWORD", "", "Password of the database that compose.yaml starts"),
    Variable("DEBUG", "no", "Whether `make run` shows Django's own pages of errors: yes or no"),
    Variable("PORT", "8000", "Port of `make run`"),
    Variable("TEST_DATABASE_URL", "", "PostgreSQL server of the tests; empty: scripts/services finds one"),
    Variable("TEST_ELASTICSEARCH_URL", "", "Elasticsearch of the tests; empty: scripts/services finds one"),
    Variable("CHROMIUM", "", "Chromium of the tests; empty: scripts/services finds one"),
    Variable("SOFFICE", "", "LibreOffice of the tests; empty: scripts/services finds one"),
    Variable("TESSERACT", "", "Tesseract of the tests; empty: scripts/services finds one"),
)

MISSING_SECRET = "missing"  # noqa: S105  # refused at start
"""What SECRET_KEY is when nobody set it; a system check refuses it."""

_PORTS = {"http": 80, "https": 443}
_BY_NAME = {variable.name: variable for variable in VARIABLES}

problems: list[str] = []


def text(name: str) -> str:
    """Return the value of a declared variable, or its default when unset or empty."""
    return os.environ.get(name, "").strip() or _BY_NAME[name].default


def read(name: str, parse: Callable[[str], T], expected: str) -> T:
    """Return the parsed value of `name`; keep a problem and return the parsed default when it cannot be read."""
    try:
        return parse(text(name))
    except (ValueError, KeyError):
        problems.append(f"{name}={text(name)!r} is wrong: {expected}.")
        return parse(_BY_NAME[name].default)


def words(name: str) -> list[str]:
    """Return the comma-separated values of `name`."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def addresses(name: str) -> list[str]:
    """Return the comma-separated web addresses of `name`, each with its port."""
    return read(name, _with_ports, "write addresses such as https://search.example.org:9200, separated by commas")


def _with_ports(value: str) -> list[str]:
    return [_with_port(word.strip()) for word in value.split(",") if word.strip()]


def _with_port(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(address)
    port = "" if parts.port else f":{_PORTS[parts.scheme]}"
    return f"{parts.scheme}://{parts.netloc}{port}{parts.path.rstrip('/')}"


def boolean(name: str) -> bool:
    """Return whether `name` says yes."""
    return read(name, lambda value: {"yes": True, "no": False}[value.lower()], "write yes or no")


def integer(name: str, least: int, most: int) -> int:
    """Return `name` as a whole number between two bounds."""

    def parse(value: str) -> int:
        number = int(value)
        if not least <= number <= most:
            raise ValueError(value)
        return number

    return read(name, parse, f"write a whole number from {least} to {most}")


def choice(name: str, values: tuple[str, ...]) -> str:
    """Return `name` when it is one of `values`."""

    def parse(value: str) -> str:
        if value not in values:
            raise ValueError(value)
        return value

    return read(name, parse, f"write one of {', '.join(values)}")
