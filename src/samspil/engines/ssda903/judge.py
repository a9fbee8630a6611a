"""Examines a return against the rules and says which rows can be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from samspil.engines.ssda903.facts import Facts, Year
from samspil.engines.ssda903.problem import ChildRecord, Finding, Record, Return, Row
from samspil.engines.ssda903.reasons import sentence
from samspil.engines.ssda903.rules import RULES, Hit, Rule

# a row of these tables is an event: without a readable day it has no place on a timeline
NEEDS_DAY = {"episodes": "DECOM", "reviews": "REVIEW", "missing": "MIS_START"}


@dataclass(frozen=True, slots=True)
class UnusableRow:
    row: Row
    finding: Finding


@dataclass(frozen=True)
class Examination:
    """What a return is worth.

    `findings`: everything found, by file, row and rule, those of reading and those about unusable rows included.
    `usable`: child number -> the child with its placeable rows only. `unusable`: every other row, each with why.
    """

    year: Year
    findings: tuple[Finding, ...]
    usable: Mapping[str, ChildRecord]
    unusable: tuple[UnusableRow, ...]


def examine(return_: Return, *, as_of: date) -> Examination:
    """Checks every rule for the collection year (1 April to 31 March) that `as_of` lies in. See `likely_year` to find it from the data."""
    year = Year.around(as_of)
    unusable = [UnusableRow(row, _about(row, "S-CHILD", "CHILD", "no_child")) for row in return_.unplaced]
    findings: list[Finding] = list(return_.findings)
    usable: dict[str, ChildRecord] = {}
    for number, child in return_.children.items():
        bad = list(_undatable(child))
        unusable += bad
        usable[number] = _without(child, bad) if bad else child
        findings += (finding for finding, _hit in check_child(child, year))
    findings += (entry.finding for entry in unusable)
    findings.sort(key=lambda finding: (finding.file, finding.row, finding.rule, finding.column))
    return Examination(year, tuple(findings), usable, tuple(unusable))


def check_child(child: ChildRecord, year: Year) -> Iterator[tuple[Finding, Hit]]:
    """Every rule broken by one child."""
    facts = Facts(child, year)
    for rule in RULES.values():
        for hit in rule.check(facts):
            yield _finding(rule, hit, facts), hit


def _finding(rule: Rule, hit: Hit, facts: Facts) -> Finding:
    row = hit.record.row
    params = {"value": row.text(hit.column)} if hit.column else {}
    if hit.column:
        params["column"] = hit.column
    if hit.other_record is not None and not hit.column:
        params["other_row"] = str(hit.other_record.row.number)
    if hit.other:
        params["other"] = hit.other
        params["other_value"] = (hit.other_record or hit.record).row.text(hit.other)
    params.update(_dates(facts.dob, facts.year))
    message = rule.message or sentence(rule.reason, params)
    return Finding(
        row.file,
        row.number,
        hit.column,
        rule.code,
        rule.severity,
        rule.reason,
        params,
        message,
        row.table,
        facts.child.child,
    )


@lru_cache(maxsize=4096)
def _dates(dob: date | None, year: Year) -> Mapping[str, str]:
    return {
        "dob": dob.isoformat() if dob else "-",
        "year_start": year.start.isoformat(),
        "year_end": year.end.isoformat(),
    }


def _undatable(child: ChildRecord) -> Iterator[UnusableRow]:
    for table, column in NEEDS_DAY.items():
        for record in child.table(table):
            if getattr(record, column.lower()) is None:
                yield UnusableRow(record.row, _about(record.row, "S-START", column, "no_start"))


def _about(row: Row, code: str, column: str, reason: str) -> Finding:
    params = {"column": column, "value": row.text(column)}
    return Finding(
        row.file,
        row.number,
        column,
        code,
        "unusable",
        reason,
        params,
        sentence(reason, params),
        row.table,
        row.text("CHILD"),
    )


def _without(child: ChildRecord, bad: list[UnusableRow]) -> ChildRecord:
    left_out = {id(entry.row) for entry in bad}

    def kept(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(record for record in records if id(record.row) not in left_out)

    return ChildRecord(
        **{**vars(child), **{table: kept(child.table(table)) for table in NEEDS_DAY}},
    )
