"""Read and check a file of reference territories; its columns are described in `core/data/README.md`."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

REFERENCE_FILE = Path(__file__).parent / "data" / "territories.csv"
COLUMNS = ("kind", "code", "name", "parents", "population", "latitude", "longitude", "valid_from", "valid_to")


class TerritoryKind(StrEnum):
    """The kinds of territory, from the largest."""

    NATIONAL = "national"
    REGION = "region"
    DEPARTEMENT = "departement"
    EPCI = "epci"
    COMMUNE = "commune"
    QPV = "qpv"
    OTHER = "other"


PARENT_KINDS: Mapping[TerritoryKind, tuple[TerritoryKind, ...]] = {
    TerritoryKind.NATIONAL: (),
    TerritoryKind.REGION: (TerritoryKind.NATIONAL,),
    TerritoryKind.DEPARTEMENT: (TerritoryKind.REGION,),
    TerritoryKind.EPCI: (TerritoryKind.DEPARTEMENT,),
    TerritoryKind.COMMUNE: (TerritoryKind.DEPARTEMENT, TerritoryKind.EPCI),
    TerritoryKind.QPV: (TerritoryKind.COMMUNE,),
    TerritoryKind.OTHER: tuple(TerritoryKind),
}


class TerritoryFileError(ValueError):
    """A file that cannot be loaded: what is wrong, and at which line (the header is line 1)."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")
        self.line = line
        self.problem = problem


class TerritoryKey(NamedTuple):
    """What names a territory; the code alone does not, as a region and a département may share one."""

    kind: TerritoryKind
    code: str


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """One territory of the file, its parents and successors resolved; the validity includes both days."""

    kind: TerritoryKind
    code: str
    name: str
    parents: tuple[TerritoryKey, ...]
    population: int | None
    latitude: float | None
    longitude: float | None
    valid_from: date | None
    valid_to: date | None
    replaced_by: tuple[TerritoryKey, ...]

    @property
    def key(self) -> TerritoryKey:
        """The kind and the code, unique in a file."""
        return TerritoryKey(self.kind, self.code)


class _Line:
    """One line of the file: its cells, stripped, and errors that carry its number."""

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.number = number
        self.cells = cells

    def error(self, problem: str) -> TerritoryFileError:
        return TerritoryFileError(self.number, problem)

    def codes(self, column: str) -> list[str]:
        return [code.strip() for code in self.cells.get(column, "").split(";") if code.strip()]

    def whole_number(self, column: str) -> int | None:
        text = self.cells[column]
        if text and not (text.isascii() and text.isdigit()):
            raise self.error(f"{column} “{text}” is not a whole number")
        return int(text) if text else None

    def degrees(self, column: str, limit: int) -> float | None:
        text = self.cells[column]
        try:
            value = float(text) if text else None
        except ValueError as error:
            raise self.error(f"{column} “{text}” is not a number") from error
        if value is not None and not -limit <= value <= limit:
            raise self.error(f"{column} {text} is not between -{limit} and {limit}")
        return value

    def day(self, column: str) -> date | None:
        text = self.cells[column]
        if not text:
            return None
        try:
            day = date.fromisoformat(text) if len(text) == 10 and "W" not in text else None
        except ValueError:
            day = None
        if day is None:
            raise self.error(f"{column} “{text}” is not a date such as 2016-01-31")
        return day


def read(path: Path = REFERENCE_FILE) -> tuple[TerritoryRow, ...]:
    """Return the territories of `path` in the order of the file; raise `TerritoryFileError` at the first wrong line."""
    lines = _keyed_lines(path)
    kinds_of_code: dict[str, list[TerritoryKind]] = defaultdict(list)
    for key in lines:
        kinds_of_code[key.code].append(key.kind)
    rows = tuple(_row(key, line, kinds_of_code) for key, line in lines.items())
    _refuse_circles(rows, lines)
    return rows


def _keyed_lines(path: Path) -> dict[TerritoryKey, _Line]:
    lines: dict[TerritoryKey, _Line] = {}
    for line in _lines(path):
        key = _key(line)
        if key in lines:
            raise line.error(f"{key.kind} {key.code} is already at line {lines[key].number}")
        lines[key] = line
    return lines


def _lines(path: Path) -> Iterable[_Line]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
            if missing := [column for column in COLUMNS if column not in header]:
                raise TerritoryFileError(1, f"missing columns: {', '.join(missing)}")
            for cells in reader:
                if len(cells) not in (0, len(header)):
                    raise TerritoryFileError(reader.line_num, f"{len(cells)} cells where {len(header)} are expected")
                if cells:
                    yield _Line(reader.line_num, dict(zip(header, map(str.strip, cells), strict=True)))
        except (csv.Error, UnicodeDecodeError) as error:
            raise TerritoryFileError(reader.line_num, f"not readable as CSV in UTF-8: {error}") from error


def _key(line: _Line) -> TerritoryKey:
    try:
        kind = TerritoryKind(line.cells["kind"])
    except ValueError as error:
        kinds = ", ".join(TerritoryKind)
        raise line.error(f"unknown kind “{line.cells['kind']}”, expected one of {kinds}") from error
    if not line.cells["code"] or not line.cells["name"]:
        raise line.error("a territory needs a code and a name")
    return TerritoryKey(kind, line.cells["code"])


def _row(key: TerritoryKey, line: _Line, kinds_of_code: Mapping[str, list[TerritoryKind]]) -> TerritoryRow:
    latitude, longitude = line.degrees("latitude", 90), line.degrees("longitude", 180)
    valid_from, valid_to = line.day("valid_from"), line.day("valid_to")
    if (latitude is None) != (longitude is None):
        raise line.error("latitude and longitude go together")
    if valid_from and valid_to and valid_to < valid_from:
        raise line.error("valid_to comes before valid_from")
    return TerritoryRow(
        kind=key.kind,
        code=key.code,
        name=line.cells["name"],
        parents=_resolved(line, "parents", PARENT_KINDS[key.kind], kinds_of_code),
        population=line.whole_number("population"),
        latitude=latitude,
        longitude=longitude,
        valid_from=valid_from,
        valid_to=valid_to,
        replaced_by=_resolved(line, "replaced_by", (key.kind,), kinds_of_code),
    )


def _resolved(
    line: _Line, column: str, allowed: tuple[TerritoryKind, ...], kinds_of_code: Mapping[str, list[TerritoryKind]]
) -> tuple[TerritoryKey, ...]:
    """Return the territories that a column of codes names among the kinds `allowed`, each once."""
    keys: dict[TerritoryKey, None] = {}
    for code in line.codes(column):
        kinds = [kind for kind in kinds_of_code.get(code, ()) if kind in allowed]
        if len(kinds) != 1:
            expected = " or ".join(allowed) or "none"
            problem = "names several territories" if kinds else f"is not in the file (expected: {expected})"
            raise line.error(f"{column}: “{code}” {problem}")
        keys[TerritoryKey(kinds[0], code)] = None
    return tuple(keys)


def _refuse_circles(rows: tuple[TerritoryRow, ...], lines: Mapping[TerritoryKey, _Line]) -> None:
    """Refuse a territory that contains or replaces itself, even through others."""
    for column, graph in (
        ("parents", {row.key: row.parents for row in rows}),
        ("replaced_by", {row.key: row.replaced_by for row in rows if row.replaced_by}),
    ):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[TerritoryKey] = error.args[1]
            codes = " > ".join(key.code for key in circle)
            raise lines[circle[0]].error(f"{column} turn in a circle: {codes}") from error
