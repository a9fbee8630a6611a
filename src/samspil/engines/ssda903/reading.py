"""Reads a return out of files: CSV tables in any encoding and column order, or the XML form. Never raises on what a file contains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from samspil.engines.ssda903.assembly import assemble
from samspil.engines.ssda903.csv_form import read_csv
from samspil.engines.ssda903.decoding import LARGEST, decode, take
from samspil.engines.ssda903.noting import Notes
from samspil.engines.ssda903.problem import Return, Row
from samspil.engines.ssda903.xml_form import read_xml

_XML = re.compile(rb"\s*<(\?xml|!DOCTYPE|[A-Za-z])")


@dataclass
class _Heap:
    """What has been read so far of a folder."""

    rows: list[Row] = field(default_factory=list)
    xml_rows: list[Row] = field(default_factory=list)
    xml: list[Notes] = field(default_factory=list)
    csv: list[Notes] = field(default_factory=list)
    found_csv: bool = False


def read(files: Mapping[str, bytes | BinaryIO], *, limit: int = LARGEST) -> Return:
    """The return in these files (name -> bytes, or a binary stream that is read once).

    One CSV, a folder of them, or one XML file. The kind of a file is told by what is in it, not by its name. A file larger than
    `limit` bytes is not read at all. When a folder holds both forms the CSV wins and the XML is reported as left out: two returns in
    one would be one wrong return. All problems of reading are in `Return.findings`.
    """
    heap = _Heap()
    for name in sorted(files):
        _read_file(name, files[name], limit, heap)
    every = heap.csv + heap.xml
    if heap.found_csv and heap.xml_rows:
        left_out = Notes(heap.xml_rows[0].file)
        left_out.add("S-FORMS", "doubtful", "two_forms")
        every = [*heap.csv, left_out]
    rows = heap.rows if heap.found_csv else heap.xml_rows
    if not rows and not any(notes.findings for notes in every):
        nothing = Notes("")
        nothing.add("S-NOTHING", "unusable", "nothing_to_read")
        every.append(nothing)
    return assemble(rows, [finding for notes in every for finding in notes.findings])


def _read_file(name: str, source: bytes | BinaryIO, limit: int, heap: _Heap) -> None:
    notes = Notes(name)
    data = take(source, limit)
    if data is None:
        notes.add("S-SIZE", "unusable", "too_big", limit=max(1, limit // (1024 * 1024)))
        heap.csv.append(notes)
        return
    if _XML.match(_without_mark(data)):
        heap.xml.append(notes)
        heap.xml_rows += read_xml(data, notes)
        return
    heap.csv.append(notes)
    rows = read_csv(decode(data, notes), notes)
    if rows is None:
        notes.findings.clear()
        notes.add("S-TABLE", "doubtful", "not_a_table")
        return
    heap.found_csv = heap.found_csv or bool(rows)
    heap.rows += rows


def _without_mark(data: bytes) -> bytes:
    """The first bytes without byte order mark and without the zero bytes of UTF-16, enough to see an opening bracket."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\x00", b"")
