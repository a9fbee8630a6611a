"""The table as a page shows it: lines by group, a column for each family, and why others are out."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samspil.carers.terms import FamilyFacts
from samspil.engines.criteria import HARD, Cell, Mark, Row
from samspil.matching.bridge import words
from samspil.matching.bridge.compared import Compared
from samspil.matching.bridge.needs import wishes
from samspil.matching.models import Need
from samspil.matching.terms import CRITERIA, FAMILY_WISHES, MARK_CLASS, MARK_WORDS, Group
from samspil.people.terms import LANGUAGES

COLUMNS = 6
"""Families side by side on one page; all of them are reached page by page and stand in the list above."""


@dataclass(frozen=True, slots=True)
class Shown:
    """`lines` are (group heading, lines); each line has a cell for each of `columns`."""

    columns: list["Column"]
    by_family: list[tuple["Column", list[tuple[str, list[tuple["Line", "Told"]]]]]]
    """The same cells family by family, for a narrow screen."""
    lines: list[tuple[str, list["Line"]]]
    found: list["Column"]
    ask: list[tuple["Column", str]]
    out: list["Heap"]
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Column:
    family: FamilyFacts
    waits: int | None
    counts: list[tuple[str, Any, int]]
    """How many considerations are met, partly, not, unknown: counted, never weighed."""
    by_ban: bool = False
    """Somebody has to say whether a person whom a ban names lives there."""
    musts: tuple[tuple[str, str, str], ...] = ()
    """What must be so and is not known of the family: (its name, what is said of it, the need)."""


@dataclass(frozen=True, slots=True)
class Told:
    """One cell: the mark's class and word, what is known, from whom and how old. `need` where it can be noted by hand."""

    css: str
    word: Any
    fact: str
    source: str
    age: str
    old: bool
    name: str
    family: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    need: Need | None
    cells: list[Told]


@dataclass(frozen=True, slots=True)
class Heap:
    """Families that are out for one reason, by name; a family stands under each reason that is true of it."""

    why: str
    families: list[tuple[FamilyFacts, str]]


def shown(
    found: Compared, *, today: dt.date, start: str = "", size: int = COLUMNS, details: bool = False
) -> Shown:
    """With `details` each family that is out says its own reason in full; else only under which it stands."""
    rows = list(found.table.found)
    at = next((i for i, row in enumerate(rows) if row.family == start), 0)
    page = rows[at : at + size]
    names = {str(s.case.child_id): s.case.child.short for s in found.seekers}
    columns, lines = [_column(found, row, today) for row in page], _lines(found, page, names, today)
    return Shown(
        columns=columns,
        by_family=[
            (column, [(group, [(line, line.cells[i]) for line in there]) for group, there in lines])
            for i, column in enumerate(columns)
        ],
        lines=lines,
        found=[_column(found, row, today) for row in rows],
        ask=[(_column(found, row, today), _asked(row, names)) for row in found.table.ask],
        out=_heaps(found, names, details),
        earlier=rows[max(0, at - size)].family if at else "",
        later=rows[at + size].family if at + size < len(rows) else "",
    )


def _column(found: Compared, row: Row, today: dt.date) -> Column:
    family = found.families[row.family]
    marks = Counter(cell.mark for cell in row.cells)
    counts = [(MARK_CLASS[m], MARK_WORDS[m], marks[m]) for m in Mark if marks[m]]
    waits = (today - family.waiting_since).days if family.waiting_since else None
    musts = tuple(
        (title(need), words.fact(cell), str(need.pk))
        for need, cell in zip(found.needs, row.cells, strict=False)
        if need.must and cell.mark is Mark.UNKNOWN
    )
    return Column(family, waits, counts, any(cell.why == "people" for cell in row.hard), musts)


def _lines(
    found: Compared, page: list[Row], names: words.Names, today: dt.date
) -> list[tuple[str, list[Line]]]:
    called = {row.family: found.families[row.family].name for row in page}
    first = [
        Line(
            words.label(key), None,
            [_hard(key, row.hard[i], names, today, called[row.family], row.family) for row in page],
        )
        for i, key in enumerate(HARD)
    ]  # fmt: skip
    groups: dict[str, list[Line]] = {group: [] for group in Group.values}
    for i, need in enumerate(found.needs):
        cells = [_soft(row.cells[i], today, called[row.family], row.family, str(need.pk)) for row in page]
        groups[need.group].append(Line(title(need), need, cells))
    after = len(found.needs)
    for i, key in enumerate(wishes(found.seekers)):
        if all(row.cells[after + i].why == "not_asked" for row in found.table.found):
            continue  # no family that could be asked said anything about it
        cells = [_soft(row.cells[after + i], today, called[row.family], row.family) for row in page]
        groups[Group.CARER].append(Line(str(FAMILY_WISHES[key]), None, cells))
    said = [(str(Group(group).label), lines) for group, lines in groups.items() if lines]
    return [(_("Hard conditions: whoever stands here meets them all"), first), *said]


def title(need: Need) -> str:
    """What a need is called: its own words, if they may be told, or the name of its criterion with what is wanted."""
    known = CRITERIA[need.known]
    if need.known == "own":
        return need.words or str(known.label)
    if need.known == "language":
        code = need.wanted.get("language", "")
        return f"{known.label}: {LANGUAGES.get(code, code)}"
    label = str(known.label)
    return label[:1].upper() + label[1:]


def _hard(condition: str, cell: Cell, names: words.Names, today: dt.date, name: str, family: str) -> Told:
    age = words.ago(cell.on, today) if cell.on else ""
    said = words.hard(condition, cell, names)
    return Told(MARK_CLASS[cell.mark], MARK_WORDS[cell.mark], said, "", age, cell.old, name, family)


def _soft(cell: Cell, today: dt.date, name: str, family: str, need: str = "") -> Told:
    dated = cell.why in ("said", "fact", "stale")
    return Told(
        MARK_CLASS[cell.mark], MARK_WORDS[cell.mark], words.fact(cell), words.source(cell),
        words.ago(cell.on, today) if dated else "", cell.old, name, family, need,
    )  # fmt: skip


def reasons(row: Row, needs: list[Need]) -> list[tuple[str, Cell]]:
    """Every hard condition that speaks against a family, musts among them: (its name, its cell)."""
    against = [(key, cell) for key, cell in zip(HARD, row.hard, strict=True) if cell.mark is Mark.NOT]
    musts = [
        (title(need), cell)
        for need, cell in zip(needs, row.cells, strict=False)
        if need.must and cell.mark in (Mark.NOT, Mark.PARTLY)
    ]
    return against + musts


def _asked(row: Row, names: words.Names) -> str:
    """What has to be asked before the family can stand on the table."""
    said = [
        f"{words.label(key)}: {words.hard(key, cell, names)}"
        for key, cell in zip(HARD, row.hard, strict=True)
        if cell.mark is Mark.UNKNOWN
    ]
    return "; ".join(said)


def _heaps(found: Compared, names: words.Names, details: bool) -> list[Heap]:
    heaps: dict[str, list[tuple[FamilyFacts, str]]] = {}
    for row in found.table.out:
        for key, cell in reasons(row, found.needs):
            detail = _detail(key, cell, names) if details else ""
            heaps.setdefault(words.why_out(key, cell), []).append((found.families[row.family], detail))
    return [Heap(why, there) for why, there in sorted(heaps.items(), key=lambda h: (-len(h[1]), h[0]))]


def _detail(condition: str, cell: Cell, names: words.Names) -> str:
    return words.hard(condition, cell, names) if condition in HARD else words.fact(cell)
