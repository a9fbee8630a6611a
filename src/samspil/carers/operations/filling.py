"""A list says more of families that are here already: what nobody knows yet is filled in, what somebody wrote here stays."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from samspil.access.service import Actor, Word, require
from samspil.carers import policy
from samspil.carers.models import Approval, Check, FamilyFact, FosterFamily, Guide, Member, Offer
from samspil.carers.operations.knowing import tell_moved_in
from samspil.carers.operations.taking import (
    NewFamily,
    approval_rows,
    asked_of_families,
    check_rows,
    fact_rows,
    member_rows,
    offer_rows,
)
from samspil.carers.terms import MemberRole, Status
from samspil.trail import service as trail

PLAIN = ("area", "street", "postcode", "city", "phone", "email", "language", "home")
OF_MEMBER = ("born_on", "phone", "email")
OVER = (Status.DECLINED, Status.ENDED)


@dataclass
class Gap:
    """What a list fills of one family: fields of it, fields of who lives there, and new rows."""

    family: FosterFamily
    fields: dict[str, Any] = field(default_factory=dict)
    changed: list[Member] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.fields or self.changed or self.members or self.rows)


@dataclass
class _There:
    """What is known of the families already, by family."""

    members: dict[UUID, list[Member]]
    approved: set[UUID]
    offered: set[tuple[UUID, str]]
    told: set[tuple[UUID, str, str]]
    shown: set[tuple[UUID, str, UUID | None]]


def gaps(said: Mapping[UUID, NewFamily], *, for_: Actor, at: dt.datetime) -> list[Gap]:
    """Which of these families a list says more of than is known here. Nothing is written; six queries."""
    if not said:
        return []
    rows = policy.visible(for_).filter(pk__in=list(said)).exclude(status__in=OVER).order_by("id")
    families, there = list(rows), _there(list(said), for_.day(at))
    asked = asked_of_families(for_, for_.day(at)) if any(one.checks for one in said.values()) else {}
    found = [_gap(one, said[one.pk], there, asked, for_, for_.day(at)) for one in families]
    return [gap for gap in found if gap]


@transaction.atomic
def fill_gaps(*, by: Actor, at: dt.datetime, said: Mapping[UUID, NewFamily]) -> int:
    """Fill them in. Who lives in a family from now on is told to rooms above, as if a colleague had written it. How many families."""
    require(by, Word.EXCHANGE)
    require(by, Word.CARERS_WRITE)
    found = gaps(said, for_=by, at=at)
    for gap in found:
        if gap.fields:
            FosterFamily.objects.filter(pk=gap.family.pk).update(**gap.fields)
        for member in gap.changed:
            member.save(update_fields=OF_MEMBER)
    news = [member for gap in found for member in gap.members]
    Member.objects.bulk_create(news)
    for model in (Approval, Offer, FamilyFact, Check, Guide):
        model.objects.bulk_create([row for gap in found for row in gap.rows if isinstance(row, model)])
    for member in news:
        tell_moved_in(by, at, member)
    if found:
        told = {"families": len(found)}
        trail.record(by=by, at=at, act="carers.fill_gaps", record_kind="foster_family", details=told)
    return len(found)


def _there(ids: list[UUID], on: dt.date) -> _There:
    members: dict[UUID, list[Member]] = defaultdict(list)
    for member in Member.objects.filter(family__in=ids, until=None).order_by("role", "id"):
        members[member.family_id].append(member)
    of = {"family__in": ids}
    return _There(
        members,
        set(Approval.objects.filter(**of).values_list("family_id", flat=True)),
        set(Offer.objects.filter(**of).values_list("family_id", "kind")),
        set(FamilyFact.objects.filter(**of).values_list("family_id", "topic", "detail")),
        set(Check.objects.filter(**of).values_list("family_id", "check_kind", "member_id")),
    )


def _gap(
    family: FosterFamily, said: NewFamily, there: _There, asked: dict[str, Any], by: Actor, today: dt.date
) -> Gap:
    gap = Gap(family, _fields(family, said))
    people = _people(gap, said, there.members[family.pk])
    if family.status == Status.APPROVED and family.pk not in there.approved:
        gap.rows += approval_rows(said, family)
    gap.rows += [o for o in offer_rows(said, family, by, today) if (family.pk, o.kind) not in there.offered]
    facts = fact_rows(said, family, by)
    gap.rows += [f for f in facts if (family.pk, f.topic, f.detail) not in there.told]
    checks = check_rows(said, family, people, asked, by)
    gap.rows += [c for c in checks if (family.pk, c.check_kind, c.member_id) not in there.shown]
    if "consultant_id" in gap.fields:
        gap.rows.append(Guide(family=family, account_id=said.consultant, since=today))
    return gap


def _fields(family: FosterFamily, said: NewFamily) -> dict[str, Any]:
    """An address that a list says is secret is secret from now on; one that is secret here stays so."""
    found = {name: getattr(said, name) for name in PLAIN if getattr(said, name) and not getattr(family, name)}
    if said.protected and not family.protected:
        found["protected"] = True
    if said.consultant and family.consultant_id is None:
        found["consultant_id"] = said.consultant
    if said.last_heard_on and family.last_heard_on is None:
        found["last_heard_on"] = said.last_heard_on
    return found


def _people(gap: Gap, said: NewFamily, living: list[Member]) -> list[Member | None]:
    """The family's own member for each that the list names: known by name. Carers come new only where no carer is known."""
    named = {_name(m): m for m in living}
    nobody = not any(m.role == MemberRole.CARER for m in living)
    found: list[Member | None] = []
    for new in member_rows(said, gap.family):
        known = named.get(_name(new))
        if known is None and nobody and new.role == MemberRole.CARER:
            gap.members.append(new)
            known = new
        elif known is not None and _completed(known, new):
            gap.changed.append(known)
        found.append(known)
    return found


def _name(member: Member) -> str:
    return member.name.casefold().strip()


def _completed(known: Member, new: Member) -> bool:
    empty = [name for name in OF_MEMBER if getattr(new, name) and not getattr(known, name)]
    for name in empty:
        setattr(known, name, getattr(new, name))
    return bool(empty)
