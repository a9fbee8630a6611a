"""One case, its header, and the list of children."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Min, OuterRef, Q, QuerySet

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.cases import policy
from samspil.cases.models import Case, Entry, Participation, Whereabouts
from samspil.cases.terms import OUT_OF_HOME, PROTECTED, EntryKind, Part, Place
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, first, page
from samspil.ground.periods import running
from samspil.ground.prepared import prepared

LIST_SIZE = 50


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Case:
    """The case, with child, worker and leading institution, if the actor's institution takes part in it now."""
    found = next(iter(_one(for_=for_, at=at, id=id)), None)
    if found is None:
        raise NotFound
    open_places([found], for_=for_, at=at)
    return found


@prepared
def _one(for_: Actor, at: Any, id: Any) -> QuerySet[Case]:
    rows = policy.visible(for_, at=at).select_related("child", "worker", "institution").filter(pk=id)
    return rows.annotate(worker_works=_works(at))


@prepared
def _at_table(for_: Actor, at: Any, case: Any) -> QuerySet[Participation]:
    rows = Participation.objects.filter(running(at), Q(only=None) | Q(only=for_.account), case_id=case)
    rows = rows.annotate(worker_works=_works(at))
    return rows.select_related("institution", "worker").order_by("part", "since", "id")


def _works(at: Any) -> Any:
    """Whether the named worker still works there; of a case or part without a worker it is false."""
    return accounts.works_at(OuterRef("worker_id"), OuterRef("institution_id"), at)


def open_places(cases: Iterable[Case], *, for_: Actor, at: dt.datetime) -> None:
    """Put the secret places that the actor may know on these cases. No query where nothing is secret, else one."""
    secret = {case.pk: case for case in cases if case.place == PROTECTED}
    if secret:
        for row in _open(for_=for_, at=at, cases=tuple(secret)):
            secret[row.case_id].opened_place = row


@prepared
def _open(for_: Actor, at: Any, cases: Any) -> QuerySet[Whereabouts]:
    return policy.visible_whereabouts(for_, at=at).filter(case__pk__in=cases, until=None, secret=True)


def place(case: Case, *, for_: Actor, at: dt.datetime) -> Whereabouts:
    """Where the child of a visible case is now. A secret place of others is not there."""
    rows = policy.visible_whereabouts(for_, at=at).filter(case=case, until=None)
    found = rows.select_related("case__institution", "noted_by").first()
    if found is None:
        raise NotFound
    return found


def whereabouts(case: Case, *, for_: Actor, at: dt.datetime) -> list[Whereabouts]:
    """Where the child of a visible case was before, newest first, without the secret places of others. One query."""
    rows = policy.visible_whereabouts(for_, at=at).filter(case=case).exclude(until=None)
    return list(rows.order_by("-since", "-until", "-id"))


def secret_since(case: Case) -> dt.date | None:
    """The first day on which the child was at a secret place, whoever noted it; for deciding what else would tell of it."""
    with fence.lifted(
        "what may be said of a secret place is decided by when it became one, whoever noted it"
    ):
        return Whereabouts.objects.filter(case=case, secret=True).aggregate(day=Min("since"))["day"]


