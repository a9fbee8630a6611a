"""Requests for help as lists and one by one."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.referrals import policy
from samspil.referrals.models import Referral
from samspil.referrals.terms import AnswerState, Box, Source, State, Urgency

LIST_SIZE = 50
FURTHEST = 20
_BESIDE = (
    "consent",
    "to",
    "sender",
    "worker",
    "sent_by",
    "looked_by",
    "decided_by",
)


def get(id: UUID, *, for_: Actor) -> Referral:
    """One request. To the institution that sent it, the receiver's own notes are withheld."""
    found = policy.visible(for_).select_related(*_BESIDE).filter(pk=id).first()
    if found is None:
        raise NotFound
    if found.to_id != for_.institution:
        found.note = found.next_what = ""
    if found.passed_from_id is not None:
        found.passed_from = _before(found.passed_from_id)
    return found


def _before(id: UUID) -> Referral | None:
    with fence.lifted("who got a request that was passed on reads by whom, and why"):
        return Referral.objects.select_related("to").filter(pk=id).first()


def may_decide(referral: Referral, *, for_: Actor) -> bool:
    return policy.can(for_, "decide", referral)


def is_ours(referral: Referral, *, for_: Actor) -> bool:
    """Whether it reached the actor's institution; else it is one that the institution sent."""
    return referral.to_id == for_.institution


def name_of(referral: Referral) -> str:
    """Whom it is about, as far as anybody said."""
    return referral.child_name or _("no name given")


@dataclass(frozen=True, slots=True)
class BoxFilter:
    """How a box is narrowed. `whose`: mine, nobody (nobody has taken it on), or empty for all."""

    box: str = Box.WAITING
    whose: str = ""
    urgency: str = ""
    overdue: bool = False


def inbox(
    narrow: BoxFilter, *, for_: Actor, today: dt.date, after: Any = None, before: Any = None
) -> Page[Referral]:
    """One screenful: waiting by next date; answered and sent, newest first. Two queries at most."""
    if narrow.box == Box.SENT:
        rows, by = policy.sent(for_), ("-received_at", "-id")
    elif narrow.box == Box.ANSWERED:
        rows, by = policy.received(for_).exclude(state=State.WAITING), ("-decided_at", "-id")
    else:
        rows, by = policy.received(for_).filter(state=State.WAITING), ("next_on", "id")
    rows = _narrowed(rows, narrow, for_, today).select_related("to", "sender", "worker")
    return page(rows, by=by, size=LIST_SIZE, after=after, before=before)


def _narrowed(rows: QuerySet[Referral], narrow: BoxFilter, for_: Actor, today: dt.date) -> QuerySet[Referral]:
    if narrow.whose == "mine":
        own = "sent_by_id" if narrow.box == Box.SENT else "worker_id"
        rows = rows.filter(**{own: for_.account})
    elif narrow.whose == "nobody":
        rows = rows.filter(worker=None)
    if narrow.urgency in Urgency.values:
        rows = rows.filter(urgency=narrow.urgency)
    return rows.filter(state=State.WAITING, next_on__lt=today) if narrow.overdue else rows


@dataclass(frozen=True, slots=True)
class Board:
    """How many requests wait, and how many of them should worry somebody."""

    waiting: int
    unopened: int
    danger: int
    overdue: int
    nobody: int


def board(*, for_: Actor, today: dt.date) -> Board:
    """One query."""
    counts = (
        policy.received(for_)
        .filter(state=State.WAITING)
        .aggregate(
            waiting=Count("pk"),
            unopened=Count("pk", filter=Q(looked_at_first=None)),
            danger=Count("pk", filter=Q(urgency=Urgency.NOW)),
            overdue=Count("pk", filter=Q(next_on__lt=today)),
            nobody=Count("pk", filter=Q(worker=None)),
        )
    )
    return Board(**counts)


def from_whom(referral: Referral) -> str:
    return str(Source(referral.source).label)


