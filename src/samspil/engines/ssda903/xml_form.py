"""The XML form of the return to rows, child by child as it streams in. Entities, document types and outside references are refused."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # only the types; parsing is defusedxml's

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from samspil.engines.ssda903.cells import check_cells
from samspil.engines.ssda903.noting import Notes
from samspil.engines.ssda903.problem import Row
from samspil.engines.ssda903.tables import TABLES
from samspil.engines.ssda903.xml_layout import (
    EPISODE,
    FLAT_TABLE,
    HEADER,
    INHERITED,
    NESTED,
    ROOT,
    TAG_COLUMN,
)

_EPISODE_TAGS = frozenset((*EPISODE, "PLACE"))


def read_xml(data: bytes, notes: Notes) -> list[Row]:
    """The rows of an XML file. A broken file gives what came before the break, and a finding with line and character."""
    rows: list[Row] = []
    reading = _Reading(notes)
    try:
        for child in _children(data, notes):
            rows += reading.unplaced(child) if child.tag == "UNPLACED" else reading.child(child)
    except DefusedXmlException:
        notes.add("S-XMLDTD", "unusable", "xml_forbidden")
        return []
    except ParseError as broken:
        line, position = broken.position
        what = str(broken).split(":")[0]
        notes.add("S-XML", "unusable", "xml_broken", row=line, line=line, position=position + 1, value=what)
    except (LookupError, ValueError):
        notes.add("S-XML", "unusable", "xml_encoding", encoding=data[:80].decode("ascii", errors="replace"))
    if not rows and not notes.findings:
        notes.add("S-NOROWS", "doubtful", "no_rows")
    return rows


def _children(data: bytes, notes: Notes) -> Iterator[Element]:
    depth, root = 0, None
    parser = iterparse(
        io.BytesIO(data), events=("start", "end"), forbid_dtd=True, forbid_entities=True, forbid_external=True
    )
    for event, element in parser:
        depth += 1 if event == "start" else -1
        if root is None:
            root = element
            if _tag(root) != ROOT:
                notes.add("S-XML", "unusable", "xml_other", value=_tag(root))
                return
        elif event == "end" and depth == 1:
            if _tag(element) in ("CHILD", "UNPLACED"):
                element.tag = _tag(element)
                yield element
            else:
                notes.add("S-ELEMENT", "doubtful", "column_unknown", column=_tag(element))
            root.clear()


def _tag(element: Element) -> str:
    """The name of an element without its namespace, in capitals."""
    return str(element.tag).rpartition("}")[2].upper()


class _Reading:
    """Counts the records of each table while the children pass, so that every row has a number of its own."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.counts: dict[str, int] = dict.fromkeys(TABLES, 0)
        self.unknown: set[str] = set()

    def child(self, element: Element) -> list[Row]:
        header = next((part for part in element if _tag(part) == "HEADER"), None)
        number = "" if header is None else _leaf(header, "CHILDID")
        rows = [] if header is None else self._header(header, number)
        for part in element:
            tag = _tag(part)
            if tag == "EPISODE":
                values = {"CHILD": number, **self._values(part, _EPISODE_TAGS)}
                rows.append(self._row("episodes", values))
            elif tag == "RECORD":
                rows += self._record(part, number)
            elif part is not header:
                self._strange(tag)
        return rows

    def unplaced(self, element: Element) -> list[Row]:
        return [row for part in element if _tag(part) == "RECORD" for row in self._record(part, "")]

    def _header(self, header: Element, number: str) -> list[Row]:
        own: dict[str, str] = {}
        flat: dict[str, dict[str, str]] = {}
        nested: list[tuple[str, dict[str, str]]] = []
        for part in header:
            tag = _tag(part)
            if tag in HEADER:
                own[tag] = part.text or ""
            elif tag in FLAT_TABLE:
                flat.setdefault(FLAT_TABLE[tag], {})[tag] = part.text or ""
            elif tag in NESTED:
                known = frozenset(TABLES[NESTED[tag]].known)
                nested.append((NESTED[tag], self._values(part, known)))
            elif tag == "RECORD":
                nested += [(row.table, dict(row.values)) for row in self._record(part, number)]
            elif tag != "CHILDID":
                self._strange(tag)
        rows = [self._row("header", {"CHILD": number, **own})] if own else []
        for table, values in [*flat.items(), *nested]:
            inherited = {name: own.get(name, "") for name in INHERITED if name in TABLES[table].columns}
            rows.append(self._row(table, {"CHILD": number, **inherited, **values}))
        return rows

    def _values(self, element: Element, known: frozenset[str]) -> dict[str, str]:
        values = {}
        for leaf in element:
            tag = _tag(leaf)
            if tag not in known:
                self._strange(tag)
            values[TAG_COLUMN.get(tag, tag)] = leaf.text or ""
        return values

    def _record(self, element: Element, number: str) -> list[Row]:
        name = element.get("TABLE", "")
        if name not in TABLES:
            self._strange(f"RECORD {name}")
            return []
        values: dict[str, str] = {}
        extra: list[str] = []
        for leaf in element:
            column, text = leaf.get("N", ""), leaf.text or ""
            if leaf.get("J"):
                try:
                    column, text = str(json.loads(column)), str(json.loads(text))
                except ValueError:
                    self._strange(column)
            if _tag(leaf) == "X":
                extra.append(text)
            else:
                values[column] = text
        return [self._row(name, {"CHILD": number, **values}, tuple(extra), written=True)]

    def _row(
        self, table: str, values: dict[str, str], extra: tuple[str, ...] = (), *, written: bool = False
    ) -> Row:
        self.counts[table] += 1
        if not written:
            values = {**dict.fromkeys(TABLES[table].columns, ""), **values}
        row = Row(self.notes.file, self.counts[table], table, values, extra)
        check_cells(row, TABLES[table], self.notes)
        return row

    def _strange(self, tag: str) -> None:
        if tag not in self.unknown:
            self.unknown.add(tag)
            self.notes.add("S-ELEMENT", "doubtful", "column_unknown", column=tag)


def _leaf(element: Element, tag: str) -> str:
    return next((part.text or "" for part in element if _tag(part) == tag), "")
