"""Small returns for the tests, and the real files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from samspil.engines.ssda903 import CHILD_TABLES, TABLES, Finding, Return, Row, assemble, examine, read

DATA = Path(__file__).resolve().parents[2] / "data" / "ssda903"
YEAR_END = date(2018, 3, 31)


@cache
def folder() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(DATA.glob("*.csv"))}


@cache
def real() -> Return:
    return read(folder())


@cache
def real_xml() -> Return:
    return read({"fake_903.xml": (DATA / "fake_903.xml").read_bytes()})


GIRL = {
    "CHILD": "7",
    "SEX": "2",
    "DOB": "01/05/2008",
    "ETHNIC": "WBRI",
    "UPN": "D051910639385",
    "MOTHER": "0",
}
STAY = {
    "CHILD": "7", "DECOM": "10/06/2016", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U6", "PLACE_PROVIDER": "PR1",
    "HOME_POST": "LS1 4AP", "PL_POST": "LS6 2AA", "URN": "1234567",
}  # fmt: skip
BEFORE = {"PREV_PERM": "Z1", "CHILD": "7", "DOB": "01/05/2008"}
HEALTHY = {
    "CHILD": "7", "DOB": "01/05/2008", "SDQ_SCORE": "10", "CONVICTED": "", "HEALTH_CHECK": "", "IMMUNISATIONS": "1", "TEETH_CHECK": "1",
    "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "0",
}  # fmt: skip


def give(**tables: dict[str, str] | list[dict[str, str]]) -> Return:
    """A return of these rows; the child is 7 where a row does not say."""
    rows = []
    for name in CHILD_TABLES:
        given = tables.get(name, [])
        for number, cells in enumerate(given if isinstance(given, list) else [given], 2):
            values = {**dict.fromkeys(TABLES[name].columns, ""), "CHILD": "7", **cells}
            rows.append(Row(f"{name}.csv", number, name, values))
    return assemble(rows)


def girl(**changed: dict[str, str] | list[dict[str, str]]) -> Return:
    """A girl in one lasting foster placement, told without a single problem, but for what is changed."""
    return give(
        **{"header": GIRL, "episodes": STAY, "previous_permanence": BEFORE, "oc2": HEALTHY, **changed}
    )  # type: ignore[arg-type]


def found(return_: Return, rule: str) -> list[Finding]:
    return [finding for finding in examine(return_, as_of=YEAR_END).findings if finding.rule == rule]


def csv_bytes(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join([*lines, ""]).encode(encoding)


HEADER_LINE = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODE_LINE = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
