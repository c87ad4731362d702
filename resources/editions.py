"""The editions of one work: each says which one it replaces, and a reader of any of them finds all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def chain(pk: int, replaced: Iterable[tuple[int, int]]) -> list[int]:
    """Return the ids of the editions of the work of `pk`, latest first, from pairs (newer, the one it replaces)."""
    pairs = sorted(replaced)
    older, newer = dict(pairs), {old: new for new, old in pairs}
    after, before = _followed(pk, newer), _followed(pk, older)
    return [*reversed(after), pk, *(edition for edition in before if edition not in after)]


def _followed(pk: int, links: Mapping[int, int]) -> list[int]:
    """Return what `links` lead to from `pk`, one after another; a loop ends where it would begin again."""
    found: list[int] = []
    following = links.get(pk)
    while following is not None and following not in (pk, *found):
        found.append(following)
        following = links.get(following)
    return found
