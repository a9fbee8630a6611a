"""What is written on the timeline, as far as the reader may read it."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Entry, EntryVersion
from samspil.cases.queries.masking import dressed, masked, put_shares, told
from samspil.cases.terms import EntryKind
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, first, page
from samspil.ground.prepared import prepared

TIMELINE_SIZE = 30


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
    if not (after or before or narrow.since or narrow.until):
        return _newest(case, narrow, for_=for_, at=at)
    rows = policy.visible_entries(for_, at=at).filter(case=case)
    if narrow.kinds:
        rows = rows.filter(kind__in=narrow.kinds)
    if narrow.institution:
        rows = rows.filter(institution_id=narrow.institution)
    if narrow.since:
        rows = rows.filter(happened_at__date__gte=narrow.since)
    if narrow.until:
        rows = rows.filter(happened_at__date__lte=narrow.until)
    rows = dressed(rows, for_, at)
    found = page(rows, by=("-happened_at", "-id"), size=TIMELINE_SIZE, after=after, before=before)
    return dataclasses.replace(found, items=masked(found.items, for_))


def _newest(case: Case, narrow: TimelineFilter, *, for_: Actor, at: dt.datetime) -> Page[Entry]:
    """The screenful that most visits ask for. Two queries."""
    rows = _newest_rows(
        for_=for_, at=at, case=case.pk, kinds=tuple(map(str, narrow.kinds)), wrote=narrow.institution
    )
    found = first(rows, TIMELINE_SIZE)
    put_shares(found.items, for_=for_, at=at)
    return dataclasses.replace(found, items=masked(found.items, for_))


@prepared
def _newest_rows(for_: Actor, at: Any, case: Any, kinds: Any, wrote: Any) -> QuerySet[Entry]:
    """First which, then what they say: with the other tables in one question PostgreSQL expects an ordinary file to be short,
    reads it whole and sorts it, and asks its fence of every row of a long one. By itself the index is in order."""
    rows = policy.visible_entries(for_, at=at).filter(case=case)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if wrote:
        rows = rows.filter(institution_id=wrote)
    newest = rows.order_by("-happened_at", "-id").values("pk")[: TIMELINE_SIZE + 1]
    return told(Entry.objects.filter(pk__in=newest), for_, at).order_by("-happened_at", "-id")


def entry(id: UUID, *, for_: Actor, at: dt.datetime) -> Entry:
    """One entry the actor may read, dressed as on the timeline and with its case."""
    found = (
        dressed(policy.visible_entries(for_, at=at), for_, at)
        .select_related("case", "case__child")
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound
    return masked([found], for_)[0]


def versions(entry: Entry, *, for_: Actor, at: dt.datetime) -> list[EntryVersion]:
    """What a visible entry said before, newest first. Others than the writer's institution see what it said since
    they could read it: what was taken out before it was shared was never theirs."""
    rows = EntryVersion.objects.filter(entry=entry)
    if getattr(entry, "withheld", ()):
        return []
    if entry.institution_id != for_.institution:
        since = _readable_since(entry, for_, at)
        rows = rows.filter(replaced_at__gt=since) if since else rows.none()
    return list(rows.select_related("author").order_by("-revision"))


def _readable_since(entry: Entry, for_: Actor, at: dt.datetime) -> dt.datetime | None:
    """Since when the actor's institution has been able to read somebody else's entry, as far as that still runs."""
    part = policy.parts(for_, at).filter(case=entry.case_id).order_by("since").first()
    shares = policy.shared_with(for_, at).filter(entry=entry, fields="", excerpt="").order_by("since")
    share = None if entry.for_all else shares.first()
    if part is None or not (entry.for_all or share):
        return None
    return max(part.since, share.since) if share else part.since


def may_correct(entry: Entry, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can_entry(for_, "correct", entry, at=at)


def may_share(entry: Entry, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can_entry(for_, "share", entry, at=at)


def child_voice(case: Case, *, for_: Actor, at: dt.datetime) -> Entry | None:
    """The child's newest own words that the actor may read."""
    rows = policy.visible_entries(for_, at=at).filter(case=case, kind=EntryKind.VOICE)
    newest = dressed(rows, for_, at).order_by("-happened_at", "-id").first()
    return masked([newest], for_)[0] if newest else None
