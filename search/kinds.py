"""The kinds of things that are found, each registered by the app that publishes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its key in the index, what the reader calls one and several, and its icon."""

    key: str
    label: Text
    plural: Text
    icon: str


_kinds: dict[str, Kind] = {}
_OTHER = Kind("", _("content"), _("contents"), "page")


def register(kind: Kind) -> None:
    """Let a kind be named and drawn in lists."""
    _kinds[kind.key] = kind


def kind(key: str) -> Kind:
    """Return the kind of a key; an unknown one is simply a content."""
    return _kinds.get(key, _OTHER)


def kinds() -> list[Kind]:
    """Return every kind."""
    return list(_kinds.values())
