"""PostgreSQL for the tests: a server of their own, fast rather than durable."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

from scripts.testbed import docker, ports, system_packages, unprivileged
from scripts.testbed.service import DOCKER, ENVIRONMENT, SYSTEM, Running, Service, UnavailableError
from scripts.testbed.state import cache_folder, identity

IMAGE = "postgres:16"
NAME = "vto"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
BINARIES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")


class PostgreSQL(Service):
    """A PostgreSQL server on a free port of the loopback address, with a password of its own."""

    key = "postgresql"
    title = "PostgreSQL"
    variable = "TEST_DATABASE_URL"

    def from_environment(self, value: str) -> Running:
        """Return the server of the address, which must answer."""
        if not answers(value):
            raise UnavailableError(f"nothing answers at {self.variable}: correct it or unset it")
        return Running(ENVIRONMENT, {self.variable: value})

    def from_docker(self) -> Running:
        """Start the official image."""
        name, port, password = f"vto-postgres-{identity()}", ports.free_port(), secrets.token_urlsafe(16)
        variables = {"POSTGRES_USER": NAME, "POSTGRES_PASSWORD": password, "POSTGRES_DB": NAME}
        settings = tuple(word for setting in FAST for word in ("-c", setting))
        docker.run(name, IMAGE, f"{ports.LOOPBACK}:{port}:5432", variables, settings)
        running = Running(DOCKER, {self.variable: address(port, password)}, container=name)
        if not wait_for_container(name):
            self.stop(running)
            raise UnavailableError(f"the container {name} does not answer")
        return running

    def from_system(self) -> Running:
        """Start the binaries of the system's packages on a new data folder."""
        binaries = find_binaries() or install_binaries()
        port, password = ports.free_port(), secrets.token_urlsafe(16)
        folder = unprivileged.make_folder(cache_folder() / self.key)
        running = Running(SYSTEM, {self.variable: address(port, password)}, folder=str(folder))
        try:
            create_cluster(binaries, folder, port, password)
            execute(folder, binaries / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "start")
            server = ("-h", ports.LOOPBACK, "-p", str(port), "-U", NAME)
            execute(folder, binaries / "createdb", *server, NAME, password=password)
        except BaseException:
            self.stop(running)
            raise
        return running

    def is_up(self, running: Running) -> bool:
        """Tell whether the server accepts connections."""
        return answers(running.variables[self.variable])

    def stop(self, running: Running) -> None:
        """Stop the server and remove its data."""
        if running.container:
            docker.remove(running.container)
        if not running.folder:
            return
        folder = Path(running.folder)
        binaries = find_binaries()
        if binaries and (folder / "data" / "postmaster.pid").is_file():
            execute(folder, binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def address(port: int, password: str) -> str:
    """Return the address of a server started here."""
    return f"postgres://{NAME}:{password}@{ports.LOOPBACK}:{port}/{NAME}"


def answers(url: str) -> bool:
    """Tell whether a server accepts connections at the address."""
    parts = urlsplit(url)
    return ports.answers(parts.hostname or ports.LOOPBACK, parts.port or 5432)


def wait_for_container(name: str) -> bool:
    """Wait until the server in a container is ready: it restarts once while it sets itself up."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if docker.succeeds(name, "pg_isready", "--host", ports.LOOPBACK, "--username", NAME):
            return True
        time.sleep(0.2)
    return False


def find_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server installed here."""
    found = [Path(pg_ctl).parent] if (pg_ctl := shutil.which("pg_ctl")) else []
    for pattern in BINARIES:
        found += [folder for folder in Path("/").glob(pattern[1:]) if (folder / "initdb").is_file()]
    return max(found, key=version, default=None)


def version(binaries: Path) -> int:
    """Return the major version that the folder's name tells, 0 when it tells none."""
    numbers = re.findall(r"\d+", str(binaries))
    return int(numbers[-1]) if numbers else 0


def install_binaries() -> Path:
    """Install PostgreSQL from the system's packages, and stop the server that Debian starts on that occasion."""
    before = debian_clusters()
    system_packages.install("PostgreSQL", "postgresql")
    for cluster in debian_clusters() - before:
        subprocess.run(["pg_ctlcluster", *cluster.split("/"), "stop"], capture_output=True, check=False)
    if binaries := find_binaries():
        return binaries
    raise UnavailableError("PostgreSQL was installed, but its programs are not where they are expected")


def debian_clusters() -> set[str]:
    """Return the servers that Debian runs by itself, as `version/name`."""
    if not shutil.which("pg_lsclusters"):
        return set()
    lines = subprocess.run(["pg_lsclusters", "-h"], capture_output=True, text=True, check=False).stdout.splitlines()
    return {"/".join(words[:2]) for words in map(str.split, lines) if len(words) > 3 and words[3].startswith("online")}


def create_cluster(binaries: Path, folder: Path, port: int, password: str) -> None:
    """Make the data folder of a server that listens on one port of the loopback address only."""
    secret = folder / "password"
    secret.write_text(password)
    if owner := unprivileged.account():
        os.chown(secret, owner["user"], owner["group"])
    access = ["-U", NAME, "-A", "scram-sha-256", f"--pwfile={secret}"]
    execute(folder, binaries / "initdb", "-D", folder / "data", "-E", "UTF8", "--locale=C.UTF-8", "-N", *access)
    settings = [f"port = {port}", f"listen_addresses = '{ports.LOOPBACK}'", "unix_socket_directories = ''", *FAST]
    with (folder / "data" / "postgresql.conf").open("a") as configuration:
        configuration.write("\n".join(settings) + "\n")


def execute(folder: Path, *command: str | Path, password: str = "", check: bool = True) -> None:
    """Run a program of PostgreSQL under the account of servers; raise `UnavailableError` when it fails."""
    environment = {**os.environ, "PGPASSWORD": password, "LC_ALL": "C"}
    with (folder / "output").open("w+") as output:
        result = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
            **unprivileged.account(),
        )
        output.seek(0)
        if check and result.returncode != 0:
            raise UnavailableError(f"PostgreSQL did not start: {output.read().strip()[-500:]}")
