"""Taking a statutory return over: a dry look first, then children in handfuls, each handful in one transaction.

A child is never half here: a handful is kept whole or not at all, and where one child spoils it, the others of the
handful are taken one by one. What was taken is remembered by a fingerprint, so a second run passes over it.
"""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import DatabaseError, transaction

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.exchange import queries
from samspil.exchange.bridge import Child, Reading, said
from samspil.exchange.models import ReturnedChild, Run
from samspil.exchange.operations.keeping import keep_adrift, keep_rows
from samspil.exchange.operations.runs import progressed
from samspil.exchange.queries import Foreseen
from samspil.exchange.terms import SCHEME_OF, Kind
from samspil.fostering import service as fostering
from samspil.ground.errors import Invalid
from samspil.institutions.terms import Competence
from samspil.people import service as people
from samspil.trail import service as trail

HANDFUL = 100
SCHEME = SCHEME_OF[Kind.RETURN]
logger = logging.getLogger("samspil.exchange")


def foresee_return(reading: Reading, *, for_: Actor, at: dt.datetime) -> Foreseen:
    """What `accept_return` would do. Nothing is written."""
    require(for_, Word.EXCHANGE)
    before = queries.fingerprints(for_=for_)
    children = reading.children.values()
    fresh = [c for c in children if c.number not in before]
    changed = [c for c in children if before.get(c.number, c.fingerprint) != c.fingerprint]
    counts: Counter[str] = Counter(children_created=len(fresh), children_changed=len(changed))
    counts["children_unchanged"] = len(children) - len(fresh) - len(changed)
    for child in fresh:
        counts["rows_created"] += _size(child)
        counts["rows_kept"] += len(child.kept)
    for some in _handfuls(changed):
        known = queries.known([c.number for c in some], for_=for_)
        histories = [_history(c, known[c.number].case) for c in some]
        for found in fostering.compare(histories, for_=for_, at=at, said=said).values():
            counts += _rows(found)
    return Foreseen(dict(counts), tuple(c.number for c in fresh), tuple(c.number for c in changed))


def accept_return(
    *, by: Actor, at: dt.datetime, run: Run, reading: Reading, failed: list[tuple[str, str]]
) -> Iterator[tuple[int, int, dict[str, int]]]:
    """Take the return over. Yields (done, total, counts) after each handful; children that cannot be kept go to `failed`."""
    require(by, Word.EXCHANGE)
    if Competence.STATUTORY not in by.competences:
        raise Invalid({"institution": f"{by.institution_name} does not hold statutory child protection."})
    before = queries.fingerprints(for_=by)
    todo = [c for c in reading.children.values() if before.get(c.number) != c.fingerprint]
    total = len(reading.children)
    counts: Counter[str] = Counter(children_unchanged=total - len(todo))
    with transaction.atomic():
        progressed(by=by, at=at, run=run, done=counts["children_unchanged"], total=total)
        keep_adrift(by=by, at=at, rows=reading.adrift)
    yield counts["children_unchanged"], total, dict(counts)
    for some in _handfuls(todo):
        counts += _take_or_one_by_one(some, by, at, run, counts, failed)
        yield sum(counts[n] for n in _CHILDREN), total, dict(counts)


_CHILDREN = ("children_created", "children_changed", "children_unchanged", "children_failed")


def _take_or_one_by_one(
    some: list[Child],
    by: Actor,
    at: dt.datetime,
    run: Run,
    counts: Counter[str],
    failed: list[tuple[str, str]],
) -> Counter[str]:
    done = sum(counts[n] for n in _CHILDREN) + len(some)
    try:
        with transaction.atomic():
            found = _take(some, by, at)
            progressed(by=by, at=at, run=run, done=done, total=run.total)
        return found
    except (DatabaseError, Invalid, ValueError) as trouble:
        if len(some) > 1:
            together: Counter[str] = Counter()
            for child in some:
                together += _take_or_one_by_one([child], by, at, run, counts + together, failed)
            return together
        logger.warning("a child of the return could not be kept: %s", type(trouble).__name__)
        failed.append((some[0].number, str(trouble)))
        return Counter(children_failed=1)


