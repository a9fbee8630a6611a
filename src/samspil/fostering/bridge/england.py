"""England's published figures, with their marks: what is withheld is not zero."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "england_stability.csv"
WITHHELD, NOT_APPLICABLE, NOT_AVAILABLE, LOW, UNREAD = (
    "withheld",
    "not_applicable",
    "not_available",
    "low",
    "unread",
)
MARKS = {
    "c": WITHHELD, "z": NOT_APPLICABLE, "x": NOT_AVAILABLE, ":": NOT_AVAILABLE, "u": NOT_AVAILABLE, "": NOT_AVAILABLE,
    "k": LOW, "low": LOW, "~": LOW,
}  # fmt: skip
MANY, SAME = "many", "same_carer"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or the mark that stands in its place."""

    value: int | None
    mark: str = ""


def cell(text: str) -> Cell:
    """Reads a cell of a published table. A mark is never a number, and a mark that is not known is said to be so."""
    said = text.strip().replace(",", "")
    if said.isascii() and said.isdigit():
        return Cell(int(said))
    return Cell(None, MARKS.get(said.lower(), UNREAD))


@dataclass(frozen=True, slots=True)
class Published:
    year: int
    level: str
    code: str
    name: str
    measure: str
    number: Cell
    whole: Cell
    percentage: Cell


@cache
def published() -> tuple[Published, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Published(
                int(row["year"]), row["level"], row["code"], row["name"], row["measure"], cell(row["number"]),
                cell(row["whole"]), cell(row["percentage"]),
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


def england(measure: str) -> list[Published]:
    """The whole country, year by year."""
    return [row for row in published() if row.level == "National" and row.measure == measure]


def authority(wanted: str, measure: str) -> Published | None:
    """One authority by its name as the published table writes it, or by its code."""
    said = wanted.casefold().strip()
    rows = (r for r in published() if r.level == "Local authority" and r.measure == measure)
    return next((r for r in rows if said in (r.name.casefold(), r.code.casefold())), None)


@cache
def authorities() -> tuple[tuple[str, str], ...]:
    """Every authority of the published table, by name: (code, name)."""
    found = {r.code: r.name for r in published() if r.level == "Local authority"}
    return tuple(sorted(found.items(), key=lambda one: one[1]))
