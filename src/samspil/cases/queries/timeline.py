"""What is written on the timeline, as far as the reader may read it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Entry, EntryVersion, Share
from samspil.cases.terms import EntryKind
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.periods import running

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
        dressed(rows, for_, at), by=("-happened_at", "-id"), size=TIMELINE_SIZE, after=after, before=before
    )


def shares_known_to(for_: Actor, at: dt.datetime) -> QuerySet[Share]:
    """The running shares that are the reader's to know: those their institution gave or got, nobody else's."""
    ours = Q(entry__institution_id=for_.institution) | Q(to_id=for_.institution)
    return Share.objects.filter(running(at), ours)


def dressed(rows: QuerySet[Entry], for_: Actor, at: dt.datetime) -> QuerySet[Entry]:
    """With institution, author, voice, and the shares that are the reader's to know."""
    shares = shares_known_to(for_, at).select_related("to").order_by("until", "id")
    return rows.select_related("institution", "author", "voice").prefetch_related(
        Prefetch("shares", queryset=shares, to_attr="running_shares")
    )


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


def child_voice(case: Case, *, for_: Actor, at: dt.datetime) -> Entry | None:
    """The child's newest own words that the actor may read."""
    rows = policy.visible_entries(for_, at=at).filter(case=case, kind=EntryKind.VOICE)
    return rows.select_related("voice", "institution").order_by("-happened_at", "-id").first()