@dataclass(frozen=True, slots=True)
class Step:
    """One institution a request came to: what it answered, and why if this actor may know."""

    institution: Any
    state: str
    state_label: Any
    received_at: dt.datetime
    decided_at: dt.datetime | None
    reason: str
    own: bool


def path(referral: Referral, *, for_: Actor) -> list[Step]:
    """The institutions a visible request went to from here on, in order. Reasons only where it is ours to read."""
    steps: list[Step] = []
    seen: set[UUID] = set()
    now: Referral | None = referral
    while now is not None and now.pk not in seen and len(seen) < FURTHEST:
        seen.add(now.pk)
        readable = policy.can(for_, "read", now)
        steps.append(
            Step(
                now.to,
                now.state,
                now.get_state_display(),
                now.received_at,
                now.decided_at,
                now.reason if readable else "",
                now.to_id == for_.institution,
            )
        )
        if now.state != State.PASSED_ON:
            break
        now = _after(now)
    return steps


def _after(passed: Referral) -> Referral | None:
    with fence.lifted("who sent a request may know where it went from there"):
        return Referral.objects.select_related("to").filter(passed_from=passed).first()


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a request, as an event with its data, for its own page or a case's timeline."""

    code: str
    at: dt.datetime
    data: dict[str, str]


def history(referral: Referral) -> list[Happened]:
    """What happened to a visible request that can stand on a timeline, oldest first."""
    data = {"to": referral.to.name, "source": referral.source}
    if referral.sender:
        data["sender"] = referral.sender.name
    found = [Happened("referrals.received", referral.received_at, data)]
    before = referral.passed_from
    if before is not None and before.decided_at:
        passed = {"by": before.to.name, "to": referral.to.name}
        found = [Happened("referrals.passed_on", before.decided_at, passed)]
    if referral.state in (State.ACCEPTED, State.DECLINED) and referral.decided_at:
        found.append(Happened(f"referrals.{referral.state}", referral.decided_at, {"to": referral.to.name}))
    return found


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What a request already tells to whoever opens a case from it. Names are split by guess: last word the family's."""

    referral: UUID
    given_name: str
    family_name: str
    age: str
    where: str
    text: str
    language: str
    urgency: str
    next_on: dt.date
    source: str
    asker: str
    sender: Any
    received_at: dt.datetime
    case: UUID | None


def opening_facts(referral: Referral) -> OpeningFacts:
    words = referral.child_name.split()
    return OpeningFacts(
        referral=referral.pk,
        given_name=" ".join(words[:-1]) if len(words) > 1 else referral.child_name.strip(),
        family_name=words[-1] if len(words) > 1 else "",
        age=referral.child_age,
        where=referral.where,
        text=referral.text,
        language=referral.language,
        urgency=referral.urgency,
        next_on=referral.next_on,
        source=referral.source,
        asker=", ".join(filter(None, [referral.asker_name, referral.asker_contact])),
        sender=referral.sender,
        received_at=referral.received_at,
        case=referral.opened_as,
    )


def by_code(typed: str, *, for_: Actor) -> Referral | None:
    """The request whose asker says this code, if it reached the actor's institution."""
    code = policy.plain_code(typed)
    found = policy.received(for_).filter(code_hash=policy.code_hash(code)).first()
    return found if found and policy.same_code(found.code_hash, code) else None


def answer_state(typed: str) -> AnswerState | None:
    """What the code of an outside asker says, or None if there is no such code. Follows a request that was passed on."""
    code = policy.plain_code(typed)
    with fence.lifted("whoever holds the code of a request learns its state, without signing in"):
        found = Referral.objects.filter(code_hash=policy.code_hash(code)).first()
    if found is None or not policy.same_code(found.code_hash, code):
        return None
    for _hop in range(FURTHEST):
        after = _after(found) if found.state == State.PASSED_ON else None
        if after is None:
            break
        found = after
    if found.state != State.WAITING:
        return AnswerState.ANSWERED
    return AnswerState.READ if found.looked_at_first else AnswerState.WAITING
