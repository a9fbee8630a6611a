"""Lists for people who open them in a spreadsheet: an institution's cases, and the empty list to fill in."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Any

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.cases.terms import LISTED
from samspil.exchange.operations.cells import harmless
from samspil.exchange.operations.columns import columns_of
from samspil.exchange.terms import SCHEME_OF, Column, Kind
from samspil.people import service as people
from samspil.trail import service as trail

COLUMNS = (
    Column.NUMBER, Column.GIVEN_NAME, Column.FAMILY_NAME, Column.CALLED, Column.BORN_ON, Column.SEX, Column.REFERENCE,
    Column.OPENED_ON, Column.PLACE, Column.NEXT_ON, Column.NEXT_WHAT, Column.WORKER,
)  # fmt: skip
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def compose_list(*, by: Actor, at: dt.datetime, form: str) -> tuple[bytes, int]:
    """The open and closed cases of the actor's institution as CSV or Excel. That each left is recorded."""
    require(by, Word.EXCHANGE)
    taken: list[Any] = []
    rows = [[harmless(cell) for cell in row] for row in _rows(taken, by, at)]
    trail.record_all(
        [trail.Fact("exchange.compose_list", "case", pk, case=pk, deed=trail.Deed.LEFT) for pk in taken],
        by=by,
        at=at,
    )
    return written([[str(c.label) for c in COLUMNS], *rows], form), len(rows)


def _rows(taken: list[Any], by: Actor, at: dt.datetime) -> Iterator[list[Any]]:
    for closed in (False, True):
        after = None
        while True:
            narrow = cases.ListFilter(closed=closed)
            page = cases.children(narrow, for_=by, at=at, today=by.day(at), after=after)
            numbers = people.outside_ids([p.case.child_id for p in page.items], SCHEME_OF[Kind.LIST], for_=by)
            for part in page.items:
                taken.append(part.case_id)
                yield _row(part.case, numbers.get(part.case.child_id, ""), by)
            after = page.later
            if after is None:
                break


def _row(case: Any, number: str, by: Actor) -> list[Any]:
    child = case.child
    return [
        "" if number.startswith("~") else number, child.given_name, child.family_name, child.called, child.born_on,
        child.get_sex_display(), case.reference, by.day(case.opened_at), _place(case), case.next_on, case.next_what,
        case.worker.email if case.worker else "",
    ]  # fmt: skip


def _place(case: Any) -> str:
    """Where the child is, as far as the institution that takes the list out may know."""
    place, _text = case.stands
    return str(dict(LISTED)[place])


def template(form: str, kind: str = Kind.LIST) -> bytes:
    """An empty list with every column that is understood, headed in the language of the reader."""
    return written(
        [[str(column.label) for column in columns_of(kind) if column != Column.NAME or kind != Kind.LIST]],
        form,
    )


def written(rows: Iterable[Iterable[Any]], form: str) -> bytes:
    if form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(
            [c.isoformat() if isinstance(c, dt.date) else c for c in row] for row in rows
        )
        return out.getvalue().encode("utf-8-sig")
    from openpyxl import Workbook
    from openpyxl.writer.excel import save_workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(["" if c is None else c for c in row])
    content = io.BytesIO()
    save_workbook(book, content)
    return content.getvalue()
