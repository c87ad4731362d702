"""Who may read a page, written as conjunctions: `public`, `login`, `group:3`, `group:3&group:7`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any

from wagtail.models import BaseViewRestriction, PageViewRestriction

from search.contract import PUBLIC

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Page

LOGIN = "login"


def page_audiences(page: Page) -> tuple[str, ...]:
    """Return the audiences of a page after every restriction on its path; none when a password guards it."""
    return combined(page.get_view_restrictions().prefetch_related("groups"))


def audiences_by_path() -> dict[str, frozenset[str]]:
    """Return the audiences of what stands on or under each restricted page, by its path, deeper rules included."""
    rules = list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))
    paths = {rule.page.path for rule in rules}
    return {path: frozenset(combined(rule for rule in rules if path.startswith(rule.page.path))) for path in paths}


def existing_audiences() -> frozenset[str]:
    """Return every audience that the restrictions of pages make, as the database has them now."""
    return frozenset().union(*audiences_by_path().values())


def combined(restrictions: Iterable[BaseViewRestriction]) -> tuple[str, ...]:
    """Return the conjunctions that satisfy all of `restrictions`, one group of each chosen in every way."""
    choices: list[list[str]] = []
    for restriction in restrictions:
        if restriction.restriction_type == BaseViewRestriction.PASSWORD:
            return ()
        if restriction.restriction_type == BaseViewRestriction.LOGIN:
            choices.append([LOGIN])
        else:
            choices.append([f"group:{group.pk}" for group in restriction.groups.all()])
    return tuple(sorted({_conjunction(chosen) for chosen in product(*choices)}))


def covers(audiences: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether whoever satisfies one of `others` satisfies one of `audiences`."""
    wider = [_needed(audience) for audience in audiences]
    return all(any(terms <= _needed(other) for terms in wider) for other in others)


def _needed(audience: str) -> set[str]:
    """Return what one must hold for an audience; a group is only for those who are logged in."""
    terms = set(audience.split("&")) - {PUBLIC}
    return terms | {LOGIN} if terms else terms


def united(audiences: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the union of audiences, without those that another makes superfluous."""
    found = sorted(set().union(*audiences), key=lambda audience: (len(_needed(audience)), audience))
    kept: list[str] = []
    for audience in found:
        if not covers(kept, (audience,)):
            kept.append(audience)
    return tuple(sorted(kept))


def admitted(held: frozenset[str], needed: Iterable[str]) -> bool:
    """Tell whether somebody who satisfies the audiences `held` satisfies one of those `needed`."""
    return any(audience in held or set(audience.split("&")) <= held for audience in needed)


def _conjunction(chosen: tuple[str, ...]) -> str:
    groups = {term for term in chosen if term != LOGIN}
    if groups:
        return "&".join(sorted(groups))
    return LOGIN if chosen else PUBLIC


def satisfied(user: AbstractBaseUser | AnonymousUser | None, audiences: Iterable[str]) -> frozenset[str]:
    """Return those of `audiences` that `user` satisfies, with the terms they hold; a superuser satisfies all."""
    if user is None or not user.is_authenticated:
        return frozenset({PUBLIC})
    held = _terms(user)
    everything = getattr(user, "is_superuser", False)
    satisfied = {audience for audience in audiences if everything or set(audience.split("&")) <= held}
    return frozenset(held | satisfied | {term for audience in satisfied for term in audience.split("&")})


def _terms(user: Any) -> set[str]:
    return {PUBLIC, LOGIN} | {f"group:{pk}" for pk in user.groups.values_list("pk", flat=True)}
