"""The line that cites a document, made of what is known of it."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext

from core.dates import UnevenDate
from resources.citation import cite, plain_date, series
from resources.models import Collection

NBSP = "\u00a0"


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.mark.parametrize(
    ("title", "parts", "line"),
    [
        (
            "Les achats socialement responsables",
            {"producers": ["Villes et Territoires LR"], "date": "novembre 2016", "extent": "76 p."},
            "Les achats socialement responsables. Villes et Territoires LR, novembre 2016. 76 p.",
        ),
        (
            "Le Pacte État-métropoles",
            {"producers": ["CGET"], "date": "juillet 2016", "extent": "4 p.", "series": f"En bref{NBSP}; n°{NBSP}22"},
            f"Le Pacte État-métropoles. CGET, juillet 2016. 4 p. (En bref{NBSP}; n°{NBSP}22)",
        ),
        ("Qui sont les ménages qui partent ?", {"date": "2015"}, f"Qui sont les ménages qui partent{NBSP}? 2015."),
        ("Une soirée", {"date": "mai 2021", "extent": "11 min"}, "Une soirée. Mai 2021. 11 min."),
        ("Un « Focus »", {}, f"Un «{NBSP}Focus{NBSP}»."),
        ("Une synthèse", {"producers": ["Insee"]}, "Une synthèse. Insee."),
        ("Une synthèse.", {"date": "2013-2015"}, "Une synthèse. 2013-2015."),
        ("", {}, ""),
    ],
)
def test_line_is_made_of_what_is_known(title, parts, line):
    if "date" in parts:
        parts = parts | {"date": UnevenDate.parse(parts["date"])}

    assert cite(title, **parts) == line


def test_line_joins_several_bodies():
    last = gettext("and")

    assert cite("Guide", producers=["CGET", "ANCT", "Insee"]) == f"Guide. CGET, ANCT {last} Insee."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8 décembre 2022", f"8{NBSP}décembre 2022"),
        ("novembre 2016", "novembre 2016"),
        ("4-6 novembre 2016", f"4-6{NBSP}novembre 2016"),
    ],
)
def test_plain_date_has_no_weekday(text, words):
    assert plain_date(UnevenDate.parse(text)) == words


@pytest.mark.parametrize(
    ("serial", "number", "words"),
    [
        (True, "22", f"En bref{NBSP}; n°{NBSP}22"),
        (True, "22-23", f"En bref{NBSP}; n°{NBSP}22-23"),
        (True, "hors-série 2", f"En bref{NBSP}; hors-série 2"),
        (False, "3", f"En bref{NBSP}; 3"),
        (True, "", "En bref"),
    ],
)
def test_series_numbers_a_serial_and_only_that(serial, number, words):
    assert series(Collection(name="En bref", serial=serial), number) == words
