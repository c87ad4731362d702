"""Who may read a page, written as conjunctions: `public`, `login`, `group:3`, `group:3&group:7`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any

from wagtail.models import PageViewRestriction

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


def combined(restrictions: Iterable[PageViewRestriction]) -> tuple[str, ...]:
    """Return the conjunctions that satisfy all of `restrictions`, one group of each chosen in every way."""
    choices: list[list[str]] = []
    for restriction in restrictions:
        if restriction.restriction_type == PageViewRestriction.PASSWORD:
            return ()
        if restriction.restriction_type == PageViewRestriction.LOGIN:
            choices.append([LOGIN])
        else:
            choices.append([f"group:{group.pk}" for group in restriction.groups.all()])
    return tuple(sorted({_conjunction(chosen) for chosen in product(*choices)}))


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
    return frozenset(held | {audience for audience in audiences if everything or set(audience.split("&")) <= held})


def _terms(user: Any) -> set[str]:
    return {PUBLIC, LOGIN} | {f"group:{pk}" for pk in user.groups.values_list("pk", flat=True)}
