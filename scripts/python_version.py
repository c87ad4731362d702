"""Which Python the project runs on, said in one sentence when it is too old."""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER_NAMES = ("python3.13", "python3.12", "python3.11", "python3.14")

SENTENCES = {
    "fr": "Python {found} est trop ancien : le portail demande Python {oldest} ou plus récent. "
    "Installez-le (par exemple : sudo apt install python3 python3-venv), puis relancez la commande.",
    "en": "Python {found} is too old: the project needs Python {oldest} or newer. "
    "Install it (for instance: sudo apt install python3 python3-venv), then run the command again.",
}


def dotted(version: "tuple[int, ...]") -> str:
    """Return the first two numbers of a version as people write them."""
    return ".".join(str(number) for number in version[:2])


def refusal(version: "tuple[int, ...]", language: str) -> str:
    """Return the sentence that refuses `version`, or nothing when it will do."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return SENTENCES[language].format(found=dotted(version), oldest=dotted(OLDEST))


def newer_python() -> str:
    """Return the path of a Python of this machine that is recent enough, or nothing."""
    test = "import sys; sys.exit(sys.version_info[:2] < " + str(OLDEST) + ")"
    for name in NEWER_NAMES:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", test], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return path
    return ""


def ensure_recent(language: str) -> None:
    """Go on under a newer Python of this machine when this one is too old, or leave with one sentence."""
    sentence = refusal(sys.version_info[:2], language)
    if not sentence:
        return
    path = newer_python()
    if not path:
        sys.exit(sentence)
    os.execv(path, [path, *sys.argv])
