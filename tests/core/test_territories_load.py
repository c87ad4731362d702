"""The reference territories in the database, and the pages that name them."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from core.models import Territory, TerritorySuccessor
from tests.factories import StandardPageFactory, TerritoryFactory, publish

HEADER = "kind,code,name,parents,population,latitude,longitude,valid_from,valid_to,replaced_by\n"


@pytest.fixture
def file(tmp_path):
    """Write a file of territories and return its path."""

    def write(*lines):
        path = tmp_path / "territoires.csv"
        path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


SMALL = (
    "national,FR,France,,,,,,,",
    "region,76,Occitanie,FR,6124653,43.7,2.1,2016-01-01,,",
    "departement,34,Hérault,76,,,,,,",
    "commune,34028,Bédarieux,34,5700,43.6,3.15,,,",
    "qpv,QP034020,Centre Ville,34028,,,,,,QN03420M",
    "qpv,QN03420M,Centre-ville,34028,,,,2024-01-01,,",
)


def test_file_is_loaded_with_its_links(db, file):
    call_command("territories_load", str(file(*SMALL)), verbosity=0)

    around = Territory.objects.by_keys(["qpv-QP034020"]).with_containing()
    assert {territory.key for territory in around} == {
        "national-FR",
        "region-76",
        "departement-34",
        "commune-34028",
        "qpv-QP034020",
        "qpv-QN03420M",
    }
    assert TerritorySuccessor.objects.get().successor.name == "Centre-ville"


def test_second_load_updates_and_keeps_what_an_editor_added(db, file):
    call_command("territories_load", str(file(*SMALL)), verbosity=0)
    added = TerritoryFactory(kind="other", code="hauts-cantons", name="Hauts cantons")

    call_command("territories_load", str(file(*SMALL[:-3], "commune,34028,Bédarieux-sur-Orb,34,,,,,,")), verbosity=0)

    assert Territory.objects.get(code="34028").name == "Bédarieux-sur-Orb"
    assert Territory.objects.filter(pk=added.pk).exists()
    assert Territory.objects.count() == 7


def test_load_tells_the_index(home, file):
    from search.models import OutboxRow

    commune = TerritoryFactory(kind="commune", code="34028", name="Bédarieux")
    page = publish(StandardPageFactory(parent=home), territories=[commune])

    call_command("territories_load", str(file(*SMALL)), verbosity=0)

    assert [row.uid for row in OutboxRow.objects.all()] == [f"page:{page.pk}"]


def test_wrong_file_is_refused_whole(db, file):
    with pytest.raises(CommandError, match="line 3"):
        call_command("territories_load", str(file(SMALL[0], "planet,1,Mars,,,,,,,")), verbosity=0)

    assert Territory.objects.count() == 0


def test_missing_file_is_said(db):
    with pytest.raises(CommandError, match=r"absent\.csv"):
        call_command("territories_load", "absent.csv", verbosity=0)
