"""The kind of the fiches d'expérience, and the facet of their state."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from experiences.models import ExperiencePage
from search.facets import Facet, Term, register
from search.kinds import Kind
from search.kinds import register as register_kind

ADDRESSES = {"ongoing": "en-cours", "finished": "terminee", "to_verify": "a-verifier"}


def register_all() -> None:
    """Register the kind and the facet."""
    register_kind(Kind(ExperiencePage.search_kind, _("Experience"), _("Experiences"), "experience"))
    register(Facet("status", "etat", _("State"), _states))


def _states(keys: Collection[str]) -> list[Term]:
    return [Term(state.value, state.label, ADDRESSES[state.value]) for state in ExperiencePage.Status]
