"""A list as people keep it (CSV in any encoding and delimiter, or Excel) to headings and rows of text. Nothing is carried out."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from samspil.exchange.bridge import text_of

DELIMITERS = ",;\t|"
LARGEST_UNPACKED = 200_000_000
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem of a list, in the shape of a return's finding."""

    file: str
    row: int
    column: str
    rule: str
    severity: str
    reason_code: str
    params: dict[str, str]
    child: str = ""
    message: str = ""


@dataclass
class Sheet:
    """What stands in the file: headings, and rows with the line they stand in."""

    file: str
    headings: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def note(self, reason: str, severity: str = "unusable", row: int = 0, **params: Any) -> None:
        told = {name: str(value)[:200] for name, value in params.items()}
        column = told.get("column", "")
        self.remarks.append(Remark(self.file, row, column, "S-FILE", severity, reason, told))


def read_sheet(name: str, source: BinaryIO, *, limit: int) -> Sheet:
    """Never raises on what a file contains; what is wrong with it is in `remarks`."""
    sheet = Sheet(name)
    data = source.read(limit + 1)
    if len(data) > limit:
        sheet.note("too_big", limit=max(1, limit // 1_000_000))
        return sheet
    lines = _excel(data, sheet) if data[:4] == b"PK\x03\x04" else _csv(data, sheet)
    try:
        _fill(sheet, lines)
    except (csv.Error, ValueError, KeyError, OSError, zipfile.BadZipFile):
        sheet.rows.clear()
        sheet.note("not_a_list")
    if not sheet.rows and not sheet.remarks:
        sheet.note("no_rows" if sheet.headings else "empty_file")
    return sheet


def _fill(sheet: Sheet, lines: Iterator[tuple[int, list[str]]]) -> None:
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if not sheet.headings:
            sheet.headings = [cell.strip()[:80] for cell in cells[:MOST_COLUMNS]]
        else:
            sheet.rows.append((number, [cell.strip() for cell in cells[:MOST_COLUMNS]]))


def _csv(data: bytes, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    text, encoding = text_of(data)
    if encoding:
        sheet.note("guessed_encoding", "doubtful", encoding=encoding)
    text = text.removeprefix("\ufeff")
    delimiter = ""
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        delimiter = first[4:5]
    head = "\n".join(text.splitlines()[:20])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(head))
    for cells in reader:
        yield reader.line_num, cells


def _delimiter(head: str) -> str:
    """The one by which the first lines fall into the same number of cells, and into the most."""

    def even(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO(head), delimiter=delimiter) if row]
        width = widths[0] if widths else 1
        return (sum(w == width for w in widths) if width > 1 else 0, width)

    return max(DELIMITERS, key=even)


def _excel(data: bytes, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            sheet.note("too_big", limit=LARGEST_UNPACKED // 1_000_000)
            return
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            yield number, [_plain(cell) for cell in cells]
    finally:
        book.close()


def _plain(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
