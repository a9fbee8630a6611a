"""Who takes part, what crosses, and conditions for the rooms above."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Q, QuerySet

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Participation, Share
from samspil.cases.queries.files import Header, get
from samspil.cases.queries.masking import masked
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.periods import running
from samspil.ground.prepared import prepared
from samspil.look.service import mark_of


def who_sees(case: Case, *, at: dt.datetime) -> list[Participation]:
    """The institutions that can see the file now, and until when; looks in an emergency apart."""
    rows = Participation.objects.filter(running(at), case=case, only=None)
    return list(rows.select_related("institution", "worker").order_by("part", "since", "id"))


def sits_since(case: UUID, institution: Any, *, since: dt.datetime, at: dt.datetime) -> bool:
    """Whether an institution has taken part without leaving from `since` until `at`. What it gave to somebody outside
    rests on that, and does not come back when it is brought in again one day."""
    rows = Participation.objects.filter(running(at), case=case, institution=institution, only=None)
    return rows.filter(since__lte=since).exists()


def shares(case: Case, *, for_: Actor, at: dt.datetime) -> list[Share]:
    """The running shares of entries of a case that the actor's institution gave or got, soonest end first."""
    rows = Share.objects.filter(running(at), Q(entry__case=case) | Q(case=case))
    reaching = Q(pk__in=policy.shared_with(for_, at).values("pk"))
    given = Q(entry__institution_id=for_.institution) | Q(giver_id=for_.institution)
    rows = rows.filter(given | reaching).select_related(
        "entry", "entry__institution", "giver", "person", "to", "to_team", "to_account", "shared_by"
    )
    return list(rows.order_by("until", "id"))


def table(case: Case) -> list[Participation]:
    """Every institution that takes or took part in a visible case, those who take part now first."""
    rows = Participation.objects.filter(case=case, only=None).select_related(
        "institution", "worker", "added_by"
    )
    return list(rows.order_by(F("until").desc(nulls_first=True), "part", "since", "id"))


def share(id: UUID, *, for_: Actor, at: dt.datetime) -> Share:
    """A running share that the actor's institution gave."""
    given = Q(entry__institution_id=for_.institution) | Q(giver_id=for_.institution)
    rows = Share.objects.filter(running(at), given).select_related("entry", "entry__case", "case", "to")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    get(found.about, for_=for_, at=at)
    return found


def shared_with_us(*, for_: Actor, at: dt.datetime) -> list[Share]:
    """The running shares that reach the actor, also of cases at whose table the institution does not sit, with what
    crosses of each entry and nothing else of it. Soonest end first."""
    rows = policy.shared_with(for_, at).select_related(
        "giver", "person", "to_team", "to_account", "entry__institution", "entry__author", "entry__voice",
        "entry__case__child", "case__child",
    )  # fmt: skip
    with fence.lifted(
        "what was shared in part is read also by who does not take part in its case", rows_alone=True
    ):
        found = list(rows.order_by("until", "id")[:200])
    for share in found:
        if share.entry:
            entry: Any = share.entry
            entry.urgent, entry.running_shares = False, [share]
            masked([entry], for_)
    return found


def participation(id: UUID, *, for_: Actor, at: dt.datetime) -> Participation:
    found = (
        Participation.objects.filter(running(at), pk=id, only=None)
        .select_related("institution", "case")
        .first()
    )
    if found is None:
        raise NotFound
    get(found.case_id, for_=for_, at=at)
    return found


def seen_cases(*, for_: Actor, at: dt.datetime) -> QuerySet[Any, Any]:
    """Ids of all visible cases, as a subquery for the policies of rooms above."""
    return policy.parts(for_, at).values("case_id")


def in_seen_case(*, for_: Actor, at: dt.datetime, path: str = "case_id") -> Exists:
    """A condition for the policies of rooms above: the row's case (by `path`) is one the actor's institution sees."""
    return policy.in_seen_case(for_, at, path)


@dataclass(frozen=True, slots=True)
class Standing:
    """What lets the actor see a case now: a mark that changes with it, the first moment at which some of it ends, and
    whether any of it can be taken away by somebody else."""

    mark: str
    ends: dt.datetime | None
    lent: bool


def standing(header: Header, *, for_: Actor, at: dt.datetime) -> Standing:
    """Pages that are open compare the mark, so that what has ended leaves the screen. One query."""
    rests = [(header.own.pk, header.own.until), *_lent(for_=for_, at=at, case=header.case.pk)]
    ends = [until for _pk, until in rests if until]
    mark = mark_of(f"{pk}:{until}" for pk, until in rests)
    return Standing(mark, min(ends, default=None), not header.leads or len(rests) > 1)


@prepared
def _lent(for_: Actor, at: Any, case: Any) -> QuerySet[Any, Any]:
    """Shares of entries and of facts, each found from the case: asked with one `or`, every share would be looked at."""
    shares = policy.shared_with(for_, at).order_by()
    entries, facts = shares.filter(entry__case_id=case), shares.filter(case_id=case)
    return entries.values_list("pk", "until").union(facts.values_list("pk", "until"))


def may_work(case: UUID, *, for_: Actor, at: dt.datetime) -> bool:
    """Whether the actor's institution takes part, so that it may change things: a look in an emergency may not."""
    return policy.parts(for_, at).filter(case_id=case, only=None).exists()
