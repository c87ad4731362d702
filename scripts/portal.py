"""`make run`: everything from an empty folder to a portal that answers, then its end at Ctrl-C."""

from __future__ import annotations

import http.client
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from scripts import ROOT, RefusalError, environment, wording
from scripts.preflight import check_folder_is_writable, check_port_is_free, chosen_port
from scripts.preparation import forget_preparation, prepare
from scripts.processes import Child, Stopped, stop_all, stop_on_signals
from scripts.progress import ProgressLine

PATIENCE = 90.0
"""How many seconds the first page may take to answer."""


def main(arguments: Sequence[str]) -> int:
    """Start the portal and serve it until it is stopped; return the exit code."""
    children: list[Child] = []
    stop_on_signals()
    try:
        serve(children)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except Stopped:
        print("\nArrêt en cours…" if children else "\nInterrompu : make run reprendra où il en était.")
        return 0 if children else 130
    finally:
        stop_all(children)
        if children:
            print("Le portail est arrêté.")
    return 1


def serve(children: list[Child]) -> None:
    """Prepare what is missing, start the servers into `children`, and wait for one of them to die."""
    started = time.monotonic()
    port = chosen_port(os.environ.get("PORT") or "8000")
    data = ROOT / (os.environ.get("DATA_DIR") or "var")
    check_folder_is_writable(ROOT)
    check_folder_is_writable(data / "log")
    check_port_is_free(port)
    python = environment.ensure("base", wording.FRENCH)
    variables = portal_variables(port)
    prepare(python, variables, data)
    try:
        start(children, [str(python), "manage.py"], variables, data / "log")
    except RefusalError:
        forget_preparation(data)
        raise
    print(addresses(port, data, time.monotonic() - started), flush=True)
    wait_for_a_death(children)


def start(children: list[Child], manage: Sequence[str], variables: Mapping[str, str], log: Path) -> None:
    """Start the web server and, once its first page answers, the worker."""
    line = ProgressLine("Démarrage du portail")
    try:
        server = [*manage, "runserver", f"127.0.0.1:{variables['PORT']}"]
        children.append(Child("site", server, variables, log / "site.log"))
        wait_for_first_page(children[0], int(variables["PORT"]))
        children.append(Child("travaux", [*manage, "worker"], variables, log / "travaux.log"))
    except BaseException:
        line.finish(done=False)
        raise
    line.finish()


def portal_variables(port: int) -> dict[str, str]:
    """Return the environment of the portal's programs."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }


def wait_for_first_page(site: Child, port: int) -> None:
    """Return once the home page answers 200; refuse to go on when it answers anything else, or never.

    The reloader outlives a server that cannot start, so that its traceback counts as its end.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if site.has_died or "Traceback (most recent call last)" in site.log.read_text(errors="replace"):
            refuse_dead(site)
        status = status_of_home(port)
        if status == http.HTTPStatus.OK:
            return
        if status:
            raise RefusalError(f"{site.last_lines()}\nLa première page répond {status} : voyez {shown(site.log)}.")
        time.sleep(0.05)
    raise RefusalError(f"{site.last_lines()}\nLa première page ne répond pas : voyez {shown(site.log)}.")


def status_of_home(port: int) -> int:
    """Return the status with which the home page answers, 0 while nothing answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def wait_for_a_death(children: Sequence[Child]) -> None:
    """Wait until one of the programs ends by itself, then say which."""
    while True:
        for child in children:
            if child.has_died:
                refuse_dead(child)
        time.sleep(0.2)


def refuse_dead(child: Child) -> NoReturn:
    """Say which program ended, with the end of what it wrote."""
    raise RefusalError(f"{child.last_lines()}\nLe programme « {child.name} » s'est arrêté : voyez {shown(child.log)}.")


def addresses(port: int, data: Path, seconds: float) -> str:
    """Return the block that tells where to go, and with which login."""
    site = f"http://localhost:{port}"
    login, password = demo_login(data / "demo-login.txt")
    duration = f"{seconds:.1f}".replace(".", ",")
    return f"""
  Le portail est ouvert ({duration} s).

    Le site                 {site}/
    L'espace de rédaction   {site}/admin/
      identifiant           {login}
      mot de passe          {password}
    La boîte aux lettres    {site}/boite-aux-lettres/
    Les journaux            {shown(data / "log")}/

  Ctrl-C arrête tout.
"""


def demo_login(path: Path) -> tuple[str, str]:
    """Return the user name and the password that `manage.py demo` kept."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return (lines[0], lines[1]) if len(lines) > 1 else ("(inconnu)", f"(le fichier {shown(path)} manque)")


def shown(path: Path) -> str:
    """Return a path as a person reads it: from the top of the project where it is inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
