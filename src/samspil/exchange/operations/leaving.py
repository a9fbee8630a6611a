"""Letting a statutory return out: composed from the rooms, with the cells as received where the rooms say nothing else."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from samspil.access.service import Actor, Word, require
from samspil.exchange import bridge, queries
from samspil.exchange.models import KeptRow, ReturnedChild
from samspil.fostering import service as fostering
from samspil.trail import service as trail

HANDFUL = 500
OutRow = tuple[str, int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Composed:
    """The files of a return, and how many children and rows stand in them."""

    files: dict[str, bytes]
    children: int
    rows: int


def compose_return(*, by: Actor, at: dt.datetime, xml: bool = False) -> Composed:
    """The return of the actor's institution as its rooms know it now. That it left is recorded for every child."""
    require(by, Word.EXCHANGE)
    children = list(
        ReturnedChild.objects.filter(institution_id=by.institution).select_related("person").order_by("id")
    )
    rows: list[OutRow] = []
    rest = iter(children)
    while some := list(islice(rest, HANDFUL)):
        rows += _rows(some, by, at)
    adrift = KeptRow.objects.filter(institution_id=by.institution, case=None).order_by("position", "id")
    rows += [(row.table, row.position, row.cells) for row in adrift]
    trail.record_all(
        [
            trail.Fact("exchange.compose_return", "case", c.case_id, case=c.case_id, deed=trail.Deed.LEFT)
            for c in children
        ],
        by=by,
        at=at,
    )
    return Composed(bridge.compose(rows, xml=xml), len(children), len(rows))


def _rows(some: list[ReturnedChild], by: Actor, at: dt.datetime) -> Iterator[OutRow]:
    ids = [c.case_id for c in some]
    histories = fostering.histories(ids, for_=by, at=at)
    kept = queries.kept(ids)
    for child in some:
        mine = kept.get(child.case_id, [])
        amend = _amendment(child, mine)
        shared = {"DOB": bridge.written(child.person.born_on)}
        for row in mine:
            yield row.table, row.position, amend(row.cells)
        history = histories[child.case_id]
        for kind, records in (
            ("Placement", history.placements),
            ("Review", history.reviews),
            ("Absence", history.absences),
        ):
            for record in records:
                table, position, cells = bridge.as_row(kind, record, child.number, shared)
                yield table, position, amend(cells)


def _amendment(child: ReturnedChild, kept: list[KeptRow]) -> Any:
    """What puts a corrected sex or date of birth into every row that repeats it, and leaves all other cells as received."""
    header: Mapping[str, str] = next((row.cells for row in kept if row.table == "header"), {})
    day, sex = header.get("DOB", ""), header.get("SEX", "")
    born, is_ = child.person.born_on, child.person.sex
    new: dict[str, tuple[Any, str]] = {}
    if born and born != bridge.as_day(day):
        new["DOB"] = (bridge.as_day(day), bridge.written(born))
    if is_ and is_ != bridge.as_sex(sex):
        new["SEX"] = (bridge.as_sex(sex), bridge.sex_code(is_, sex))
    reads = {"DOB": bridge.as_day, "SEX": bridge.as_sex}

    def amend(cells: Mapping[str, Any]) -> Mapping[str, Any]:
        told = {c: text for c, (old, text) in new.items() if c in cells and reads[c](cells[c]) == old}
        return {**cells, **told} if told else cells

    return amend
