"""A return is read: its rows become children as the rooms know them."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from samspil.cases.terms import Closing, Place
from samspil.engines import ssda903
from samspil.engines.ssda903.decoding import decode
from samspil.engines.ssda903.noting import Notes
from samspil.exchange.terms import EXTRA
from samspil.fostering.terms import PLACE_OF_SETTING, setting_of
from samspil.people.terms import Sex

LONGEST_NUMBER = 30
EARLIEST_BIRTH = dt.date(1880, 1, 1)

SEXES = {"1": Sex.MALE, "M": Sex.MALE, "2": Sex.FEMALE, "F": Sex.FEMALE}
CLOSINGS = {
    "E2": Closing.DIED, "E3": Closing.HANDED_OVER, "E11": Closing.ADOPTED, "E12": Closing.ADOPTED, "E15": Closing.OF_AGE,
    "E16": Closing.MOVED, "E17": Closing.OF_AGE,
}  # fmt: skip
AFTERWARDS = {
    "E4A": Place.HOME,
    "E4B": Place.HOME,
    "E5": Place.INDEPENDENT,
    "E6": Place.INDEPENDENT,
    "E9": Place.SECURE,
}

# kind of record -> its table, and field -> (column, longest text)
FIELDS: dict[str, tuple[str, dict[str, tuple[str, int]]]] = {
    "Placement": ("episodes", {
        "since": ("DECOM", 0), "until": ("DEC", 0), "code": ("PLACE", 10), "provider": ("PLACE_PROVIDER", 10), "urn": ("URN", 20),
        "legal_status": ("LS", 10), "need": ("CIN", 10), "began_because": ("RNE", 10), "ended_because": ("REC", 10),
        "changed_because": ("REASON_PLACE_CHANGE", 12), "home_postcode": ("HOME_POST", 20), "place_postcode": ("PL_POST", 20),
    }),
    "Review": ("reviews", {"held_on": ("REVIEW", 0), "code": ("REVIEW_CODE", 10)}),
    "Absence": ("missing", {"kind": ("MISSING", 5), "since": ("MIS_START", 0), "until": ("MIS_END", 0)}),
}  # fmt: skip

REASONS: Mapping[str, str] = ssda903.REASONS
TABLE_NAMES = ssda903.CHILD_TABLES


@dataclass(frozen=True, slots=True)
class Kept:
    """A row to be kept as it is. `key` names it among the rows of its child and table, whatever its line."""

    table: str
    key: str
    position: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Child:
    """What a return says about one child, as the rooms ask for it."""

    number: str
    sex: str
    born_on: dt.date | None
    died_on: dt.date | None
    began_on: dt.date | None
    place: str
    place_since: dt.date | None
    ended_on: dt.date | None
    ended_because: str
    placements: tuple[dict[str, Any], ...]
    reviews: tuple[dict[str, Any], ...]
    absences: tuple[dict[str, Any], ...]
    kept: tuple[Kept, ...]
    fingerprint: str


@dataclass(frozen=True)
class Reading:
    """A return that was read: its children, the rows that name none, and everything found wrong with it."""

    children: dict[str, Child]
    adrift: tuple[Kept, ...]
    findings: tuple[Any, ...]
    year_end: dt.date

    @property
    def unusable(self) -> int:
        return sum(1 for finding in self.findings if finding.severity == "unusable" and finding.row)


def read_return(files: Mapping[str, bytes | BinaryIO], *, today: dt.date, limit: int) -> Reading:
    """Read and examine a return. The collection year is the one most episodes speak of."""
    return_ = ssda903.read(files, limit=limit)
    year = ssda903.likely_year(return_)
    examined = ssda903.examine(return_, as_of=year.end if year else today)
    places = _positions(return_.rows())
    unusable = {id(entry.row) for entry in examined.unusable}
    children = {}
    adrift = [_kept(row, "", places) for row in return_.unplaced]
    findings = list(examined.findings)
    for number, whole in return_.children.items():
        if len(number) > LONGEST_NUMBER or any(ord(letter) < 32 for letter in number):
            adrift += [_kept(record.row, number, places) for record in whole.records()]
            findings += [_no_number(record.row) for record in whole.records()]
            continue
        names = ssda903.identities(whole)
        loose = [
            _kept(record.row, names[id(record)], places)
            for record in whole.records()
            if record.row.table not in ("episodes", "reviews", "missing") or id(record.row) in unusable
        ]
        children[number] = _child(examined.usable[number], tuple(loose), places)
    return Reading(children, tuple(adrift), tuple(findings), examined.year.end)


def _no_number(row: Any) -> Any:
    told = {"column": "CHILD", "value": row.text("CHILD")[:60]}
    reason = "not_well_formed"
    message = REASONS[reason].format(**told)
    return ssda903.Finding(
        row.file, row.number, "CHILD", "S-NUMBER", "unusable", reason, told, message, row.table
    )


def _positions(rows: Iterable[Any]) -> dict[int, int]:
    """The place of each row in its table, counted over all files: what is written out keeps this order."""
    counts: dict[str, int] = {}
    places = {}
    for row in sorted(rows, key=lambda row: (row.file, row.number)):
        counts[row.table] = places[id(row)] = counts.get(row.table, 0) + 1
    return places


def _cells(row: Any) -> dict[str, Any]:
    """The row as it was written; the zero byte, which no database keeps, becomes the sign for it."""
    cells: dict[str, Any] = {
        name.replace("\0", "␀"): text.replace("\0", "␀") for name, text in row.values.items()
    }
    if row.extra:
        cells[EXTRA] = [text.replace("\0", "␀") for text in row.extra]
    return cells


def _kept(row: Any, key: str, places: Mapping[int, int]) -> Kept:
    return Kept(row.table, key[:80], places[id(row)], _cells(row))


def _child(child: Any, kept: tuple[Kept, ...], places: Mapping[int, int]) -> Child:
    def rows(kind: str, records: Iterable[Any]) -> tuple[dict[str, Any], ...]:
        return tuple(
            values(kind, r) | {"cells": _cells(r.row), "position": places[id(r.row)]} for r in records
        )

    placements = rows("Placement", child.episodes)
    reviews, absences = rows("Review", child.reviews), rows("Absence", child.missing)
    last = child.episodes[-1] if child.episodes else None
    ended = last.dec if last and last.dec and last.rec not in ("", "X1") else None
    return Child(
        number=child.child, sex=_sex(child), born_on=birth(child.dob),
        died_on=ended if last and last.rec == "E2" else None,
        began_on=child.episodes[0].decom if last else None,
        place=_place(last, ended), place_since=(last.dec or last.decom) if last else None, ended_on=ended,
        ended_because=str(CLOSINGS.get(last.rec, Closing.CARE_ENDED)) if last and ended else "",
        placements=placements, reviews=reviews, absences=absences, kept=kept,
        fingerprint=_fingerprint(placements + reviews + absences, kept),
    )  # fmt: skip


def _sex(child: Any) -> str:
    return str(SEXES.get(child.header.sex, "")) if child.header else ""


def birth(dob: dt.date | None) -> dt.date | None:
    return dob if dob and dob >= EARLIEST_BIRTH else None


def _place(last: Any, ended: dt.date | None) -> str:
    """Where the child is after the last episode. One that ended without the next does not say."""
    if last is None:
        return str(Place.NOT_KNOWN)
    if ended:
        return str(AFTERWARDS.get(last.rec, Place.NOT_KNOWN))
    return str(Place.NOT_KNOWN if last.dec else PLACE_OF_SETTING[setting_of(last.place)])


def values(kind: str, record: Any) -> dict[str, Any]:
    """The fields of a record as a row says them, cut to what the table holds; the whole stays in the cells."""
    found = {}
    for name, (column, longest) in FIELDS[kind][1].items():
        value = getattr(record, column.lower())
        found[name] = value.replace("\0", "␀")[:longest] if longest else value
    return found


def _fingerprint(rows: Iterable[dict[str, Any]], kept: Iterable[Kept]) -> str:
    said = [[row["position"], row["cells"]] for row in rows] + [[k.table, k.position, k.cells] for k in kept]
    return hashlib.blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=20).hexdigest()


def text_of(data: bytes) -> tuple[str, str]:
    """The text of a list in whatever encoding, and which one was guessed where it is not Unicode."""
    notes = Notes("")
    text = decode(data, notes).replace("\0", "")
    return text, next(
        (f.params["encoding"] for f in notes.findings if f.reason_code == "guessed_encoding"), ""
    )
