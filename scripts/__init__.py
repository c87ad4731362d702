"""The programs behind `make`: they need nothing but Python's standard library, `messages` aside.

This file and `python_version` must parse on any Python 3, so that an old one gets a sentence and not a traceback.
"""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


class RefusalError(Exception):
    """A reason not to go on, said to the person in one sentence."""
