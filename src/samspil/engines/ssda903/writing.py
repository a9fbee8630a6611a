"""Writes a return as CSV tables or as XML. Both are lossless: read again, every filled-in cell of every row is there, in the same order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr  # writing only

from samspil.engines.ssda903.problem import CHILD_TABLES, ChildRecord, Record, Return, Row
from samspil.engines.ssda903.tables import TABLES
from samspil.engines.ssda903.xml_layout import EPISODE, FLAT, HEADER, INHERITED, NESTED, ROOT, TAG_COLUMN

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile(r'[",\r\n]')
_NESTED_TAG = {table: tag for tag, table in NESTED.items()}


def compose_csv(return_: Return) -> dict[str, bytes]:
    """File name -> bytes (UTF-8, comma, line feed), one file per table that has rows, rows in their original order.

    Cells are written as they were read. A formula in a cell stays the text it was; whoever opens the file in a spreadsheet should
    import the columns as text.
    """
    tables: dict[str, list[Row]] = {}
    for row in return_.rows():
        tables.setdefault(row.table, []).append(row)
    return {TABLES[name].file: _csv(name, tables[name]) for name in CHILD_TABLES if name in tables}


def _csv(name: str, rows: list[Row]) -> bytes:
    rows = sorted(rows, key=lambda row: (row.file, row.number))
    columns = list(dict.fromkeys([*TABLES[name].columns, *(column for row in rows for column in row.values)]))
    lines = [columns, *([*(row.values.get(column, "") for column in columns), *row.extra] for row in rows)]
    return "".join(",".join(map(_cell, line)) + "\n" for line in lines).encode("utf-8")


def _cell(text: str) -> str:
    """A cell in quotation marks where it needs them (the csv module lets a lone carriage return pass without)."""
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def compose_xml(return_: Return) -> bytes:
    """The return as EXPSSDA903 in UTF-8. See `xml_layout` for what is written when the official layout cannot say it."""
    parts = ["<?xml version='1.0' encoding='utf-8'?>\n", f"<{ROOT}>"]
    for child in return_.children.values():
        parts += _child(child)
    if return_.unplaced:
        parts += ["<UNPLACED>", *(part for row in return_.unplaced for part in _record(row)), "</UNPLACED>"]
    parts.append(f"</{ROOT}>\n")
    return "".join(parts).encode("utf-8")


def _child(child: ChildRecord) -> Iterator[str]:
    plain = {name for name in CHILD_TABLES if child.table(name) and _fits(child, name)}
    yield "<CHILD><HEADER>"
    if not _NOT_XML.search(child.child):  # else every row is a record that brings the number itself
        yield f"<CHILDID>{_text(child.child)}</CHILDID>"
    for name, tags in {"header": HEADER, **FLAT}.items():
        if name in plain:
            yield from _leaves(child.table(name)[0].row, tags)
    for name, tag in _NESTED_TAG.items():
        if name in plain:
            own = [column for column in TABLES[name].columns if column not in ("CHILD", *INHERITED)]
            yield from _elements(tag, child.table(name), own)
    yield "</HEADER>"
    if "episodes" in plain:
        yield from _elements("EPISODE", child.episodes, EPISODE)
    for name in CHILD_TABLES:
        if name not in plain:
            for record in _in_file_order(child.table(name)):
                yield from _record(record.row)
    yield "</CHILD>"


def _elements(tag: str, records: Iterable[Record], tags: Iterable[str]) -> Iterator[str]:
    for record in _in_file_order(records):
        yield from (f"<{tag}>", *_leaves(record.row, tags), f"</{tag}>")


def _in_file_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (record.row.file, record.row.number))


def _fits(child: ChildRecord, name: str) -> bool:
    """Whether the official layout can say all rows of this table without losing a cell."""
    records = child.table(name)
    if name == "social_workers" or (len(records) > 1 and (name in FLAT or name == "header")):
        return False
    header: Mapping[str, str] = {}
    if len(child.headers) == 1 and (name == "header" or _fits(child, "header")):
        header = child.headers[0].row.values
    inherited = [column for column in INHERITED if column in TABLES[name].columns]
    return all(_row_fits(record.row, child.child, header, inherited) for record in records)


def _row_fits(row: Row, child: str, header: Mapping[str, str], inherited: list[str]) -> bool:
    values = row.values
    return not (
        row.extra
        or values.get("CHILD") != child
        or not set(values) <= set(TABLES[row.table].known)
        or any(values.get(column, "") != header.get(column, "") for column in inherited)
        or any(_NOT_XML.search(value) for value in values.values())
    )


def _leaves(row: Row, tags: Iterable[str]) -> Iterator[str]:
    optional = TABLES[row.table].optional
    for tag in tags:
        value = row.values.get(TAG_COLUMN.get(tag, tag), "")
        if value:
            yield f"<{tag}>{_text(value)}</{tag}>"
        elif tag not in optional or tag in row.values:
            yield f"<{tag} />"


def _record(row: Row) -> Iterator[str]:
    yield f"<RECORD TABLE={quoteattr(row.table)}>"
    for column, value in row.values.items():
        yield _field("F", column, value)
    for value in row.extra:
        yield _field("X", "", value)
    yield "</RECORD>"


def _field(tag: str, column: str, value: str) -> str:
    name = f" N={_attribute(column)}" if tag == "F" else ""
    if _NOT_XML.search(column) or _NOT_XML.search(value):
        coded = f" N={_attribute(json.dumps(column))}"
        return f'<{tag}{coded} J="1">{_text(json.dumps(value))}</{tag}>'
    return f"<{tag}{name}>{_text(value)}</{tag}>"


def _text(value: str) -> str:
    return escape(value, {"\r": "&#13;"})


def _attribute(value: str) -> str:
    return quoteattr(value, {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
