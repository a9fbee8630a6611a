"""A return is written: records become rows again, and rows files."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samspil.engines import ssda903
from samspil.exchange.bridge.reading import FIELDS, SEXES, TABLE_NAMES, birth, values
from samspil.exchange.terms import EXTRA
from samspil.people.terms import Sex


def said(kind: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """What a received row said, field by field."""
    return values(kind, ssda903.record_of(_row(FIELDS[kind][0], 0, cells)))


def as_row(kind: str, record: Any, number: str, shared: Mapping[str, str]) -> tuple[str, int, dict[str, Any]]:
    """The row of a record: as received where the record says nothing else, else as the record says it now."""
    table, fields = FIELDS[kind]
    cells = dict(record.cells) or _bare(table, number, shared)
    before = said(kind, cells)
    for name, (column, _longest) in fields.items():
        value = getattr(record, name)
        if before[name] != value:
            cells[column] = written(value)
    return table, record.position, cells


def _bare(table: str, number: str, shared: Mapping[str, str]) -> dict[str, Any]:
    columns = ssda903.TABLES[table].columns
    return {column: shared.get(column, "") for column in columns} | {"CHILD": number}


def written(value: Any) -> str:
    """A value as the return writes it."""
    return value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value or "")


def as_day(text: str) -> dt.date | None:
    return birth(ssda903.read_date(text))


def as_sex(text: str) -> str:
    return str(SEXES.get(text.strip().removesuffix(".0"), ""))


def sex_code(sex: str, like: str) -> str:
    """The code of a sex, a letter where the return used letters."""
    codes = ("M", "F") if like.strip() in ("M", "F") else ("1", "2")
    return {Sex.MALE: codes[0], Sex.FEMALE: codes[1]}.get(Sex(sex) if sex else Sex.NOT_KNOWN, like)


def compose(rows: Iterable[tuple[str, int, Mapping[str, Any]]], *, xml: bool) -> dict[str, bytes]:
    """The files of a return made of rows (table, position, cells)."""
    ordered = sorted(rows, key=lambda row: (TABLE_NAMES.index(row[0]), row[1] or 1 << 30))
    return_ = ssda903.assemble(_numbered(ordered))
    return {"ssda903.xml": ssda903.compose_xml(return_)} if xml else ssda903.compose_csv(return_)


def _numbered(rows: Iterable[tuple[str, int, Mapping[str, Any]]]) -> Iterator[Any]:
    for number, (table, _position, cells) in enumerate(rows, 1):
        yield _row(table, number, cells)


def _row(table: str, number: int, cells: Mapping[str, Any]) -> Any:
    values = {column: text for column, text in cells.items() if column != EXTRA}
    return ssda903.Row(f"{table}.csv", number, table, values, tuple(cells.get(EXTRA, ())))


def new_breaks(
    before: Mapping[str, bytes], after: Mapping[str, bytes], *, year_end: dt.date
) -> tuple[Any, ...]:
    """Rules that what was written out breaks and what was read in did not."""
    return ssda903.new_breaks(ssda903.read(before), ssda903.read(after), as_of=year_end)
