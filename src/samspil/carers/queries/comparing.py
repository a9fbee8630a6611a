"""Frozen facts of many families for comparison: a fixed number of queries, however many families there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import (
    Approval,
    Break,
    FamilyFact,
    FosterFamily,
    Learning,
    Member,
    Offer,
    Suspension,
)
from samspil.carers.queries.checks import Shown, expired, key, shown, unshown
from samspil.carers.terms import (
    ApprovedRange,
    BreakFact,
    Fact,
    FamilyFacts,
    Free,
    LearntFact,
    MemberFact,
    OfferFact,
    Status,
    WhyNot,
)
from samspil.ground.periods import covers, running
from samspil.rules import service as rules
from samspil.rules.terms import Table

Taken = Mapping[UUID, Mapping[str, Collection[UUID]]]
Counts = Callable[..., Taken]
_counts: list[Counts] = []


def occupied_by(count: Counts) -> Counts:
    """A room above says who holds a place: `count(families, at=) -> {family: {kind: children}}`, in fixed queries."""
    _counts.append(count)
    return count


def _taken(families: Any, at: dt.datetime) -> dict[UUID, dict[str, list[UUID]]]:
    found: dict[UUID, dict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for count in _counts:
        for family, kinds in count(families, at=at).items():
            for kind, children in kinds.items():
                found[family][kind].extend(children)
    return found


def facts_of(families: Iterable[UUID] | None = None, *, for_: Actor, at: dt.datetime) -> list[FamilyFacts]:
    """All that matching may know of these families (without `families`: of all approved ones that the actor sees).

    Ten queries and what rooms above ask for places taken, whatever the number of families; sorted by name, then id.
    """
    rows = policy.visible(for_)
    rows = rows.filter(status=Status.APPROVED) if families is None else rows.filter(pk__in=list(families))
    on = for_.day(at)
    asked = rules.in_force(Table.FOSTER, country=for_.country, institution=for_.institution, on=on)
    return _facts(rows, asked, on=on, at=at)


def free_places(
    families: Iterable[UUID] | None = None, *, for_: Actor, at: dt.datetime
) -> dict[UUID, tuple[Free, ...]]:
    """Places by kind: what is approved and open, what is taken, what remains."""
    return {one.id: one.free for one in facts_of(families, for_=for_, at=at)}


def _by_family(rows: QuerySet[Any], shape: Callable[..., Any], *columns: str) -> dict[str, list[Any]]:
    """Plain rows by the key of the family, not records: of many thousands, making the records would take longer than reading them."""
    found: dict[str, list[Any]] = defaultdict(list)
    for family, *told in rows.values_list(key("family_id"), *columns).iterator(chunk_size=5000):
        found[family].append(shape(*told))
    return found


@dataclass(slots=True)
class _Known:
    """What many families' rows say, by the key of the family."""

    members: dict[str, list[tuple[str, Any]]]
    approvals: dict[str, list[Any]]
    offers: dict[str, list[Any]]
    facts: dict[str, list[Any]]
    learnt: dict[str, list[Any]]
    breaks: dict[str, list[Any]]
    suspended: set[str]
    newest: Shown
    lapsed: set[str]
    taken: dict[UUID, dict[str, list[UUID]]]


def _known(within: dict[str, Any], asked: list[Any], on: dt.date, at: dt.datetime) -> _Known:
    now = Q(until=None) | Q(until__gt=on)
    newest = shown(within["family__in"], on=on)
    return _Known(
        members=_by_family(
            Member.objects.filter(running(on), **within).order_by("role", "born_on", "id"),
            lambda own, *told: (own, MemberFact(*told)), key("id"), "id", "role", "born_on", "person_id",
        ),
        approvals=_by_family(
            Approval.objects.filter(**within).order_by("since", "id"), ApprovedRange,
            "id", "kind", "age_from", "age_before", "places", "since", "until", "conditions", "child_id",
        ),
        offers=_by_family(
            Offer.objects.filter(since__lte=on, **within).order_by("since", "noted_on", "id"), OfferFact,
            "kind", "places", "since", "source", "noted_on",
        ),
        facts=_by_family(
            FamilyFact.objects.filter(now, **within).order_by("-noted_on", "id"), Fact,
            "topic", "stance", "detail", "low", "high", "text", "source", "noted_on",
        ),
        learnt=_by_family(
            Learning.objects.filter(**within).order_by("-done_on", "id"), LearntFact, "title", "topic", "done_on"
        ),
        breaks=_by_family(
            Break.objects.filter(now, **within).order_by("since", "id"), BreakFact, "since", "until"
        ),
        suspended={own for (own,) in Suspension.objects.filter(running(on), **within).values_list(key("family_id"))},
        newest=newest, lapsed=expired(newest, asked, on=on),
        taken=_taken(within["family__in"], at) if _counts else {},
    )  # fmt: skip


COLUMNS = (
    "id", "institution_id", "name", "kind", "status", "area", "postcode", "latitude", "longitude", "protected",
    "consultant_id", "consultant__name", "last_heard_on",
)  # fmt: skip


