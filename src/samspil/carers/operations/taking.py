"""Families that were approved before: taken over from a list or an older system, many at once."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from samspil.access.service import Actor, Word, require
from samspil.carers import policy
from samspil.carers.models import Approval, Check, FamilyFact, FosterFamily, Guide, Learning, Member, Offer
from samspil.carers.operations.ending import months_later
from samspil.carers.terms import Kind, Source, Status
from samspil.rules import service as rules
from samspil.rules.terms import Table
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class NewMember:
    role: str
    given_name: str
    family_name: str = ""
    born_on: dt.date | None = None
    relation: str = ""
    phone: str = ""
    email: str = ""
    account: UUID | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewApproval:
    kind: str
    places: int
    since: dt.date
    until: dt.date | None = None
    age_from: int = 0
    age_before: int = 18
    conditions: str = ""
    child: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewOffer:
    kind: str
    places: int
    since: dt.date


@dataclass(frozen=True, slots=True)
class NewFact:
    topic: str
    stance: str
    detail: str = ""
    low: int | None = None
    high: int | None = None
    text: str = ""
    source: str = Source.LIST
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NewLearning:
    title: str
    on: dt.date
    topic: str = ""


@dataclass(frozen=True, slots=True)
class NewCheck:
    """What the law asks and was shown before. `of`: by whom, counted in `members` from 0; None: the family as a whole.
    Without `until` it ends by the country's rule, as if it were shown here."""

    check: str
    evidence: str
    shown_on: dt.date
    until: dt.date | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class NewFamily:
    """A family as a list or an older system knows it; whatever is empty stays unknown."""

    name: str
    number: str = ""
    kind: str = Kind.GENERAL
    status: str = Status.APPROVED
    known_since: dt.date | None = None
    area: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    point: tuple[float, float] | None = None
    protected: bool = False
    phone: str = ""
    email: str = ""
    language: str = ""
    home: str = ""
    consultant: UUID | None = None
    last_heard_on: dt.date | None = None
    members: Sequence[NewMember] = ()
    approvals: Sequence[NewApproval] = ()
    offers: Sequence[NewOffer] = ()
    facts: Sequence[NewFact] = ()
    learnt: Sequence[NewLearning] = ()
    checks: Sequence[NewCheck] = ()


@transaction.atomic
def take_over(*, by: Actor, at: dt.datetime, families: Iterable[NewFamily]) -> list[FosterFamily]:
    """Make these families known here, with what is known of them. One entry in the trail for all; few queries."""
    require(by, Word.EXCHANGE)
    require(by, Word.CARERS_WRITE)
    today = by.day(at)
    pairs = [(said, _family(said, by, today)) for said in families]
    FosterFamily.objects.bulk_create([row for _said, row in pairs], batch_size=500)
    people = [member_rows(said, f) for said, f in pairs]
    asked = asked_of_families(by, today) if any(said.checks for said, _f in pairs) else {}
    tables: tuple[tuple[Any, list[Any]], ...] = (
        (Member, [r for those in people for r in those]),
        (Approval, [r for said, f in pairs for r in approval_rows(said, f)]),
        (Offer, [r for said, f in pairs for r in offer_rows(said, f, by, today)]),
        (FamilyFact, [r for said, f in pairs for r in fact_rows(said, f, by)]),
        (Learning, [r for said, f in pairs for r in _learnt(said, f)]),
        (
            Check,
            [
                r
                for (said, f), those in zip(pairs, people, strict=True)
                for r in check_rows(said, f, those, asked, by)
            ],
        ),
        (
            Guide,
            [Guide(family=f, account_id=f.consultant_id, since=today) for _s, f in pairs if f.consultant_id],
        ),
    )
    for kind, rows in tables:
        kind.objects.bulk_create(rows, batch_size=500)
    made = [row for _said, row in pairs]
    trail.record(
        by=by, at=at, act="carers.take_over", record_kind="foster_family", details={"families": len(made)}
    )
    return made


