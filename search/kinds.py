"""The kinds of things that are found, each registered by the app that publishes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its key in the index, what the reader calls one and several, its icon, and whether it takes place."""

    key: str
    label: Text
    plural: Text
    icon: str
    takes_place: bool = False
    """Its date is a day to come to, not the day of its publication."""

    def counted(self, number: int) -> str:
        """Return a number of things of this kind, in words: « 3 dossiers »."""
        one, many = _uncapitalised(str(self.label)), _uncapitalised(str(self.plural))
        return ngettext("%(number)d %(one)s", "%(number)d %(many)s", number) % {
            "number": number,
            "one": one,
            "many": many,
        }


def _uncapitalised(words: str) -> str:
    """Return words without their capital, which an acronym keeps."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


ANYTHING = Kind("", _("content"), _("contents"), "page")
_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let a kind be named and drawn in lists."""
    _kinds[kind.key] = kind


def kind(key: str) -> Kind:
    """Return the kind of a key; an unknown one is simply a content."""
    return _kinds.get(key, ANYTHING)


def kinds() -> list[Kind]:
    """Return every kind."""
    return list(_kinds.values())
