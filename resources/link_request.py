"""One look at an address of the web: does it answer? Only public hosts are asked, and nothing of a body is read."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

from resources.models import LinkCheck

TIMEOUT = 10.0
"""Seconds that a host may keep silent."""
DEADLINE = 30.0
"""Seconds that one request may take in all, however it is stretched."""
REDIRECTS = 5
GONE = (404, 410)
UNSAID = (401, 403, 407, 429, 451)
"""Answers that say something of who asks, and nothing of what a reader would find."""
REDIRECTED = (301, 302, 303, 307, 308)
SAFE = "/%:=&?~+!$,;'@()*[]"

Status = LinkCheck.Status
Allowed = Callable[[str], bool]


class NotAsked(Exception):
    """The address must not be asked: not of the web, or not public."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a look found: a state, and the reason in a few words."""

    status: LinkCheck.Status
    detail: str = ""


def is_public(address: str) -> bool:
    """Tell whether an IP address is that of a public host; the portal asks no other for an editor."""
    parsed = ip_address(address.partition("%")[0])
    return parsed.is_global and not parsed.is_multicast


def look(url: str, *, allowed: Allowed = is_public) -> Outcome:
    """Return whether an address answers, after a few redirects; each host on the way must be `allowed` by its IP."""
    try:
        for _hop in range(REDIRECTS + 1):
            status, location = _answer(url, allowed)
            if status not in REDIRECTED or not location:
                return _judged(status)
            url = urljoin(url, location)
    except NotAsked as reason:
        return Outcome(Status.UNKNOWN, str(reason))
    except ssl.SSLCertVerificationError as reason:
        return Outcome(Status.UNKNOWN, f"certificate: {reason.verify_message}"[:250])
    except (OSError, http.client.HTTPException, ValueError) as reason:
        return Outcome(Status.FAILING, f"{type(reason).__name__}: {reason}"[:250])
    return Outcome(Status.FAILING, "too many redirects")


def _judged(status: int) -> Outcome:
    detail = f"{status} {http.client.responses.get(status, '')}".strip()
    if status < 400:
        return Outcome(Status.OK, detail)
    if status in GONE:
        return Outcome(Status.BROKEN, detail)
    return Outcome(Status.UNKNOWN if status in UNSAID else Status.FAILING, detail)


def _answer(url: str, allowed: Allowed) -> tuple[int, str]:
    """Return the status of an address and where it leads; those who refuse HEAD are asked to GET."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAsked(f"not an address of the web: {url}"[:250])
    try:
        status, location = _asked("HEAD", parts, allowed)
    except (http.client.HTTPException, ConnectionError):
        return _asked("GET", parts, allowed)
    return (status, location) if status < 400 else _asked("GET", parts, allowed)


def _asked(method: str, parts: SplitResult, allowed: Allowed) -> tuple[int, str]:
    host = (parts.hostname or "").encode("idna").decode()
    kind = _SecureConnection if parts.scheme == "https" else _Connection
    connection = kind(host, parts.port, timeout=TIMEOUT)
    connection.allowed = allowed
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    headers = {"User-Agent": f"links_check (+{settings.SITE_URL})", "Accept": "*/*", "Connection": "close"}
    try:
        connection.connect()
        with _deadline(connection.sock):
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


@contextmanager
def _deadline(sock: socket.socket) -> Iterator[None]:
    """Hang up after a time: a host that sends one letter now and then never lets a time-out come."""
    timer = threading.Timer(DEADLINE, _hang_up, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _connected(host: str, port: int, allowed: Allowed) -> socket.socket:
    """Return a connection to a host by an address that was looked at, so that a name cannot change in between."""
    found = [str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(map(allowed, found)):
        raise NotAsked(f"{host} is not a public host"[:250])
    with suppress(OSError):
        return socket.create_connection((found[0], port), TIMEOUT)
    return socket.create_connection((found[-1], port), TIMEOUT)


class _Connection(http.client.HTTPConnection):
    """A connection that asks nobody who is not allowed."""

    allowed: Allowed

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.allowed)


class _SecureConnection(_Connection):
    """The same, over TLS, whose certificate must be that of the host."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
