"""The return as data: raw rows, what was found wrong, and the records of one child.

Nothing here decides anything. Every record keeps the raw row it was read from, so nothing that was written is ever lost.
Dates are `datetime.date`, or None when blank or unreadable; the raw text stays in `row.values`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Severity = Literal["unusable", "wrong", "doubtful"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of one table as it was written.

    `number` is the line of the file (CSV, the header line counts as 1) or the how-manieth record of its table (XML, from 1).
    `values` maps column names to the text as it stands; `extra` holds cells beyond the last column.
    """

    file: str
    number: int
    table: str
    values: Mapping[str, str]
    extra: tuple[str, ...] = ()

    def text(self, column: str) -> str:
        return self.values.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `message` is plain English; `reason_code` and `params` let the caller say it in another language (see `reasons.py`).

    `row` is 0 when the finding is about the whole file; `column` is "" when it is about the whole row.
    `unusable`: the row or file cannot be placed. `wrong`: it breaks a rule. `doubtful`: look at it.
    """

    file: str
    row: int
    column: str
    rule: str
    severity: Severity
    reason_code: str
    params: Mapping[str, str]
    message: str
    table: str = ""
    child: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    row: Row
    child: str


@dataclass(frozen=True, slots=True)
class Header(Record):
    sex: str
    dob: date | None
    ethnic: str
    upn: str
    mother: str
    mc_dob: date | None
    uasc: str


@dataclass(frozen=True, slots=True)
class Episode(Record):
    decom: date | None
    rne: str
    ls: str
    cin: str
    place: str
    place_provider: str
    dec: date | None
    rec: str
    reason_place_change: str
    home_post: str
    pl_post: str
    urn: str
    pl_la: str
    pl_distance: str
    pl_location: str


@dataclass(frozen=True, slots=True)
class Review(Record):
    dob: date | None
    review: date | None
    review_code: str


@dataclass(frozen=True, slots=True)
class MissingPeriod(Record):
    dob: date | None
    missing: str
    mis_start: date | None
    mis_end: date | None


@dataclass(frozen=True, slots=True)
class Outcomes(Record):
    """OC2: health and behaviour of a child looked after for a year."""

    dob: date | None
    sdq_score: str
    sdq_reason: str
    convicted: str
    health_check: str
    immunisations: str
    teeth_check: str
    health_assessment: str
    substance_misuse: str
    intervention_received: str
    intervention_offered: str


@dataclass(frozen=True, slots=True)
class CareLeaver(Record):
    """OC3: a young person who has left care."""

    dob: date | None
    in_touch: str
    activ: str
    accom: str


@dataclass(frozen=True, slots=True)
class Adoption(Record):
    """AD1: a child adopted in the year."""

    dob: date | None
    date_int: date | None
    date_match: date | None
    foster_care: str
    nb_adoptr: str
    sex_adoptr: str
    ls_adoptr: str


@dataclass(frozen=True, slots=True)
class Uasc(Record):
    sex: str
    dob: date | None
    duc: date | None


@dataclass(frozen=True, slots=True)
class PlacedForAdoption(Record):
    dob: date | None
    date_placed: date | None
    date_placed_ceased: date | None
    reason_placed_ceased: str


@dataclass(frozen=True, slots=True)
class PreviousPermanence(Record):
    dob: date | None
    prev_perm: str
    la_perm: str
    date_perm: date | None


@dataclass(frozen=True, slots=True)
class SocialWorker(Record):
    sw_id: str
    sw_decom: date | None
    sw_dec: date | None
    sw_reason: str


@dataclass(frozen=True)
class ChildRecord:
    """Everything the return says about one child. Episodes are in order of their start; the rest in the order of the file."""

    child: str
    headers: tuple[Header, ...] = ()
    episodes: tuple[Episode, ...] = ()
    reviews: tuple[Review, ...] = ()
    missing: tuple[MissingPeriod, ...] = ()
    oc2: tuple[Outcomes, ...] = ()
    oc3: tuple[CareLeaver, ...] = ()
    ad1: tuple[Adoption, ...] = ()
    uasc: tuple[Uasc, ...] = ()
    placed_for_adoption: tuple[PlacedForAdoption, ...] = ()
    previous_permanence: tuple[PreviousPermanence, ...] = ()
    social_workers: tuple[SocialWorker, ...] = ()

    @property
    def header(self) -> Header | None:
        """The first header row; a second one is a finding (INT32)."""
        return self.headers[0] if self.headers else None

    @property
    def dob(self) -> date | None:
        return self.headers[0].dob if self.headers else None

    def table(self, name: str) -> tuple[Record, ...]:
        return getattr(self, "headers" if name == "header" else name)  # type: ignore[no-any-return]

    def records(self) -> Iterator[Record]:
        for name in CHILD_TABLES:
            yield from self.table(name)


CHILD_TABLES = (
    "header", "episodes", "reviews", "missing", "oc2", "oc3", "ad1", "uasc", "placed_for_adoption", "previous_permanence", "social_workers",
)  # fmt: skip


@dataclass(frozen=True)
class Return:
    """A whole return: children by their number, rows that name no child, and what was found while reading."""

    children: Mapping[str, ChildRecord] = field(default_factory=dict)
    unplaced: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Every row of the return, child by child, then the rows without a child."""
        for child in self.children.values():
            for record in child.records():
                yield record.row
        yield from self.unplaced

    def content(self) -> dict[str, dict[str, list[dict[str, str]]]]:
        """What the return says, whatever file, form or line it stood in: child -> table -> filled-in cells of each row."""
        said: dict[str, dict[str, list[dict[str, str]]]] = {}
        for key, child in self.children.items():
            tables = said.setdefault(key, {})
            for name in CHILD_TABLES:
                rows = sorted((r.row for r in child.table(name)), key=lambda row: (row.file, row.number))
                if rows:
                    tables[name] = [_filled(row) for row in rows]
        for row in self.unplaced:
            said.setdefault("", {}).setdefault(row.table, []).append(_filled(row))
        return said


def _filled(row: Row) -> dict[str, str]:
    filled = {column: text for column, text in row.values.items() if text}
    filled.update({f"+{place}": text for place, text in enumerate(row.extra, 1) if text})
    return filled
