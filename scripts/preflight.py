"""What must hold before the portal can start here; what does not is said in one sentence."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from pathlib import Path

from scripts import RefusalError

PLACES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::1"))
"""Where another server would answer in the portal's stead at http://localhost."""


def chosen_port(text: str) -> int:
    """Return the port that PORT asks for."""
    if text.isdecimal() and 1 <= int(text) <= 65535:
        return int(text)
    raise RefusalError(f"PORT={text} n'est pas un port : écrivez un nombre entier de 1 à 65535.")


def check_port_is_free(port: int) -> None:
    """Refuse a port that something else listens on, or that this account may not open."""
    for family, address in PLACES:
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
                probe.listen()
        except OSError as error:
            refuse_port(port, error)


def refuse_port(port: int, error: OSError) -> None:
    """Turn the system's refusal of a port into a sentence; an address family that this machine lacks is none."""
    if error.errno == errno.EADDRINUSE:
        raise RefusalError(
            f"Le port {port} est déjà utilisé : arrêtez le programme qui l'occupe, "
            f"ou choisissez-en un autre, par exemple : make run PORT={port + 1 if port < 65535 else 8000}"
        )
    if error.errno == errno.EACCES:
        raise RefusalError(f"Le port {port} est réservé à l'administrateur : choisissez-en un à partir de 1024.")


def check_folder_is_writable(folder: Path) -> None:
    """Refuse a folder in which nothing can be written, and make it when it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise RefusalError(
            f"Impossible d'écrire dans le dossier {folder} ({reason}) : "
            "donnez-vous le droit d'y écrire, ou copiez le projet dans un dossier à vous."
        ) from error
