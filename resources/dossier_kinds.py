"""The kinds of the dossiers and of their parts."""

from __future__ import annotations


def register_all() -> None:
    """Register the kinds."""
