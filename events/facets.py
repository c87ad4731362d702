"""The kinds of the events and of the cycles, and the facets of the agenda."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from events.models.cycles import CyclePage
from events.models.events import EventPage
from events.states import LASTING, ShownState
from search.facets import Facet, Term, register
from search.kinds import Kind
from search.kinds import register as register_kind
from search.shown import ShownFacet

FORMATS = {
    EventPage.Format.MEETING: "rencontre",
    EventPage.Format.STUDY_DAY: "journee",
    EventPage.Format.WORKING_GROUP: "groupe-de-travail",
    EventPage.Format.TRAINING: "formation",
    EventPage.Format.WEBINAR: "webinaire",
    EventPage.Format.VISIT: "visite",
    EventPage.Format.OTHER: "autre",
}
MODES = {
    EventPage.Mode.ON_SITE: "sur-place",
    EventPage.Mode.REMOTE: "a-distance",
    EventPage.Mode.HYBRID: "hybride",
}
STATES = {
    ShownState.OPEN: "inscriptions-ouvertes",
    ShownState.ANNOUNCED: "annonce",
    ShownState.FULL: "complet",
    ShownState.CLOSED: "inscriptions-closes",
    ShownState.POSTPONED: "reporte",
    ShownState.CANCELLED: "annule",
    ShownState.RESTITUTED: "restitution",
}


def register_all() -> None:
    """Register the kinds and the facets."""
    register_kind(Kind(EventPage.search_kind, _("Event"), _("Events"), "event", takes_place=True))
    register_kind(Kind(CyclePage.search_kind, _("Cycle"), _("Cycles"), "cycle"))
    register(Facet("format", "format", _("Format"), _formats))
    register(Facet("mode", "participation", _("How to take part"), _modes))
    register(Facet("state", "etat", _("State"), _states))


def lasting_only(shown: ShownFacet) -> ShownFacet:
    """Return the facet of states without those that only speak of a coming event."""
    return replace(shown, options=[option for option in shown.options if option.term.value in LASTING])


def _formats(keys: Collection[str]) -> list[Term]:
    return [Term(known.value, known.label, address) for known, address in FORMATS.items()]


def _modes(keys: Collection[str]) -> list[Term]:
    return [Term(known.value, known.label, address) for known, address in MODES.items()]


def _states(keys: Collection[str]) -> list[Term]:
    return [Term(known.value, known.label, address) for known, address in STATES.items()]