def placed(
    cases: Collection[UUID], *, for_: Actor, at: dt.datetime, since: dt.date
) -> list[tuple[UUID, dt.date]]:
    """The days from which on the children of these files lived out of home, as far as the reader may know. One query."""
    rows = policy.visible_whereabouts(for_, at=at).filter(
        case__in=cases, place__in=OUT_OF_HOME, since__gte=since
    )
    return list(rows.values_list("case", "since"))


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above every page of a case: the case, who takes part, and what the actor may do in it."""

    case: Case
    parts: list[Participation]
    own: Participation
    may_write: bool
    may_steer: bool
    may_share: bool
    writes: bool
    may_reopen: bool
    today: dt.date
    actor: UUID | None

    @property
    def overdue(self) -> bool:
        return self.case.next_on is not None and self.case.next_on < self.today

    def may_correct(self, entry: Entry) -> bool:
        """`policy.can_entry(... "correct" ...)` from what the header knows, without a query for each entry."""
        words_of_child = entry.kind == EntryKind.VOICE and entry.author_id != self.actor
        own = entry.institution_id == self.own.institution_id
        return own and self.writes and entry.kind != EntryKind.EVENT and not words_of_child

    @property
    def child(self) -> Any:
        return self.case.child

    @property
    def urgent(self) -> bool:
        """The actor sees the file by a look in an emergency and by nothing else."""
        return self.own.part == Part.EMERGENCY

    @property
    def leads(self) -> bool:
        return self.own.part == Part.OWNER


def header(id: UUID, *, for_: Actor, at: dt.datetime) -> Header:
    """The case header. Two queries, whatever the size of the file."""
    case = get(id, for_=for_, at=at)
    parts = _at_table(for_=for_, at=at, case=case.pk)
    ours = [p for p in parts if p.institution_id == for_.institution]
    own = next((p for p in ours if p.part != Part.EMERGENCY), ours[0])
    parts = [p for p in parts if p.part != Part.EMERGENCY]
    works = own.part != Part.EMERGENCY
    open_ = case.closed_at is None and works
    return Header(
        case=case,
        parts=parts,
        own=own,
        may_write=open_ and for_.may("case.write"),
        may_steer=open_ and for_.may("case.steer"),
        may_share=works and for_.may("case.share"),
        writes=works and for_.may("case.write"),
        may_reopen=case.closed_at is not None and own.part == Part.OWNER and for_.may("case.steer"),
        today=for_.day(at),
        actor=for_.account,
    )


@dataclass(frozen=True, slots=True)
class ListFilter:
    """How the list of children is narrowed. `worker` is an account id; `gap` names a missing fact."""

    worker: UUID | None = None
    gap: str = ""
    place: str = ""
    closed: bool = False
    by_name: bool = False


ROW = (
    "institution_id", "listed_on", "listed_name",
    "case__reference", "case__language", "case__opened_at", "case__closed_at", "case__next_on", "case__next_time",
    "case__next_what", "case__place", "case__place_text", "case__place_since", "case__revision",
    "case__child__given_name", "case__child__family_name", "case__child__called", "case__child__sort_name",
    "case__child__born_on", "case__child__birth", "case__worker__name", "case__institution__name",
    "case__institution__letters", "case__institution__tone",
)  # fmt: skip
"""What a row of the list shows: the rest of these records is left in the database."""


BY_NAME, BY_DATE = ("listed_name", "id"), ("listed_on", "id")


def _listed(
    for_: Actor, at: Any, today: Any, *, closed: bool, worker: Any, place: Any, no_next: bool, no_worker: bool,
    no_place: bool,
) -> QuerySet[Participation]:  # fmt: skip
    rows = policy.listed(for_, at, closed=closed)
    if worker is not None:
        rows = rows.filter(worker_id=worker)
    if place is not None:
        rows = rows.filter(listed_place=place)
    if no_next:
        rows = rows.filter(listed_on__lt=today)
    if no_worker:
        rows = rows.filter(lacks_worker__in=(True,))
    if no_place:
        rows = rows.filter(listed_place=Place.NOT_KNOWN)
    return rows.select_related("case__child", "case__worker", "case__institution").only(*ROW)


@prepared
def _begun(for_: Actor, at: Any, today: Any, by_name: bool, **asked: Any) -> QuerySet[Participation]:
    """The first screenful, which is what is asked for most."""
    rows = _listed(for_, at, today, **asked)
    return rows.order_by(*(BY_NAME if by_name else BY_DATE))[: LIST_SIZE + 1]


def children(
    narrow: ListFilter, *, for_: Actor, at: dt.datetime, today: dt.date, after: Any = None, before: Any = None
) -> Page[Participation]:
    """The institution's cases as participations (with case, child, worker, leading institution), one screenful."""
    gaps: dict[str, Any] = {f"no_{gap}": narrow.gap == gap for gap in ("next", "worker", "place")}
    asked = gaps | {"closed": narrow.closed, "worker": narrow.worker, "place": narrow.place or None}
    if after or before:
        rows = _listed(for_, at, today, **asked)
        found = page(
            rows, by=BY_NAME if narrow.by_name else BY_DATE, size=LIST_SIZE, after=after, before=before
        )
    else:
        begun = _begun(for_=for_, at=at, today=today, by_name=narrow.by_name, **asked)
        found = first(begun, LIST_SIZE)
    open_places([part.case for part in found.items], for_=for_, at=at)
    return found


def of_children(children: list[UUID], *, for_: Actor, at: dt.datetime) -> dict[UUID, Case]:
    """The visible open case of each of these children, for search results. One query."""
    rows = _of_children(for_=for_, at=at, children=tuple(children)) if children else []
    found = {c.child_id: c for c in rows}
    open_places(found.values(), for_=for_, at=at)
    return found


@prepared
def _of_children(for_: Actor, at: Any, children: Any) -> QuerySet[Case]:
    rows = policy.visible(for_, at=at).filter(child__pk__in=children).select_related("worker", "institution")
    return rows.order_by("-closed_at", "opened_at")


def references(references: list[str], *, for_: Actor) -> dict[str, UUID]:
    """Which of these references the actor's institution already uses for a case it leads."""
    rows = Case.objects.filter(institution_id=for_.institution, reference__in=references)
    return dict(rows.values_list("reference", "pk"))