def _facts(
    families: QuerySet[FosterFamily], asked: list[Any], *, on: dt.date, at: dt.datetime
) -> list[FamilyFacts]:
    known = _known({"family__in": families.values("pk")}, asked, on, at)
    rows = families.order_by("name", "id").values_list(key("id"), *COLUMNS)
    return [_one(known, own, told, asked, on) for own, *told in rows.iterator(chunk_size=5000)]


def _one(known: _Known, own: str, told: list[Any], asked: list[Any], on: dt.date) -> FamilyFacts:
    (id, institution, name, kind, status, area, postcode, latitude, longitude, protected,
     consultant, consultant_name, heard) = told  # fmt: skip
    approved, open_ = tuple(known.approvals.get(own, ())), _newest(known.offers.get(own, ()))
    free, kept = _free(approved, open_, known.taken.get(id, {}), on)
    room = any(one.free for one in free) or bool(kept)
    away, people = tuple(known.breaks.get(own, ())), known.members.get(own, ())
    return FamilyFacts(
        id=id, institution=institution, name=name, kind=kind, status=status, area=area, postcode=postcode,
        point=None if latitude is None or longitude is None else (latitude, longitude), protected=protected,
        consultant=consultant, consultant_name=consultant_name or "", last_heard_on=heard,
        waiting_since=_waiting_since(approved, free, on), members=tuple([m for _key, m in people]),
        approvals=approved, offers=open_, facts=tuple(known.facts.get(own, ())), learnt=tuple(known.learnt.get(own, ())),
        breaks=away, free=free, kept=kept, unshown=unshown(own, people, asked, known.newest, on=on),
        why_not=_why_not(status, approved, room, away, own in known.suspended, own in known.lapsed, on),
    )  # fmt: skip


def _why_not(
    status: str,
    approved: tuple[ApprovedRange, ...],
    room: bool,
    away: tuple[BreakFact, ...],
    suspended: bool,
    lapsed: bool,
    on: dt.date,
) -> tuple[str, ...]:
    running_ = [a for a in approved if covers(a.since, a.until, on)]
    said = {
        WhyNot.NOT_APPROVED: status != Status.APPROVED or not approved,
        WhyNot.APPROVAL_ENDED: status == Status.APPROVED and bool(approved) and not running_,
        WhyNot.CHECK_EXPIRED: lapsed,
        WhyNot.BREAK: any(covers(b.since, b.until, on) for b in away),
        WhyNot.SUSPENDED: suspended,
        WhyNot.FULL: bool(running_) and not room,
    }
    return tuple(str(code) for code, so in said.items() if so)


def _free(
    approved: tuple[ApprovedRange, ...],
    offers: tuple[OfferFact, ...],
    taken: Mapping[str, Collection[UUID]],
    on: dt.date,
) -> tuple[tuple[Free, ...], tuple[ApprovedRange, ...]]:
    """Of a kind count the fewer of what is approved and what the family has open; nothing said: as approved.

    A place for one child alone is no place for others: it is kept until that child takes it.
    """
    may: dict[str, int] = defaultdict(int)
    alone: dict[str, dict[UUID, ApprovedRange]] = {}
    for one in approved:
        if covers(one.since, one.until, on):
            if one.child is None:
                may[one.kind] += one.places
            else:
                alone.setdefault(one.kind, {})[one.child] = one
    open_ = {one.kind: one.places for one in offers}
    if not alone:  # as almost everywhere
        free = (
            Free(kind, min(n, open_.get(kind, n)), len(taken.get(kind, ())))
            for kind, n in sorted(may.items())
        )
        return tuple(free), ()
    return _with_kept(may, alone, open_, taken)


def _with_kept(
    may: Mapping[str, int],
    alone: Mapping[str, Mapping[UUID, ApprovedRange]],
    open_: Mapping[str, int],
    taken: Mapping[str, Collection[UUID]],
) -> tuple[tuple[Free, ...], tuple[ApprovedRange, ...]]:
    free, kept = [], []
    for kind in sorted({*may, *alone}):
        named, there = alone.get(kind, {}), taken.get(kind, ())
        own = sum(child in named for child in there)
        left = open_.get(kind, len(there) + may.get(kind, 0) + len(named)) - len(there)
        if kind in may:
            free.append(Free(kind, max(0, min(may[kind], len(there) + left - own)), len(there) - own))
        if left > 0:
            kept += [one for child, one in named.items() if child not in there]
    return tuple(free), tuple(kept)


def _waiting_since(
    approved: tuple[ApprovedRange, ...], free: tuple[Free, ...], on: dt.date
) -> dt.date | None:
    """A family with a free place and nobody placed waits since its approval; who had a child waits by another room's word."""
    running_ = [a.since for a in approved if covers(a.since, a.until, on)]
    return (
        min(running_) if running_ and any(f.free for f in free) and not any(f.taken for f in free) else None
    )


def _newest(offers: Iterable[OfferFact]) -> tuple[OfferFact, ...]:
    newest = {one.kind: one for one in offers}
    return tuple(newest[kind] for kind in sorted(newest))
