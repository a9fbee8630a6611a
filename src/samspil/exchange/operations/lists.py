"""Taking an institution's own list over: what each row would do, then people and cases in handfuls, each kept whole."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, transaction

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.exchange.models import Run
from samspil.exchange.operations.rowfacts import facts_of, sort_name
from samspil.exchange.operations.runs import progressed
from samspil.exchange.operations.tables import Remark, Sheet
from samspil.exchange.terms import SCHEME_OF, Kind
from samspil.ground.errors import Invalid
from samspil.people import service as people

HANDFUL = 50
SCHEME = SCHEME_OF[Kind.LIST]
SAME = ("given_name", "family_name", "born_on", "sex")
logger = logging.getLogger("samspil.exchange")


@dataclass
class Entry:
    """One child of a list. `does` is new (person and case), case (a case for somebody known), or here (nothing)."""

    row: int
    facts: dict[str, Any]
    does: str = "new"
    person: Any = None

    @property
    def name(self) -> str:
        f = self.facts
        return " ".join(p for p in (f["called"] or f["given_name"], f["family_name"]) if p) or f["number"]


@dataclass
class Plan:
    """What taking a list over would do."""

    entries: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0

    def preview(self, most: int) -> list[list[Any]]:
        born = [(e, e.facts["born_on"]) for e in self.entries[:most]]
        return [[e.row, e.name, day and day.isoformat(), e.does] for e, day in born]

    @property
    def counts(self) -> dict[str, int]:
        does = Counter(e.does for e in self.entries)
        bad = {r.row for r in self.remarks if r.severity == "unusable" and r.row}
        return {
            "rows": self.rows, "people_created": does["new"], "cases_created": does["new"] + does["case"],
            "already_here": does["here"], "rows_left_out": len(bad),
        }  # fmt: skip


def plan_list(sheet: Sheet, mapping: Mapping[int, str], *, for_: Actor, at: dt.datetime) -> Plan:
    """What each row would do. Nothing is written. A fixed number of queries for every handful of rows."""
    require(for_, Word.EXCHANGE)
    plan = Plan(remarks=list(sheet.remarks), rows=len(sheet.rows))
    if sheet.rows and not mapping:
        plan.remarks.append(_remark(sheet, 0, "no_columns", "unusable", {}))
        return plan
    found = list(_read(sheet, mapping, plan, for_, at))
    for start in range(0, len(found), 400):
        _meet(found[start : start + 400], sheet, plan, for_, at)
    plan.entries = found
    return plan


def _remark(sheet: Sheet, row: int, reason: str, severity: str, told: Mapping[str, Any]) -> Remark:
    params = {name: str(value)[:200] for name, value in told.items()}
    return Remark(sheet.file, row, params.get("column", ""), "S-LIST", severity, reason, params)


def _read(
    sheet: Sheet, mapping: Mapping[int, str], plan: Plan, by: Actor, at: dt.datetime
) -> Iterator[Entry]:
    """The usable rows; of those that speak of one person, the first if all say the same, else none."""
    headings = {column: sheet.headings[place] for place, column in mapping.items()}
    groups: dict[str, list[Entry]] = {}
    for number, row in sheet.rows:
        cells = {column: row[place] for place, column in mapping.items() if place < len(row)}

        def note(reason: str, severity: str, number: int = number, **told: Any) -> None:
            plan.remarks.append(_remark(sheet, number, reason, severity, told))

        facts = facts_of(cells, note=note, headings=headings, language=by.language, today=by.day(at))
        if facts:
            groups.setdefault(facts["key"], []).append(Entry(number, facts))
    for first, *others in groups.values():
        odd = [o for o in others if any(o.facts[n] != first.facts[n] for n in SAME)]
        for other in others:
            reason = "says_other" if odd else "said_before"
            told = {"name": first.name, "other_row": first.row}
            plan.remarks.append(_remark(sheet, other.row, reason, "unusable" if odd else "doubtful", told))
        if odd:
            told = {"name": first.name, "other_row": odd[0].row}
            plan.remarks.append(_remark(sheet, first.row, "says_other", "unusable", told))
        else:
            yield first


def _meet(some: list[Entry], sheet: Sheet, plan: Plan, by: Actor, at: dt.datetime) -> None:
    """Who of these is here already, by number or by name and birth; and which workers and references are known."""
    numbered = people.by_outside_ids(SCHEME, [e.facts["key"] for e in some], for_=by)
    persons = people.several(numbered.values(), for_=by)
    named = people.alike([(sort_name(e.facts), e.facts["born_on"]) for e in some], for_=by)
    for entry in some:
        pk = numbered.get(entry.facts["key"])
        entry.person = persons.get(pk) if pk else None
        if entry.person is None and sort_name(entry.facts):
            entry.person = named.get((sort_name(entry.facts), entry.facts["born_on"]))
    at_home = cases.of_children([e.person.pk for e in some if e.person], for_=by, at=at)
    workers = {a.email.casefold(): a for a in accounts.workers_of(by.institution, at=at)}  # type: ignore[arg-type]
    used = cases.references([e.facts["reference"] for e in some if e.facts["reference"]], for_=by)
    for entry in some:
        if entry.person is not None:
            entry.does = "here" if entry.person.pk in at_home else "case"
        mail, reference = entry.facts["worker"], entry.facts["reference"]
        entry.facts["account"] = workers.get(mail)
        if entry.does == "here":
            continue
        if mail and mail not in workers:
            plan.remarks.append(_remark(sheet, entry.row, "no_worker", "doubtful", {"value": mail}))
        if reference in used:
            plan.remarks.append(_remark(sheet, entry.row, "reference_used", "doubtful", {"value": reference}))
            entry.facts["reference"] = ""


def accept_list(
    *, by: Actor, at: dt.datetime, run: Run, plan: Plan, failed: list[tuple[str, str]]
) -> Iterator[tuple[int, int, dict[str, int]]]:
    """Take the list over. Yields (done, total, counts) after each handful."""
    require(by, Word.EXCHANGE)
    todo = [e for e in plan.entries if e.does != "here"]
    total, done = len(plan.entries), len(plan.entries) - len(todo)
    counts: Counter[str] = Counter(already_here=done)
    progressed(by=by, at=at, run=run, done=done, total=total)
    yield done, total, dict(counts)
    for start in range(0, len(todo), HANDFUL):
        some = todo[start : start + HANDFUL]
        counts += _take_or_one_by_one(some, by, at, failed)
        done += len(some)
        progressed(by=by, at=at, run=run, done=done, total=total)
        yield done, total, dict(counts)


def _take_or_one_by_one(
    some: list[Entry], by: Actor, at: dt.datetime, failed: list[tuple[str, str]]
) -> Counter[str]:
    try:
        with transaction.atomic():
            return _take(some, by, at)
    except (DatabaseError, Invalid, ValueError) as trouble:
        if len(some) > 1:
            return sum((_take_or_one_by_one([e], by, at, failed) for e in some), Counter())
        logger.warning("a row of the list could not be kept: %s", type(trouble).__name__)
        failed.append((str(some[0].row), str(trouble)))
        return Counter(rows_failed=1)


def _take(some: list[Entry], by: Actor, at: dt.datetime) -> Counter[str]:
    fresh = [e for e in some if e.person is None]
    made = people.take_in(by=by, at=at, scheme=SCHEME, people=[_person(e.facts) for e in fresh])
    for entry in some:
        if entry.person is None:
            entry.person = made[entry.facts["key"]]
            _lives(entry, by, at)
        else:
            people.note_outside_id(by=by, at=at, person=entry.person, scheme=SCHEME, value=entry.facts["key"])
    opened = cases.take_over(by=by, at=at, new=[_case(e, by, at) for e in some])
    return Counter(people_created=len(fresh), cases_created=len(opened))


def _person(facts: dict[str, Any]) -> people.NewPerson:
    names = ("given_name", "family_name", "called", "born_on", "sex", "phone", "email")
    return people.NewPerson(number=facts["key"], **{name: facts[name] for name in names})


def _lives(entry: Entry, by: Actor, at: dt.datetime) -> None:
    where = {name: entry.facts[name] for name in ("street", "postcode", "city")}
    if any(where.values()):
        people.lives_at(by=by, at=at, person=entry.person, since=by.day(at), **where)


def _case(entry: Entry, by: Actor, at: dt.datetime) -> cases.NewCase:
    facts = entry.facts
    opened = facts["opened_on"]
    began = dt.datetime.combine(opened, dt.time(12), tzinfo=dt.UTC) if opened else at
    return cases.NewCase(
        child=entry.person, reference=facts["reference"] or _reference(facts), competence=sorted(by.competences)[0],
        opened_at=began, standing=cases.Standing(facts["place"], opened or by.day(at)), worker=facts["account"],
        next_on=facts["next_on"], next_what=facts["next_what"],
    )  # fmt: skip


def _reference(facts: dict[str, Any]) -> str:
    return f"L {facts['key'].removeprefix('~')}"[:40]
