"""The kinds and the facets of the resources."""

from __future__ import annotations


def register_all() -> None:
    """Register the kinds and the facets."""
