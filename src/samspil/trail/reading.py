"""Reading the record: of one case with the lists it stood in, of one institution, and the mark of the last walk."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Max, Min, Q, QuerySet

from samspil.ground.paging import Page, page
from samspil.trail.chain import chains, verify
from samspil.trail.models import READS, Deed, Entry, Head, Shown, Walk

OFTEN = dt.timedelta(hours=1)
SELDOM = dt.timedelta(days=1)
LONG = 200_000  # entries: a chain of more is walked once a day, a shorter one once an hour


def of_case(
    case: UUID, *, after: Any = None, before: Any = None, size: int = 50, deed: str = "", lists: bool = False
) -> Page[Entry]:
    """Entries about one case (only reads, only writes ... by `deed`; what left was read too), newest first; with `lists` also those that
    showed it among others. The caller has already decided that the reader may see them."""
    rows = Entry.objects.filter(case=case)
    rows = rows.filter(deed__in=READS if deed == Deed.READ else [deed]) if deed else rows
    if not lists:
        return page(rows, by=("-at", "-id"), size=size, after=after, before=before)
    return _with_lists(rows, Shown.objects.filter(case=case), after=after, before=before, size=size)


def _with_lists(
    rows: QuerySet[Entry], lists: QuerySet[Shown], *, after: Any, before: Any, size: int
) -> Page[Entry]:
    """One screenful of both, merged by key: each side gives at most one screenful and one more. Three queries, four
    when an id to begin at is given."""
    anchor = (
        Entry.objects.filter(pk=after or before).values_list("at", "id").first() if after or before else None
    )
    forward = not (before and anchor)
    keys = _keys(rows, "id", anchor, forward, size) + _keys(lists, "entry", anchor, forward, size)
    ordered = sorted(set(keys), reverse=forward)
    more, kept = len(ordered) > size, ordered[:size]
    found = {entry.pk: entry for entry in Entry.objects.filter(pk__in=[id for _, id in kept])}
    items = [found[id] for _, id in (kept if forward else reversed(kept)) if id in found]
    earlier = bool(anchor and after) if forward else more
    later = more if forward else bool(anchor)
    return Page(
        items=items,
        earlier=items[0].pk if items and earlier else None,  # type: ignore[arg-type]
        later=items[-1].pk if items and later else None,  # type: ignore[arg-type]
    )


def _keys(
    rows: QuerySet[Any], id: str, anchor: Any, forward: bool, size: int
) -> list[tuple[dt.datetime, int]]:
    if anchor:
        at, pk = anchor
        side = "lt" if forward else "gt"
        edge = Q(**{f"at__{side}e": at})
        rows = rows.filter(edge & (Q(**{f"at__{side}": at}) | Q(at=at, **{f"{id}__{side}": pk})))
    order = ("-at", f"-{id}") if forward else ("at", id)
    return list(rows.order_by(*order).values_list("at", id)[: size + 1])


@dataclass(frozen=True, slots=True)
class Asked:
    """How the record of an institution is narrowed; empty means all."""

    deed: str = ""
    account: UUID | None = None
    cases: tuple[UUID, ...] | None = None
    acts: tuple[str, ...] = ()
    since: dt.datetime | None = None
    until: dt.datetime | None = None


def about(
    case: UUID,
    records: Iterable[UUID],
    *,
    since: dt.datetime | None = None,
    without: Iterable[str] = (),
    after: Any = None,
    before: Any = None,
    size: int = 50,
) -> Page[Entry]:
    """What was seen or left the system of one case or of these records (people of the case), newest first, except
    for the purposes `without`. The caller has already decided that the reader may know."""
    rows = Entry.objects.filter(Q(case=case) | Q(record__in=[str(r) for r in records]))
    rows = rows.filter(deed__in=(Deed.READ, Deed.LEFT)).exclude(purpose__in=list(without))
    if since:
        rows = rows.filter(at__gte=since)
    return page(rows, by=("-at", "-id"), size=size, after=after, before=before)  # fmt: skip


def of_institution(
    institution: UUID, asked: Asked = Asked(), *, after: Any = None, before: Any = None, size: int = 50
) -> Page[Entry]:
    """Entries of one institution's chain, newest first. The caller has already decided that the reader may see them."""
    return page(narrowed(institution, asked), by=("-seq",), size=size, after=after, before=before)


def narrowed(institution: UUID, asked: Asked) -> QuerySet[Entry]:
    rows = Entry.objects.filter(chain=str(institution))
    if asked.deed:
        rows = rows.filter(deed=asked.deed)
    if asked.account:
        rows = rows.filter(account=asked.account)
    if asked.cases is not None:
        rows = rows.filter(
            Q(case__in=asked.cases) | Q(pk__in=Shown.objects.filter(case__in=asked.cases).values("entry"))
        )
    if asked.acts:
        rows = rows.filter(act__in=asked.acts)
    return _between(rows, str(institution), asked.since, asked.until)


