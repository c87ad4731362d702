"""The reference file of territories, and what its reader refuses."""

import json
from collections import Counter
from datetime import date

import pytest

from core.territories import REFERENCE_FILE, TerritoryFileError, TerritoryKey, TerritoryKind, TerritoryRow, read

HEADER = "kind,code,name,parents,population,latitude,longitude,valid_from,valid_to"
BASE = [
    "national,FR,France,,,,,,",
    "region,76,Occitanie,FR,6124653,43.7024,2.144,2016-01-01,",
    "departement,34,Hérault,76,1230289,43.5795,3.3685,,",
    "epci,243400769,CA de Béziers,34,131383,43.3739,3.2755,,",
    "commune,34032,Béziers,34;243400769,81438,43.3476,3.2306,,",
]


@pytest.fixture
def file_of(tmp_path):
    def write(*lines, header=HEADER, base=BASE):
        path = tmp_path / "territories.csv"
        path.write_text("\n".join([header, *base, *lines]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def reference():
    return {row.key: row for row in read()}


def key(kind, code):
    return TerritoryKey(TerritoryKind(kind), code)


def test_reference_file_holds_the_territories_of_occitanie(reference):
    assert Counter(kind.value for kind, _code in reference) == {
        "national": 1,
        "region": 3,
        "departement": 13,
        "epci": 164,
        "commune": 4446,
        "qpv": 105,
    }


def test_region_with_the_code_of_a_departement_stays_apart(reference):
    assert reference[key("region", "73")].name == "Midi-Pyrénées"
    assert reference[key("region", "73")].parents == (key("national", "FR"),)


def test_former_regions_are_replaced_by_the_present_one(reference):
    replaced = {row.name: row.replaced_by for row in reference.values() if row.replaced_by}

    assert replaced == {
        "Languedoc-Roussillon": (key("region", "76"),),
        "Midi-Pyrénées": (key("region", "76"),),
    }


def test_each_departement_names_its_present_region_first(reference):
    parents = [row.parents for row in reference.values() if row.kind is TerritoryKind.DEPARTEMENT]

    assert {first for first, _former in parents} == {key("region", "76")}
    assert {former for _first, former in parents} == {key("region", "73"), key("region", "91")}


def test_each_commune_lies_in_a_departement_and_an_epci(reference):
    communes = [row for row in reference.values() if row.kind is TerritoryKind.COMMUNE]

    assert {tuple(parent.kind for parent in row.parents) for row in communes} == {
        (TerritoryKind.DEPARTEMENT, TerritoryKind.EPCI)
    }


def test_bedarieux_lies_in_herault(reference):
    bedarieux = next(row for row in reference.values() if row.name == "Bédarieux")

    assert bedarieux.parents[0] == key("departement", "34")


def test_outlines_are_those_of_the_departements(reference):
    outlines = json.loads((REFERENCE_FILE.parent / "departements.geojson").read_text(encoding="utf-8"))

    assert {feature["properties"]["code"]: feature["properties"]["name"] for feature in outlines["features"]} == {
        row.code: row.name for row in reference.values() if row.kind is TerritoryKind.DEPARTEMENT
    }


def test_read_gives_typed_rows_in_the_order_of_the_file(file_of):
    rows = read(file_of())

    assert [row.code for row in rows] == ["FR", "76", "34", "243400769", "34032"]
    assert rows[1] == TerritoryRow(
        kind=TerritoryKind.REGION,
        code="76",
        name="Occitanie",
        parents=(key("national", "FR"),),
        population=6124653,
        latitude=43.7024,
        longitude=2.144,
        valid_from=date(2016, 1, 1),
        valid_to=None,
        replaced_by=(),
    )


def test_same_code_is_told_apart_by_the_kind_of_the_child(file_of):
    rows = read(
        file_of(
            "departement,76,Seine-Maritime,76,,,,,",
            "epci,200010700,CA de Dieppe,76,,,,,",
        )
    )

    assert rows[5].parents == (key("region", "76"),)
    assert rows[6].parents == (key("departement", "76"),)


def test_quartier_of_2024_lies_in_several_communes_and_replaces_several(file_of):
    path = file_of(
        "commune,34301,Sète,34,,,,,,",
        "qpv,QP034001,Ancien quartier,34032,,,,2015-01-01,2023-12-31,QN03401I; QN03402I",
        "qpv,QN03401I,Nouveau quartier,34032;34301,,,,2024-01-01,,",
        "qpv,QN03402I,Autre quartier,34032,,,,2024-01-01,,",
        header=HEADER + ",replaced_by",
        base=[line + "," for line in BASE],
    )

    rows = {row.code: row for row in read(path)}

    assert rows["QN03401I"].parents == (key("commune", "34032"), key("commune", "34301"))
    assert rows["QP034001"].replaced_by == (key("qpv", "QN03401I"), key("qpv", "QN03402I"))


def test_other_territory_may_lie_in_any_kind(file_of):
    rows = read(file_of("other,bassin,Bassin minier,34032;243400769,,,,,"))

    assert rows[5].parents == (key("commune", "34032"), key("epci", "243400769"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("pays,X,X,,,,,,", "unknown kind “pays”"),
        ("commune,,Sète,34,,,,,", "a territory needs a code and a name"),
        ("commune,34301,,34,,,,,", "a territory needs a code and a name"),
        ("commune,34032,Béziers,34,,,,,", "commune 34032 is already at line 6"),
        ("commune,34301,Sète,99,,,,,", "parents: “99” is not in the file (expected: departement or epci)"),
        ("commune,34301,Sète,76,,,,,", "parents: “76” is not in the file (expected: departement or epci)"),
        ("qpv,QP034001,Centre,34,,,,,", "parents: “34” is not in the file (expected: commune)"),
        ("national,EU,Europe,FR,,,,,", "parents: “FR” is not in the file (expected: none)"),
        ("commune,34301,Sète,34,45.5,,,,", "population “45.5” is not a whole number"),
        ("commune,34301,Sète,34,-3,,,,", "population “-3” is not a whole number"),
        ("commune,34301,Sète,34,,nord,3.7,,", "latitude “nord” is not a number"),
        ("commune,34301,Sète,34,,95,3.7,,", "latitude 95 is not between -90 and 90"),
        ("commune,34301,Sète,34,,nan,3.7,,", "latitude nan is not between -90 and 90"),
        ("commune,34301,Sète,34,,43.4,,,", "latitude and longitude go together"),
        ("commune,34301,Sète,34,,,,01/01/2016,", "valid_from “01/01/2016” is not a date such as 2016-01-31"),
        ("commune,34301,Sète,34,,,,,2016-02-30", "valid_to “2016-02-30” is not a date such as 2016-01-31"),
        ("commune,34301,Sète,34,,,,2016-W01-1,", "valid_from “2016-W01-1” is not a date such as 2016-01-31"),
        ("commune,34301,Sète,34,,,,2016-01-01,2015-12-31", "valid_to comes before valid_from"),
        ("commune,34301,Sète", "3 cells where 9 are expected"),
        ("other,a,A,a,,,,,", "parents turn in a circle: a > a"),
    ],
)
def test_read_refuses_a_wrong_line_and_names_it(file_of, line, problem):
    with pytest.raises(TerritoryFileError) as refusal:
        read(file_of(line))

    assert refusal.value.line == 7
    assert refusal.value.problem.startswith(problem)


def test_read_refuses_an_ambiguous_parent(file_of):
    with pytest.raises(TerritoryFileError) as refusal:
        read(file_of("departement,76,Seine-Maritime,76,,,,,", "other,pays,Pays de Caux,76,,,,,"))

    assert str(refusal.value) == "line 8: parents: “76” names several territories"


def test_read_refuses_a_file_without_its_columns(tmp_path):
    path = tmp_path / "territories.csv"
    path.write_text("kind,code,name,parents,population,latitude,longitude\n", encoding="utf-8")

    with pytest.raises(TerritoryFileError) as refusal:
        read(path)

    assert str(refusal.value) == "line 1: missing columns: valid_from, valid_to"


def test_read_refuses_another_encoding(tmp_path):
    path = tmp_path / "territories.csv"
    path.write_bytes(f"{HEADER}\nregion,76,Rhône,,,,,,\n".encode("latin-1"))

    with pytest.raises(TerritoryFileError, match="not readable as CSV in UTF-8"):
        read(path)
