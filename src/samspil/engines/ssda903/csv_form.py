"""One CSV file of the return to rows: delimiter, table and columns are found, every oddity is noted, no row is dropped in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from samspil.engines.ssda903.cells import check_cells
from samspil.engines.ssda903.noting import Notes
from samspil.engines.ssda903.problem import Row
from samspil.engines.ssda903.tables import Table, column_name, table_of

_DELIMITERS = ",;\t|"


def read_csv(text: str, notes: Notes) -> list[Row] | None:
    """The rows of a CSV file; None when its columns belong to no table of the return."""
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    start = _first_line(lines)
    if start is None:
        notes.add("S-EMPTY", "wrong", "empty_file")
        return []
    delimiter = _delimiter(lines[start])
    headings = next(csv.reader([lines[start]], delimiter=delimiter), [])
    table = table_of(column_name(heading) for heading in headings)
    if table is None:
        return None
    columns = _columns(headings, table, start + 1, notes)
    rows = list(_rows(lines, start + 1, delimiter, columns, table, notes))
    if not rows:
        notes.add("S-NOROWS", "doubtful", "no_rows", table=table.name)
    return rows


def _first_line(lines: list[str]) -> int | None:
    for place, line in enumerate(lines):
        if line.strip() and not line.lower().startswith("sep="):
            return place
    return None


def _delimiter(heading: str) -> str:
    def known(delimiter: str) -> int:
        names = {column_name(cell) for cell in next(csv.reader([heading], delimiter=delimiter), [])}
        table = table_of(names)
        return len(names & set(table.known)) if table else 0

    return max(_DELIMITERS, key=known)


def _columns(headings: list[str], table: Table, line: int, notes: Notes) -> list[str]:
    columns: list[str] = []
    while headings and not headings[-1].strip():
        headings = headings[:-1]
    for heading in headings:
        name = column_name(heading)
        if name in columns:
            second = f"{name} (2)"
            while second in columns:
                second += "'"
            notes.add(
                "S-COLUMN", "wrong", "column_twice", row=line, column=name, table=table.name, value=second
            )
            name = second
        elif name not in table.known:
            notes.add("S-COLUMN", "doubtful", "column_unknown", row=line, column=name, table=table.name)
        columns.append(name)
    for name in table.columns:
        if name not in columns:
            severity = "unusable" if name == "CHILD" else "wrong"
            notes.add("S-COLUMN", severity, "column_missing", row=line, column=name, table=table.name)  # type: ignore[arg-type]
    return columns


def _rows(
    lines: list[str], start: int, delimiter: str, columns: list[str], table: Table, notes: Notes
) -> Iterator[Row]:
    width = len(columns)
    for number, cells in _records(lines, start, delimiter, width, table, notes):
        if not any(cell.strip() for cell in cells):
            continue
        if [column_name(cell) for cell in cells[:width]] == columns and width > 1:
            notes.add("S-HEADING", "doubtful", "heading_again", row=number, table=table.name)
            continue
        extra = tuple(cells[width:])
        row = Row(
            notes.file,
            number,
            table.name,
            dict(zip(columns, cells, strict=False)),
            extra if any(extra) else (),
        )
        _count(len(cells), width, row, table, notes)
        check_cells(row, table, notes)
        yield row


def _count(cells: int, width: int, row: Row, table: Table, notes: Notes) -> None:
    """Notes a row that has fewer cells than the heading, or something in more."""
    if cells >= width and not row.extra:
        return
    notes.add(
        "S-CELLS", "wrong", "row_short" if cells < width else "row_long", row=row.number, table=table.name,
        child=row.text("CHILD"), count=cells, expected=width,
    )  # fmt: skip


def _records(
    lines: list[str], start: int, delimiter: str, width: int, table: Table, notes: Notes
) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every record.

    A quotation mark that is opened and not closed would swallow the lines after it; such a line is taken as it stands instead.
    """
    place = start
    while place < len(lines):
        reader = csv.reader((lines[at] for at in range(place, len(lines))), delimiter=delimiter, strict=True)
        begun, read = place, 0
        try:
            for cells in reader:
                taken, read = reader.line_num - read, reader.line_num
                if taken > 1 and len(cells) != width:
                    break
                yield begun + 1, cells
                begun = place + read
            else:
                return
        except csv.Error:
            pass
        notes.add("S-QUOTE", "doubtful", "quote_open", row=begun + 1, table=table.name)
        yield begun + 1, lines[begun].rstrip("\r\n").split(delimiter)
        place = begun + 1
