"""Nodes of Elasticsearch started here, each with its own folder, port and settings, so that tests may hurt them."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.testbed import ports, unprivileged
from scripts.testbed.elasticsearch_distribution import distribution, find_jdk
from scripts.testbed.service import UnavailableError

HEAP = "512m"
SLOWEST_START = 120.0
SLOWEST_STOP = 20.0
SETTINGS = {
    "cluster.name": "vto",
    "discovery.type": "single-node",
    "http.host": ports.LOOPBACK,
    "transport.host": ports.LOOPBACK,
    "xpack.security.enabled": "false",
    "action.auto_create_index": "false",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}
"""What a node of the tests is set to, unless its settings say otherwise; an empty value takes one away."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node, by its folder and its address; what it holds outlives a stop, until `remove`."""

    folder: Path
    url: str

    @property
    def pid(self) -> int:
        """Return the process group of the node: its launcher and the server under it; 0 when it was not started."""
        with suppress(OSError, ValueError):
            return int((self.folder / "pid").read_text())
        return 0

    def start(self) -> None:
        """Start it, also once more on what it held, and wait until it answers."""
        environment = {
            **os.environ,
            "ES_JAVA_HOME": str(find_jdk()),
            "ES_PATH_CONF": str(self.folder / "conf"),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }
        with (self.folder / "output").open("wb") as output:
            process = subprocess.Popen(
                [str(self.folder / "server" / "bin" / "elasticsearch")],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **unprivileged.account(),
            )
        (self.folder / "pid").write_text(str(process.pid))
        deadline = time.monotonic() + SLOWEST_START
        while not answers(self.url):
            if process.poll() is not None or time.monotonic() > deadline:
                raise UnavailableError(f"Elasticsearch did not start: {self.last_words()}")
            time.sleep(0.25)

    def signal(self, number: int) -> bool:
        """Send a signal to the server and its launcher; tell whether either is there."""
        if not self.pid or not _is_a_node(self.pid):
            return False
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)
            return True
        return False

    def stop(self) -> None:
        """Stop it, by force when it does not stop by itself; one that is stopped already is no error."""
        if self.signal(signal.SIGTERM):
            self.signal(signal.SIGCONT)
            if not self._is_gone_within(SLOWEST_STOP):
                self.kill()
        (self.folder / "pid").unlink(missing_ok=True)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.signal(signal.SIGKILL)
        self._is_gone_within(SLOWEST_STOP)

    def remove(self) -> None:
        """Stop it and remove all that it wrote."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def last_words(self) -> str:
        """Return the end of what it printed."""
        return (self.folder / "output").read_text(errors="replace").strip()[-800:]

    def _is_gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with suppress(ChildProcessError):
                os.waitpid(self.pid, os.WNOHANG)
            if not self.signal(0):
                return True
            time.sleep(0.05)
        return False


def start_node(
    folder: Path, *, port: int = 0, settings: Mapping[str, str] | None = None, files: Mapping[str, str] | None = None
) -> Node:
    """Start a node in a new folder (another one where its account cannot reach the folder), and wait for its answer.

    `settings` come over `SETTINGS`, and `files` go to its configuration folder; port 0 means any free one.
    """
    source = distribution()
    folder = unprivileged.make_folder(folder)
    port = port or ports.free_port()
    wanted = {
        **SETTINGS,
        "node.name": f"vto-{secrets.token_hex(4)}",
        "http.port": str(port),
        "transport.port": str(ports.free_port()),
        "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"),
        **(settings or {}),
    }
    scheme = "https" if wanted.get("xpack.security.http.ssl.enabled") == "true" else "http"
    node = Node(folder, f"{scheme}://{ports.LOOPBACK}:{port}")
    try:
        _lay_out(source, folder, wanted, files or {})
        node.start()
    except BaseException:
        node.remove()
        raise
    return node


def answers(url: str) -> bool:
    """Tell whether an Elasticsearch answers at the address, be it to refuse who asks; any certificate will do."""
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    try:
        with urllib.request.urlopen(url, timeout=2, context=anybody) as response:
            return bool(response.headers.get("X-Elastic-Product"))
    except urllib.error.HTTPError as refusal:
        return refusal.code == 401
    except (OSError, ValueError):
        return False


def _lay_out(source: Path, folder: Path, settings: Mapping[str, str], files: Mapping[str, str]) -> None:
    """Put the server, its configuration and the folders that it writes where its account can read them."""
    shutil.copytree(source, folder / "server", copy_function=_link_or_copy)
    shutil.copytree(source / "config", folder / "conf")
    lines = [f"{name}: {value}\n" for name, value in settings.items() if value]
    (folder / "conf" / "elasticsearch.yml").write_text("".join(lines))
    (folder / "conf" / "jvm.options.d").mkdir(exist_ok=True)
    (folder / "conf" / "jvm.options.d" / "heap.options").write_text(f"-Xms{HEAP}\n-Xmx{HEAP}\n")
    for name, text in files.items():
        (folder / "conf" / name).write_text(text)
    for name in ("data", "logs", "tmp"):
        (folder / name).mkdir()
    if owner := unprivileged.account():
        for path in (folder, *(folder / "conf").rglob("*"), *map(folder.joinpath, ("conf", "data", "logs", "tmp"))):
            os.chown(path, owner["user"], owner["group"])


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _is_a_node(pid: int) -> bool:
    """Tell whether a process is a node, where the system lets us know: the number may have been given to another."""
    command = Path(f"/proc/{pid}/cmdline")
    if not Path("/proc/self").exists():
        return True
    with suppress(OSError):
        return b"elasticsearch" in command.read_bytes()
    return False
