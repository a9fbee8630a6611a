"""What can be said about a single cell whatever its table: formulas, unusual dates, decimals. Nothing is changed or carried out."""

from __future__ import annotations

import re

from samspil.engines.ssda903.assembly import read_date
from samspil.engines.ssda903.noting import Notes
from samspil.engines.ssda903.problem import Row
from samspil.engines.ssda903.tables import Table

_FORMULA = re.compile(r"\s*[=+\-@].")
_OFFICIAL_DAY = re.compile(r"\d\d/\d\d/\d{4}")
_DECIMAL = re.compile(r"(\d+)\.0+")


def check_cells(row: Row, table: Table, notes: Notes) -> None:
    for column, value in row.values.items():
        if not value or value.isalnum():
            continue
        if column in table.dates:
            _check_day(row, column, value, notes)
        elif _FORMULA.match(value):
            _note(row, notes, "S-FORMULA", "formula", column, value=value)
        elif column in table.numbers and (found := _DECIMAL.fullmatch(value.strip())):
            _note(row, notes, "S-DECIMAL", "decimal", column, value=value, number=found[1])
    for value in row.extra:
        if _FORMULA.match(value):
            _note(row, notes, "S-FORMULA", "formula", "+", value=value)


def _check_day(row: Row, column: str, value: str, notes: Notes) -> None:
    if _OFFICIAL_DAY.fullmatch(value.strip()):
        return
    if day := read_date(value):
        _note(row, notes, "S-DATE", "other_date_form", column, value=value, day=day.isoformat())
    elif _FORMULA.match(value):
        _note(row, notes, "S-FORMULA", "formula", column, value=value)


def _note(row: Row, notes: Notes, rule: str, reason: str, column: str, **params: str) -> None:
    notes.add(
        rule,
        "doubtful",
        reason,
        row=row.number,
        column=column,
        table=row.table,
        child=row.text("CHILD"),
        **params,
    )
