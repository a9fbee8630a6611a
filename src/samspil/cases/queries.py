import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Entry, EntryVersion, LastLook, Participation, Share, Whereabouts
from samspil.cases.terms import EntryKind, Part, Place
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.periods import running

TIMELINE_SIZE = 30
LIST_SIZE = 50
MOST_COUNTED = 100
"""How far the board counts; more than that is as bad."""


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Case:
    """The case, with child, worker and leading institution, if the actor's institution takes part in it now."""
    rows = policy.visible(for_, at=at).select_related("child", "worker", "institution")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


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
    def leads(self) -> bool:
        return self.own.part == Part.OWNER


def header(id: UUID, *, for_: Actor, at: dt.datetime) -> Header:
    """The case header. Two queries, whatever the size of the file."""
    case = get(id, for_=for_, at=at)
    parts = list(
        Participation.objects.filter(running(at), case=case)
        .select_related("institution", "worker")
        .order_by("part", "since", "id")
    )
    own = next(p for p in parts if p.institution_id == for_.institution)
    open_ = case.closed_at is None
    return Header(
        case=case,
        parts=parts,
        own=own,
        may_write=open_ and for_.may("case.write"),
        may_steer=open_ and for_.may("case.steer"),
        may_share=for_.may("case.share"),
        writes=for_.may("case.write"),
        may_reopen=not open_ and own.part == Part.OWNER and for_.may("case.steer"),
        today=at.astimezone(ZoneInfo(for_.time_zone)).date(),
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


def children(
    narrow: ListFilter, *, for_: Actor, at: dt.datetime, today: dt.date, after: Any = None, before: Any = None
) -> Page[Participation]:
    """The institution's cases as participations (with case, child, worker, leading institution), one screenful."""
    rows = policy.listed(for_, at, closed=narrow.closed)
    if narrow.worker:
        rows = rows.filter(worker_id=narrow.worker)
    if narrow.place:
        rows = rows.filter(listed_place=narrow.place)
    if narrow.gap == "next":
        rows = rows.filter(listed_on__lt=today)
    elif narrow.gap == "worker":
        rows = rows.filter(lacks_worker__in=(True,))
    elif narrow.gap == "place":
        rows = rows.filter(listed_place=Place.NOT_KNOWN)
    rows = rows.select_related("case", "case__child", "case__worker", "case__institution", "worker")
    by = ("listed_name", "id") if narrow.by_name else ("listed_on", "id")
    return page(rows, by=by, size=LIST_SIZE, after=after, before=before)


def of_children(children: list[UUID], *, for_: Actor, at: dt.datetime) -> dict[UUID, Case]:
    """The visible open case of each of these children, for search results. One query."""
    rows = policy.visible(for_, at=at).filter(child_id__in=children).select_related("worker", "institution")
    return {c.child_id: c for c in rows.order_by("-closed_at", "opened_at")}


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """`kinds` narrows to kinds of entry; `institution` to one author institution; days are inclusive."""

    kinds: tuple[str, ...] = ()
    institution: UUID | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def timeline(
    case: Case, narrow: TimelineFilter, *, for_: Actor, at: dt.datetime, after: Any = None, before: Any = None
) -> Page[Entry]:
    """The visible entries of a case, newest first, each with institution, author, and its running shares."""
    rows = policy.visible_entries(for_, at=at).filter(case=case)
    if narrow.kinds:
        rows = rows.filter(kind__in=narrow.kinds)
    if narrow.institution:
        rows = rows.filter(institution_id=narrow.institution)
    if narrow.since:
        rows = rows.filter(happened_at__date__gte=narrow.since)
    if narrow.until:
        rows = rows.filter(happened_at__date__lte=narrow.until)
    return page(
        _dressed(rows, for_, at), by=("-happened_at", "-id"), size=TIMELINE_SIZE, after=after, before=before
    )


def _dressed(rows: QuerySet[Entry], for_: Actor, at: dt.datetime) -> QuerySet[Entry]:
    """With the shares that are the reader's to know: those their institution gave or got, nobody else's."""
    ours = Q(entry__institution_id=for_.institution) | Q(to_id=for_.institution)
    shares = Share.objects.filter(running(at), ours).select_related("to").order_by("until", "id")
    return rows.select_related("institution", "author", "voice").prefetch_related(
        Prefetch("shares", queryset=shares, to_attr="running_shares")
    )


def entry(id: UUID, *, for_: Actor, at: dt.datetime) -> Entry:
    """One entry the actor may read, dressed as on the timeline and with its case."""
    found = (
        _dressed(policy.visible_entries(for_, at=at), for_, at)
        .select_related("case", "case__child")
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def versions(entry: Entry, *, for_: Actor, at: dt.datetime) -> list[EntryVersion]:
    """What a visible entry said before, newest first. Others than the writer's institution see what it said since
    they could read it: what was taken out before it was shared was never theirs."""
    rows = EntryVersion.objects.filter(entry=entry)
    if entry.institution_id != for_.institution:
        since = _readable_since(entry, for_, at)
        rows = rows.filter(replaced_at__gt=since) if since else rows.none()
    return list(rows.select_related("author").order_by("-revision"))


def _readable_since(entry: Entry, for_: Actor, at: dt.datetime) -> dt.datetime | None:
    """Since when the actor's institution has been able to read somebody else's entry, as far as that still runs."""
    part = policy.parts(for_, at).filter(case=entry.case_id).order_by("since").first()
    shares = Share.objects.filter(running(at), entry=entry, to_id=for_.institution).order_by("since")
    share = None if entry.for_all else shares.first()
    if part is None or not (entry.for_all or share):
        return None
    return max(part.since, share.since) if share else part.since


def may_correct(entry: Entry, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can_entry(for_, "correct", entry, at=at)


def may_share(entry: Entry, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can_entry(for_, "share", entry, at=at)


def changes(*, for_: Actor, at: dt.datetime, limit: int = 20) -> tuple[list[Entry], dt.datetime]:
    """What others wrote in the cases the actor works on since they last looked, newest first: at least the last day,
    and the last week for somebody who never looked."""
    look = LastLook.objects.filter(account_id=for_.account, institution_id=for_.institution).first()
    since = min(look.looked_at, at - dt.timedelta(days=1)) if look else at - dt.timedelta(days=7)
    mine = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = (
        policy.visible_entries(for_, at=at)
        .filter(case__in=mine.values("case"), recorded_at__gt=since, recorded_at__lte=at)
        .exclude(author_id=for_.account)
    )
    dressed = _dressed(rows, for_, at).select_related("case", "case__child")
    return list(dressed.order_by("-recorded_at", "-id")[:limit]), since


@dataclass(frozen=True, slots=True)
class Board:
    """The invariants: open cases the actor works on (or the whole institution's) that miss one of the three facts."""

    place: list[Case]
    next: list[Case]
    worker: list[Case]
    counts: dict[str, int]


def board(*, for_: Actor, at: dt.datetime, today: dt.date, whole: bool = False, limit: int = 3) -> Board:
    """Four queries, each cheap however many cases there are.

    `whole` takes every case the institution leads, else those the actor works on.
    """
    rows = policy.listed(for_, at)
    led = rows.filter(part=Part.OWNER)
    rows = led if whole else rows.filter(worker_id=for_.account)
    gaps = {
        "place": rows.filter(listed_place=Place.NOT_KNOWN),
        "next": rows.filter(listed_on__lt=today),
        "worker": led.filter(lacks_worker__in=(True,)),
    }
    ids = {
        name: list(narrowed.order_by("listed_on", "id").values_list("case_id", flat=True)[:MOST_COUNTED])
        for name, narrowed in gaps.items()
    }
    shown = {case for found in ids.values() for case in found[:limit]}
    known = Case.objects.select_related("child").in_bulk(shown)
    first = {name: [known[case] for case in found[:limit]] for name, found in ids.items()}
    return Board(
        first["place"], first["next"], first["worker"], {name: len(found) for name, found in ids.items()}
    )


def invariants() -> Iterator[tuple[str, list[str]]]:
    """For operators: sentences that must be true of every case, each with the cases for which it is not."""
    open_ = Case.objects.filter(closed_at=None)
    broken = {
        "every open case has a worker, or says since when it has none": open_.filter(
            worker=None, worker_missing_since=None
        ),
        "every open case has a next date, or says since when it has none": open_.filter(
            next_on=None, next_missing_since=None
        ),
        "every case says where the child is, as its whereabouts do": Case.objects.exclude(
            Exists(Whereabouts.objects.filter(case=OuterRef("pk"), until=None, place=OuterRef("place")))
        ),
        "lists show the next date that the case has": open_.filter(
            Exists(Participation.objects.filter(case=OuterRef("pk")).exclude(listed_on=F("case__next_on")))
        ).exclude(next_on=None),
        "lists show the place and the lack of a worker that the case has": open_.filter(
            Exists(
                Participation.objects.filter(case=OuterRef("pk")).exclude(
                    listed_place=F("case__place"), lacks_worker=Q(case__worker=None)
                )
            )
        ),
        "lists show closed cases as closed": Case.objects.filter(
            closed_at__isnull=False, participations__is_open=True
        ).distinct(),
    }
    for says, rows in broken.items():
        yield says, [str(pk) for pk in rows.values_list("pk", flat=True)]


def who_sees(case: Case, *, at: dt.datetime) -> list[Participation]:
    """The institutions that can see the file now, and until when."""
    rows = Participation.objects.filter(running(at), case=case)
    return list(rows.select_related("institution", "worker").order_by("part", "since", "id"))


def who_sees_entry(entry: Entry, *, at: dt.datetime) -> list[tuple[Any, str, dt.datetime | None]]:
    """Who can read this entry now: (institution, rule, until). Rules: own, all, share."""
    seen: list[tuple[Any, str, dt.datetime | None]] = [(entry.institution, "own", None)]
    parts = Participation.objects.filter(running(at), case_id=entry.case_id).select_related("institution")
    shares = {s.to_id: s for s in Share.objects.filter(running(at), entry=entry)}
    for part in parts.order_by("part", "since", "id"):
        if part.institution_id == entry.institution_id:
            continue
        if entry.for_all:
            seen.append((part.institution, "all", part.until))
        elif part.institution_id in shares:
            ends = [u for u in (shares[part.institution_id].until, part.until) if u]
            seen.append((part.institution, "share", min(ends)))
    return seen


def shares(case: Case, *, for_: Actor, at: dt.datetime) -> list[Share]:
    """The running shares of entries of a case that the actor's institution gave or got, soonest end first."""
    rows = Share.objects.filter(running(at), entry__case=case)
    rows = rows.filter(Q(entry__institution_id=for_.institution) | Q(to_id=for_.institution))
    return list(rows.select_related("entry", "entry__institution", "to", "shared_by").order_by("until", "id"))


def table(case: Case) -> list[Participation]:
    """Everybody who takes or took part in a visible case, those who take part now first."""
    rows = Participation.objects.filter(case=case).select_related("institution", "worker", "added_by")
    return list(rows.order_by(F("until").desc(nulls_first=True), "part", "since", "id"))


def last_used(*, for_: Actor, at: dt.datetime, limit: int = 30) -> list[Case]:
    """The open cases the actor works on, those they wrote in last first, then by next date. One query."""
    wrote = Entry.objects.filter(case=OuterRef("case"), author_id=for_.account).order_by("-recorded_at")
    rows = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = rows.annotate(wrote=Subquery(wrote.values("recorded_at")[:1]))
    rows = rows.select_related("case", "case__child")
    return [p.case for p in rows.order_by(F("wrote").desc(nulls_last=True), "listed_on", "id")[:limit]]


def share(id: UUID, *, for_: Actor, at: dt.datetime) -> Share:
    """A running share that the actor's institution gave."""
    rows = Share.objects.filter(running(at), entry__institution_id=for_.institution)
    found = rows.select_related("entry", "entry__case", "to").filter(pk=id).first()
    if found is None:
        raise NotFound
    get(found.entry.case_id, for_=for_, at=at)
    return found


def participation(id: UUID, *, for_: Actor, at: dt.datetime) -> Participation:
    found = Participation.objects.filter(running(at), pk=id).select_related("institution", "case").first()
    if found is None:
        raise NotFound
    get(found.case_id, for_=for_, at=at)
    return found


def worked_on(*, for_: Actor, at: dt.datetime) -> QuerySet[Any, Any]:
    """Ids of the open cases the actor works on, as a subquery for rooms above."""
    return policy.listed(for_, at).filter(worker_id=for_.account).values("case_id")


def seen_cases(*, for_: Actor, at: dt.datetime) -> QuerySet[Any, Any]:
    """Ids of all visible cases, as a subquery for the policies of rooms above."""
    return policy.parts(for_, at).values("case_id")


def in_seen_case(*, for_: Actor, at: dt.datetime, path: str = "case_id") -> Exists:
    """A condition for the policies of rooms above: the row's case (by `path`) is one the actor's institution sees."""
    return policy.in_seen_case(for_, at, path)


def due_soon(*, for_: Actor, at: dt.datetime, today: dt.date, days: int = 7, limit: int = 20) -> list[Case]:
    """Cases the actor works on whose next date falls within the coming days, soonest first. One query."""
    rows = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = rows.filter(listed_on__gte=today, listed_on__lte=today + dt.timedelta(days=days))
    return [p.case for p in rows.select_related("case", "case__child").order_by("listed_on", "id")[:limit]]


def child_voice(case: Case, *, for_: Actor, at: dt.datetime) -> Entry | None:
    """The child's newest own words that the actor may read."""
    rows = policy.visible_entries(for_, at=at).filter(case=case, kind=EntryKind.VOICE)
    return rows.select_related("voice", "institution").order_by("-happened_at", "-id").first()


def references(references: list[str], *, for_: Actor) -> dict[str, UUID]:
    """Which of these references the actor's institution already uses for a case it leads."""
    rows = Case.objects.filter(institution_id=for_.institution, reference__in=references)
    return dict(rows.values_list("reference", "pk"))
