"""Reads of families, always for somebody."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import (
    Approval,
    Break,
    FamilyFact,
    FosterFamily,
    Guide,
    Key,
    Learning,
    Member,
    Offer,
    Suspension,
)
from samspil.carers.terms import Status
from samspil.ground import paging
from samspil.ground.errors import NotFound
from samspil.ground.periods import running as in_force


def get(id: UUID, *, for_: Actor) -> FosterFamily:
    found = policy.visible(for_).select_related("consultant", "institution").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def hold(id: UUID, *, for_: Actor) -> FosterFamily:
    """The family, held until the transaction ends, so that the last place is not given twice. Only in a transaction."""
    found = policy.visible(for_).select_for_update(of=("self",)).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def unlinked(families: Iterable[UUID] | None = None, *, for_: Actor, at: dt.datetime) -> list[Member]:
    """Who lives in families now and is known by no person of their own, with name and birthday. One query."""
    rows = Member.objects.filter(
        in_force(for_.day(at)), person=None, family__in=policy.visible(for_).values("pk")
    )
    rows = rows if families is None else rows.filter(family__in=list(families))
    return list(
        rows.only("id", "family_id", "given_name", "family_name", "born_on", "role").order_by("role", "id")
    )


def members_known_as(people: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> list[Member]:
    """Who lives in a family now and is one of these people. One query."""
    rows = Member.objects.filter(in_force(for_.day(at)), person__in=list(people))
    return list(rows.filter(family__in=policy.visible(for_).values("pk")).order_by("id"))


def of_account(*, for_: Actor, at: dt.datetime) -> FosterFamily | None:
    """The family in which the actor is a carer with a sign-in of their own."""
    rows = policy.own(for_, on=for_.day(at)).select_related("consultant", "institution")
    return rows.order_by("known_since", "id").first()


def named(words: str, *, for_: Actor, limit: int = 30) -> list[FosterFamily]:
    """Families in whose name the words stand, that foster or are on the way to it. One query."""
    rows = (
        policy.visible(for_)
        .filter(name__icontains=words.strip())
        .exclude(status__in=[Status.DECLINED, Status.ENDED])
    )
    return list(rows.order_by("name", "id")[:limit])


def families(
    *,
    for_: Actor,
    status: str = "",
    kind: str = "",
    mine: bool = False,
    after: UUID | None = None,
    before: UUID | None = None,
    size: int = 50,
) -> paging.Page[FosterFamily]:
    """A screenful of families by name. Two queries at most."""
    rows: QuerySet[FosterFamily] = policy.visible(for_).select_related("consultant")
    if status:
        rows = rows.filter(status=status)
    if kind:
        rows = rows.filter(kind=kind)
    if mine:
        rows = rows.filter(consultant_id=for_.account)
    return paging.page(rows, by=("name", "id"), size=size, after=after, before=before)


@dataclass(frozen=True, slots=True)
class Brief:
    """By what a family of a list is known again."""

    id: UUID
    name: str
    number: str
    postcode: str
    phone: str
    email: str


def brief(*, for_: Actor) -> list[Brief]:
    """Every family the actor sees, by what a list would say of it. One query."""
    rows = policy.visible(for_).order_by("name", "id")
    return [Brief(*said) for said in rows.values_list("id", "name", "number", "postcode", "phone", "email")]


def row_of(kind: type[Any], id: UUID, *, for_: Actor) -> Any:
    """One row about a family (a member, a fact, a break ...), if the family is seen."""
    found = kind.objects.filter(pk=id, family__in=policy.visible(for_)).select_related("family").first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Page:
    """All that the family's page shows, without what is said against them (that is told to named people alone)."""

    family: FosterFamily
    members: list[Member]
    approvals: list[Approval]
    offers: list[Offer]
    facts: list[FamilyFact]
    learnt: list[Learning]
    breaks: list[Break]
    guides: list[Guide]
    suspended: bool
    invited: frozenset[UUID]
    """Carers who hold an invitation to sign in that still opens."""

    @property
    def carers(self) -> list[Member]:
        return [m for m in self.members if m.role == "carer"]


def family_page(family: FosterFamily, *, for_: Actor, at: dt.datetime) -> Page:
    """The page of a family that the actor sees: nine queries."""
    on = for_.day(at)
    if not policy.can(for_, "read", family) and not policy.is_own(for_, family, on=on):
        raise NotFound
    rows = {"family": family}
    newest: dict[str, Offer] = {}
    for offer in Offer.objects.filter(**rows, since__lte=on).order_by("since", "noted_on", "id"):
        newest[offer.kind] = offer
    return Page(
        family=family,
        members=list(Member.objects.filter(in_force(on), **rows).order_by("role", "born_on", "id")),
        approvals=list(Approval.objects.filter(**rows).select_related("child").order_by("-since", "id")),
        offers=list(newest.values()),
        facts=list(
            FamilyFact.objects.filter(until=None, **rows).order_by("topic", "stance", "-noted_on", "id")
        ),
        learnt=list(Learning.objects.filter(**rows).select_related("member").order_by("-done_on", "id")),
        breaks=list(Break.objects.filter(**rows).order_by("-since", "id")),
        guides=list(Guide.objects.filter(**rows).select_related("account").order_by("-since", "id")),
        suspended=Suspension.objects.filter(in_force(on), **rows).exists(),
        invited=frozenset(
            Key.objects.filter(member__family=family, used_at=None, expires_at__gt=at).values_list(
                "member_id", flat=True
            )
        ),
    )


def member(id: UUID, *, for_: Actor) -> Member:
    return row_of(Member, id, for_=for_)  # type: ignore[no-any-return]


def names_in(families: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The first names of the children of families, for a room above that must not let a text name them; shown to nobody.
    One query."""
    found: dict[UUID, set[str]] = {}
    rows = Member.objects.filter(family__in=list(families), until=None).exclude(role="carer")
    for family, name in rows.values_list("family_id", "given_name"):
        found.setdefault(family, set()).add(name)
    return {family: frozenset(names) for family, names in found.items()}


def fact(id: UUID, *, for_: Actor) -> FamilyFact:
    return row_of(FamilyFact, id, for_=for_)  # type: ignore[no-any-return]


def pause(id: UUID, *, for_: Actor) -> Break:
    return row_of(Break, id, for_=for_)  # type: ignore[no-any-return]


def running(*, for_: Actor, phones: bool = False) -> list[FosterFamily]:
    """All families that foster now, by name; with their members where their numbers are looked for. One query, or two."""
    rows = policy.visible(for_).filter(status=Status.APPROVED).order_by("name", "id")
    return list(rows.prefetch_related("members") if phones else rows)
