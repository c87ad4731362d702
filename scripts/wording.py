"""What is said while the environment is made ready: `make run` speaks French, developers' commands English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language; the braces are filled by who says them."""

    creating: str
    installing: str
    collected: str
    left: str
    no_venv: str
    venv_failed: str
    pip_failed: str


FRENCH = Wording(
    creating="Création de l'environnement Python",
    installing="Installation des dépendances",
    collected="{done} paquets sur {total}",
    left="reste environ {seconds} s",
    no_venv="Il manque à Python son module venv : installez le paquet python{version}-venv "
    "(par exemple : sudo apt install python{version}-venv), puis relancez la commande.",
    venv_failed="L'environnement Python n'a pas pu être créé dans .venv : {reason}",
    pip_failed="L'installation des dépendances a échoué : vérifiez l'accès au réseau, puis relancez la commande. "
    "Le détail est dans {log}.",
)

ENGLISH = Wording(
    creating="Creating the Python environment",
    installing="Installing the dependencies",
    collected="{done} packages of {total}",
    left="about {seconds} s left",
    no_venv="This Python lacks its venv module: install the package python{version}-venv "
    "(for instance: sudo apt install python{version}-venv), then run the command again.",
    venv_failed="The Python environment could not be created in .venv: {reason}",
    pip_failed="Installing the dependencies failed: check the network, then run the command again. See {log}.",
)