def _between(
    rows: QuerySet[Entry], chain: str, since: dt.datetime | None, until: dt.datetime | None
) -> QuerySet[Entry]:
    """By moment, and by the numbers that bound the moments: the record is read by number, so a day of last year is
    found without walking through all that came after it."""
    if since is None and until is None:
        return rows
    inside = Q(chain=chain)
    inside &= Q(at__gte=since) if since else Q()
    inside &= Q(at__lt=until) if until else Q()
    # A number as it stands would tempt PostgreSQL to walk the numbers from their end until a moment fits.
    number = F("seq") + 0
    ends = Entry.objects.filter(inside).aggregate(low=Min(number), high=Max(number))
    if ends["low"] is None:
        return rows.none()
    return rows.filter(inside, seq__gte=ends["low"], seq__lte=ends["high"])


def seen_lately(*, account: UUID, case: UUID, since: dt.datetime) -> bool:
    """Whether somebody opened a page of this case since then."""
    return Entry.objects.filter(case=case, at__gte=since, account=account, deed=Deed.READ).exists()


def stretch(institution: UUID, *, beyond: int, limit: int) -> list[Mapping[str, Any]]:
    """The next entries of a chain, oldest first: for whoever watches over the record in bounded steps."""
    rows = Entry.objects.filter(chain=str(institution), seq__gt=beyond).order_by("seq")
    wanted = ("seq", "at", "account", "deed", "act", "purpose", "case")
    return list(rows.values(*wanted)[:limit])


def openings(
    institution: UUID,
    *,
    since: dt.datetime,
    until: dt.datetime,
    account: UUID | None = None,
    but: Iterable[str] = (),
) -> list[tuple[UUID, dt.datetime, UUID]]:
    """Who (or this one person) opened which case, or took a paper out of it, when in this time, oldest first; without the
    acts `but`."""
    rows = Entry.objects.filter(
        chain=str(institution), at__gte=since, at__lt=until, deed__in=READS, case__isnull=False
    ).exclude(act__in=list(but))
    rows = rows.filter(account=account) if account else rows.filter(account__isnull=False)
    found = rows.order_by("at").values_list("account", "at", "case")
    return [(who, at, case) for who, at, case in found if who and case]


def tries(institution: UUID, *, since: dt.datetime, until: dt.datetime) -> list[tuple[UUID, dt.datetime]]:
    """Who asked in vain, and when."""
    rows = Entry.objects.filter(chain=str(institution), at__gte=since, at__lte=until, deed=Deed.FAILED)
    return [(who, at) for who, at in rows.order_by("at").values_list("account", "at") if who]


def wrote_in(*, pairs: Iterable[tuple[UUID, UUID]], since: dt.datetime) -> set[tuple[UUID, UUID]]:
    """Which of these people wrote in which of these cases since then."""
    wanted = set(pairs)
    rows = Entry.objects.filter(
        account__in={a for a, _ in wanted}, case__in={c for _, c in wanted}, at__gte=since, deed=Deed.WRITE
    )
    found = rows.order_by().values_list("account", "case").distinct()
    return {(account, case) for account, case in found if account and case} & wanted


def doers(act: str, *, record: UUID, since: dt.datetime) -> set[UUID]:
    """Who did this to this record since then."""
    rows = Entry.objects.filter(record=str(record), at__gte=since, act=act, account__isnull=False)
    return {account for account in rows.order_by().values_list("account", flat=True) if account}


def noted(act: str, *, record: str, since: dt.datetime) -> bool:
    """Whether this was recorded of this record since then."""
    return Entry.objects.filter(record=record, at__gte=since, act=act).exists()


@dataclass(frozen=True, slots=True)
class Mark:
    """What the last walk through the chains behind a list found: whole or not, and the oldest of their moments."""

    whole: bool
    at: dt.datetime


def mark(institutions: Iterable[UUID | None]) -> Mark | None:
    """The mark for a list whose entries stand in these institutions' chains; None while one was never walked."""
    wanted = {str(i) for i in institutions if i}
    walks = list(Walk.objects.filter(chain__in=wanted))
    if not wanted or len(walks) < len(wanted):
        return None
    return Mark(all(w.broken_at is None for w in walks), min(w.at for w in walks))


def last_walk(institution: UUID) -> Walk | None:
    return Walk.objects.filter(chain=str(institution)).first()


def walk(chain: str, *, at: dt.datetime) -> Walk:
    """Verify a chain now and keep what was found. Nothing in it is about anybody, so it leaves no entry itself."""
    verdict = verify(chain)
    found = {
        "at": at, "entries": verdict.entries, "broken_at": verdict.broken_at, "reason": verdict.reason,
        "hash": verdict.head,
    }  # fmt: skip
    return Walk.objects.update_or_create(chain=chain, defaults=found)[0]


def walk_due(*, at: dt.datetime) -> list[Walk]:
    """Walk every chain that was not walked for an hour (a long one: for a day)."""
    last = {w.chain: w for w in Walk.objects.all()}
    lengths = dict(Head.objects.values_list("chain", "seq"))
    due = []
    for chain in chains():
        wait = SELDOM if lengths.get(chain, 0) > LONG else OFTEN
        if chain not in last or at - last[chain].at >= wait:
            due.append(chain)
    return [walk(chain, at=at) for chain in due]


def walk_all(*, at: dt.datetime) -> Iterator[Walk]:
    for chain in chains():
        yield walk(chain, at=at)
