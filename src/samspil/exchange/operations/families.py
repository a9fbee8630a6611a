"""Taking an institution's own list of foster families over: what each row would do, then in handfuls, each family whole or not at all."""

import datetime as dt
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError, transaction

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.exchange.models import Run
from samspil.exchange.operations.columns import plain
from samspil.exchange.operations.familyfacts import Row, family_of
from samspil.exchange.operations.runs import progressed
from samspil.exchange.operations.tables import Remark, Sheet
from samspil.ground.errors import Invalid

HANDFUL = 50
logger = logging.getLogger("samspil.exchange")


@dataclass
class FamilyEntry:
    """One family of a list. `does` is new, or here: its number is noted where it had none, and what is not known here is filled in
    (`fills`); what is known stays."""

    row: int
    family: carers.NewFamily
    guide: str
    does: str = "new"
    known: Any = None
    fills: bool = False

    @property
    def name(self) -> str:
        return self.family.name


@dataclass
class FamilyPlan:
    """What taking a list of families over would do."""

    entries: list[FamilyEntry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0

    @property
    def counts(self) -> dict[str, int]:
        does = Counter(e.does for e in self.entries)
        fresh = [e.family for e in self.entries if e.does == "new"]
        bad = {r.row for r in self.remarks if r.severity == "unusable" and r.row}
        return {
            "rows": self.rows, "families_created": does["new"], "approved": sum(bool(f.approvals) for f in fresh),
            "already_here": does["here"], "families_filled": sum(e.fills for e in self.entries),
            "rows_left_out": len(bad),
        }  # fmt: skip

    def preview(self, most: int) -> list[list[Any]]:
        return [[e.row, e.name, e.family.city or e.family.area, e.does] for e in self.entries[:most]]


def plan_families(sheet: Sheet, mapping: Mapping[int, str], *, for_: Actor, at: dt.datetime) -> FamilyPlan:
    """What each row would do. Nothing is written. A fixed number of queries, however long the list."""
    require(for_, Word.EXCHANGE)
    require(for_, Word.CARERS_WRITE)
    plan = FamilyPlan(remarks=list(sheet.remarks), rows=len(sheet.rows))
    if sheet.rows and not mapping:
        plan.remarks.append(_remark(sheet, 0, "no_columns", "unusable", {}))
        return plan
    plan.entries = list(_read(sheet, mapping, plan, for_, at))
    _meet(sheet, plan, for_, at)
    return plan


def _remark(sheet: Sheet, row: int, reason: str, severity: str, told: Mapping[str, Any]) -> Remark:
    params = {name: str(value)[:200] for name, value in told.items()}
    return Remark(sheet.file, row, params.get("column", ""), "S-FAM", severity, reason, params)


def _read(
    sheet: Sheet, mapping: Mapping[int, str], plan: FamilyPlan, by: Actor, at: dt.datetime
) -> Iterator[FamilyEntry]:
    """The usable rows; of those that speak of one family, the first if all say the same, else none."""
    headings = {column: sheet.headings[place] for place, column in mapping.items()}
    groups: dict[str, list[FamilyEntry]] = {}
    for number, cells in sheet.rows:

        def note(reason: str, severity: str, number: int = number, **told: Any) -> None:
            plan.remarks.append(_remark(sheet, number, reason, severity, told))

        told = {column: cells[place] for place, column in mapping.items() if place < len(cells)}
        if found := family_of(Row(told, headings, note, by.day(at), by.language)):
            groups.setdefault(found[1], []).append(FamilyEntry(number, found[0], found[2]))
    for first, *others in groups.values():
        odd = [o for o in others if o.family != first.family]
        for other in others:
            reason = "says_other" if odd else "said_before"
            said = {"name": first.name, "other_row": first.row}
            plan.remarks.append(_remark(sheet, other.row, reason, "unusable" if odd else "doubtful", said))
        if odd:
            said = {"name": first.name, "other_row": odd[0].row}
            plan.remarks.append(_remark(sheet, first.row, "says_other", "unusable", said))
        else:
            yield first


def _meet(sheet: Sheet, plan: FamilyPlan, by: Actor, at: dt.datetime) -> None:
    """Which of these are here already: by number, or by name with the same postcode, phone or e-mail; and who guides them."""
    numbered: dict[str, Any] = {}
    named: dict[str, list[Any]] = defaultdict(list)
    for one in carers.brief(for_=by):
        named[plain(one.name)].append(one)
        if one.number:
            numbered[one.number] = one
    workers = {a.email.casefold(): a.pk for a in accounts.workers_of(by.institution, at=at)}  # type: ignore[arg-type]
    for entry in plan.entries:
        said = entry.family
        alike = [
            o
            for o in named[plain(said.name)]
            if not (o.number and said.number[0] != "~" and o.number[0] != "~")
        ]
        entry.known = numbered.get(said.number) or next((o for o in alike if _same(o, said)), None)
        entry.family = replace(said, consultant=workers.get(entry.guide))
        if entry.known is not None:
            entry.does = "here"
            continue
        if alike:
            plan.remarks.append(_remark(sheet, entry.row, "family_same_name", "doubtful", {}))
        if entry.guide and entry.guide not in workers:
            plan.remarks.append(
                _remark(sheet, entry.row, "family_no_guide", "doubtful", {"value": entry.guide})
            )
    more = {gap.family.pk for gap in carers.gaps(_of_known(plan.entries), for_=by, at=at)}
    for entry in plan.entries:
        entry.fills = entry.known is not None and entry.known.id in more


def _of_known(entries: list[FamilyEntry]) -> dict[Any, carers.NewFamily]:
    return {e.known.id: e.family for e in entries if e.known is not None}


def _same(known: Any, said: carers.NewFamily) -> bool:
    pairs = ((known.postcode, said.postcode), (known.phone, said.phone), (known.email, said.email))
    return any(_bare(one) and _bare(one) == _bare(other) for one, other in pairs)


def _bare(text: str) -> str:
    return plain(text).replace(" ", "")


def accept_families(
    *, by: Actor, at: dt.datetime, run: Run, plan: FamilyPlan, failed: list[tuple[str, str]]
) -> Iterator[tuple[int, int, dict[str, int]]]:
    """Take the list over. Yields (done, total, counts) after each handful."""
    require(by, Word.EXCHANGE)
    here = [e for e in plan.entries if e.does == "here"]
    todo = [e for e in plan.entries if e.does == "new"]
    carers.note_numbers(
        by=by, at=at, numbers={e.known.id: e.family.number for e in here if not e.known.number}
    )
    total, done = len(plan.entries), len(here)
    counts: Counter[str] = Counter(already_here=done)
    if any(e.fills for e in here):
        counts["families_filled"] = carers.fill_gaps(
            by=by, at=at, said=_of_known([e for e in here if e.fills])
        )
    progressed(by=by, at=at, run=run, done=done, total=total)
    yield done, total, dict(counts)
    for start in range(0, len(todo), HANDFUL):
        some = todo[start : start + HANDFUL]
        counts += _take_or_one_by_one(some, by, at, failed)
        done += len(some)
        progressed(by=by, at=at, run=run, done=done, total=total)
        yield done, total, dict(counts)


def _take_or_one_by_one(
    some: list[FamilyEntry], by: Actor, at: dt.datetime, failed: list[tuple[str, str]]
) -> Counter[str]:
    """A handful together; where one of them cannot be kept, each by itself, so that the others come."""
    try:
        with transaction.atomic():
            made = carers.take_over(by=by, at=at, families=[e.family for e in some])
            return Counter(families_created=len(made))
    except (DatabaseError, Invalid, ValueError) as trouble:
        if len(some) > 1:
            return sum((_take_or_one_by_one([e], by, at, failed) for e in some), Counter())
        logger.warning("a row of the list of families could not be kept: %s", type(trouble).__name__)
        failed.append((str(some[0].row), str(trouble)))
        return Counter(rows_failed=1)