def _take(some: list[Child], by: Actor, at: dt.datetime) -> Counter[str]:
    known = queries.known([c.number for c in some], for_=by)
    fresh = [c for c in some if c.number not in known]
    homes = _new_cases(fresh, by, at)
    for child in some:
        if child.number in known:
            _follow(child, known[child.number], by, at)
            homes[child.number] = known[child.number].case
    rows = fostering.take_over(
        by=by, at=at, histories_=[_history(c, homes[c.number]) for c in some], said=said
    )
    kept = keep_rows(by=by, at=at, rows={homes[c.number]: c.kept for c in some})
    counts: Counter[str] = Counter(children_created=len(fresh), children_changed=len(some) - len(fresh))
    for found in rows.values():
        counts += _rows(found)
    counts["rows_kept"] += kept
    return counts


def _new_cases(fresh: list[Child], by: Actor, at: dt.datetime) -> dict[str, Any]:
    """Person and case of every child who is new to the return. Whoever is known here under the number already stays."""
    here = people.by_outside_ids(SCHEME, [c.number for c in fresh], for_=by)
    persons: dict[str, Any] = {}
    if here:
        found = people.several(here.values(), for_=by)
        persons = {number: found[pk] for number, pk in here.items() if pk in found}
    persons |= people.take_in(
        by=by, at=at, scheme=SCHEME, people=[_person(c) for c in fresh if c.number not in persons]
    )
    old = cases.of_children([p.pk for p in persons.values()], for_=by, at=at) if here else {}
    new = [c for c in fresh if persons[c.number].pk not in old]
    made = cases.take_over(by=by, at=at, new=[_case(c, persons[c.number], by, at) for c in new])
    homes = {c.number: case for c, case in zip(new, made, strict=True)}
    homes |= {c.number: old[persons[c.number].pk] for c in fresh if c.number not in homes}
    ReturnedChild.objects.bulk_create(
        [
            ReturnedChild(
                institution_id=by.institution, number=c.number, person=persons[c.number], case=homes[c.number],
                fingerprint=c.fingerprint, said=_said_of(c),
            )
            for c in fresh
        ],
        batch_size=500,
    )  # fmt: skip
    return homes


def _follow(child: Child, before: ReturnedChild, by: Actor, at: dt.datetime) -> None:
    """A known child of whom the return now says something else. What it says as before stays as people left it here."""
    says, said_before = _said_of(child), before.said
    facts = {n: getattr(child, n) for n in ("sex", "born_on", "died_on") if says[n] != said_before.get(n)}
    if facts:
        people.set_right(by=by, at=at, person=before.person, **facts)
    standing = ("place", "place_since", "ended_on", "ended_because")
    if any(says[n] != said_before.get(n) for n in standing):
        cases.follow(by=by, at=at, case=before.case, standing=_standing(child, by, at))
    before.fingerprint, before.said = child.fingerprint, says
    before.save(update_fields=["fingerprint", "said"])
    trail.record(
        by=by, at=at, act="exchange.follow", record_kind="case", record=before.case_id, case=before.case_id
    )


def _said_of(child: Child) -> dict[str, Any]:
    names = ("sex", "born_on", "died_on", "place", "place_since", "ended_on", "ended_because")
    told = {n: getattr(child, n) for n in names}
    return {n: v.isoformat() if isinstance(v, dt.date) else v for n, v in told.items()}


def _person(child: Child) -> people.NewPerson:
    return people.NewPerson(number=child.number, sex=child.sex, born_on=child.born_on, died_on=child.died_on)


def _case(child: Child, person: Any, by: Actor, at: dt.datetime) -> cases.NewCase:
    return cases.NewCase(
        child=person,
        reference=f"SSDA903 {child.number}",
        competence=str(Competence.STATUTORY),
        opened_at=_noon(child.began_on, at),
        standing=_standing(child, by, at),
    )


def _standing(child: Child, by: Actor, at: dt.datetime) -> cases.Standing:
    closed = _noon(child.ended_on, at) if child.ended_on else None
    return cases.Standing(child.place, child.place_since or by.day(at), closed, child.ended_because)


def _noon(day: dt.date | None, at: dt.datetime) -> dt.datetime:
    """A return knows days, not hours; a day still to come counts as now."""
    return min(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC), at) if day else at


def _history(child: Child, case: Any) -> fostering.NewHistory:
    return fostering.NewHistory(case, child.placements, child.reviews, child.absences)


def _rows(found: fostering.Compared) -> Counter[str]:
    return Counter(
        rows_created=found.fresh, rows_changed=found.changed, rows_unchanged=found.same,
        rows_no_longer_returned=found.gone,
    )  # fmt: skip


def _size(child: Child) -> int:
    return len(child.placements) + len(child.reviews) + len(child.absences)


def _handfuls(children: list[Child]) -> Iterator[list[Child]]:
    rest = iter(children)
    while some := list(islice(rest, HANDFUL)):
        yield some