@transaction.atomic
def note_numbers(*, by: Actor, at: dt.datetime, numbers: Mapping[UUID, str]) -> int:
    """Under which number a list knows families that are here already and have none yet. How many were noted."""
    require(by, Word.EXCHANGE)
    require(by, Word.CARERS_WRITE)
    rows = list(policy.visible(by).filter(pk__in=numbers, number=""))
    for row in rows:
        row.number = numbers[row.pk]
    if rows:
        FosterFamily.objects.bulk_update(rows, ["number"], batch_size=500)
        trail.record(
            by=by,
            at=at,
            act="carers.note_numbers",
            record_kind="foster_family",
            details={"families": len(rows)},
        )
    return len(rows)


def _family(said: NewFamily, by: Actor, today: dt.date) -> FosterFamily:
    latitude, longitude = said.point or (None, None)
    return FosterFamily(
        institution_id=by.institution, name=said.name, number=said.number, kind=said.kind, status=said.status, area=said.area,
        street=said.street, postcode=said.postcode, city=said.city, latitude=latitude, longitude=longitude,
        protected=said.protected, phone=said.phone, email=said.email, language=said.language, home=said.home,
        consultant_id=said.consultant, last_heard_on=said.last_heard_on, known_since=said.known_since or today,
    )  # fmt: skip


def member_rows(said: NewFamily, family: FosterFamily) -> list[Member]:
    return [
        Member(
            family=family, role=m.role, given_name=m.given_name, family_name=m.family_name, born_on=m.born_on,
            relation=m.relation, phone=m.phone, email=m.email, account_id=m.account, person_id=m.person,
            since=family.known_since,
        )
        for m in said.members
    ]  # fmt: skip


def approval_rows(said: NewFamily, family: FosterFamily) -> list[Approval]:
    return [
        Approval(
            family=family, kind=a.kind, places=a.places, since=a.since, until=a.until, age_from=a.age_from,
            age_before=a.age_before, conditions=a.conditions, child_id=a.child,
        )
        for a in said.approvals
    ]  # fmt: skip


def offer_rows(said: NewFamily, family: FosterFamily, by: Actor, today: dt.date) -> list[Offer]:
    return [
        Offer(
            family=family, kind=o.kind, places=o.places, since=o.since, source=Source.LIST, noted_on=today,
            noted_by_id=by.account,
        )
        for o in said.offers
    ]  # fmt: skip


def fact_rows(said: NewFamily, family: FosterFamily, by: Actor) -> list[FamilyFact]:
    return [
        FamilyFact(
            family=family, topic=f.topic, stance=f.stance, detail=f.detail, low=f.low, high=f.high, text=f.text,
            source=f.source, noted_on=f.on, noted_by_id=by.account,
        )
        for f in said.facts
    ]  # fmt: skip


def _learnt(said: NewFamily, family: FosterFamily) -> list[Learning]:
    return [
        Learning(family=family, title=x.title, topic=x.topic, done_on=x.on, source=Source.LIST)
        for x in said.learnt
    ]


def asked_of_families(by: Actor, today: dt.date) -> dict[str, Any]:
    rows = rules.in_force(Table.FOSTER, country=by.country, institution=by.institution, on=today)
    return {row.check: row for row in rows}


def check_rows(
    said: NewFamily,
    family: FosterFamily,
    people: Sequence[Member | None],
    asked: dict[str, Any],
    by: Actor,
) -> list[Check]:
    """What was shown by who is not among `people` (None) is left out."""
    made = []
    for c in said.checks:
        if c.of is not None and people[c.of] is None:
            continue
        rule = asked.get(c.check)
        until = c.until or (months_later(c.shown_on, rule.months) if rule and rule.months else None)
        made.append(
            Check(
                family=family, check_kind=c.check, member=None if c.of is None else people[c.of], evidence=c.evidence,
                shown_on=c.shown_on, until=until, rule=rule.rule if rule else None, noted_by_id=by.account,
            )
        )  # fmt: skip
    return made
