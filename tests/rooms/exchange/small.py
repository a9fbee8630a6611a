"""A small return of real rows: the first children of the synthetic set, with everything it says of them."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterable
from pathlib import Path

from samspil.access.service import Actor
from samspil.exchange import service as exchange
from samspil.exchange.terms import Kind
from tests.cast import NOW, Cast

WHOLE = Path(__file__).resolve().parents[2] / "data" / "ssda903"


def whole() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(WHOLE.glob("*.csv"))}


def part(children: int = 40) -> dict[str, bytes]:
    """The files as they are, cut down to some children (those of the adoption table first, since they are rare)."""
    tables = {name: list(csv.reader(io.StringIO(data.decode()))) for name, data in whole().items()}
    rare = [row[0] for name in ("ad1.csv", "missing.csv", "oc3.csv") for row in tables[name][1:6]]
    often = [row[0] for row in tables["header.csv"][1:]]
    chosen = set(list(dict.fromkeys(rare + often))[:children])
    return {name: text([rows[0], *(r for r in rows[1:] if r[0] in chosen)]) for name, rows in tables.items()}


def text(rows: Iterable[Iterable[str]]) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode()


def read(files: dict[str, bytes], limit: int = 50_000_000) -> exchange.Reading:
    return exchange.read_return(files, today=NOW.date(), limit=limit)


def lead(cast: Cast) -> Actor:
    return dataclasses.replace(cast.actor(cast.mark), institution_name="OSPOD Brno-sever")


def take(cast: Cast, files: dict[str, bytes]) -> dict[str, int]:
    """Take a return over to the end; what was done."""
    by, reading = lead(cast), read(files)
    run = exchange.begin(by=by, at=NOW, kind=Kind.RETURN, file_name="return")
    failed: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    for step in exchange.accept_return(by=by, at=NOW, run=run, reading=reading, failed=failed):
        counts = step[2]
    assert not failed
    exchange.finish(by=by, at=NOW, run=run, counts=counts)
    return counts


def out(cast: Cast, *, xml: bool = False) -> dict[str, bytes]:
    return exchange.compose_return(by=lead(cast), at=NOW, xml=xml).files
