"""Who could see an entry at any moment, and by which rule; and what happened to its visibility in time.

Asked of the records as they stand: parts, shares, looks and roles are ended and begun, never rewritten, so a moment
of the past is answered by the same facts as the present.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Word
from samspil.accounts import service as accounts
from samspil.cases.models import Case, EmergencyLook, Entry, Participation, Share
from samspil.cases.terms import Part, SeenBy
from samspil.ground import fence
from samspil.ground.periods import running


@dataclass(frozen=True, slots=True)
class Seer:
    """One person who can see an entry: for which institution, by which rule, what of it (no fields: the whole), until
    when, and the share or part that lets them."""

    account: Any
    institution: Any
    team: Any
    rule: str
    fields: frozenset[str]
    excerpt: bool
    until: dt.datetime | None
    by: Any = None

    @property
    def whole(self) -> bool:
        return not self.fields and not self.excerpt


def who_could(entry: Entry, *, at: dt.datetime) -> list[Seer]:
    """Everybody whom a rule lets read this entry at that moment, strongest rule first, also at institutions that do not sit
    at the table and were given it. Four queries.

    Before it was recorded nobody could. One person is named once, by the rule that shows them most.
    """
    if at < entry.recorded_at:
        return []
    with fence.lifted(
        "who sees an entry may know who else does, also by a share of which they know nothing more"
    ):
        parts = list(
            Participation.objects.filter(running(at), case_id=entry.case_id).select_related("institution")
        )
        shares = list(
            Share.objects.filter(running(at), entry=entry).select_related("to", "to_team").order_by("until")
        )
    at_table = {p.institution_id: p for p in parts if p.part != Part.EMERGENCY}
    urgent = {(p.institution_id, p.only_id): p for p in parts if p.part == Part.EMERGENCY}
    homes = {p.institution_id for p in parts} | {s.to_id for s in shares}
    found: list[Seer] = []
    for member in accounts.staff(homes, at=at):
        if Word.CASE_READ in accounts.words_of(member):
            seer = _seer(entry, member, at_table.get(member.institution_id), shares, urgent)
            if seer:
                found.append(seer)
    order = [str(r) for r in SeenBy]
    return sorted(found, key=lambda s: (order.index(s.rule), s.institution.name, s.account.name))


def who_could_file(
    case: Case, *, at: dt.datetime, words: Iterable[Word] = (), homes: Iterable[UUID] | None = None
) -> list[Seer]:
    """Everybody whom a rule lets read the joint part of the file at that moment: facts, plan, map, minutes, and what is
    written for everybody. Rooms above ask for what a record of theirs needs besides: `words` of the role, and `homes`,
    the institutions that it is kept to. Two queries."""
    if at < case.opened_at:
        return []
    rows = Participation.objects.filter(running(at), case=case).select_related("institution")
    parts = list(rows if homes is None else rows.filter(institution__in=list(homes)))
    at_table = {p.institution_id: p for p in parts if p.part != Part.EMERGENCY}
    urgent = {(p.institution_id, p.only_id): p for p in parts if p.part == Part.EMERGENCY}
    needed, found = {Word.CASE_READ, *words}, []
    for m in accounts.staff({p.institution_id for p in parts}, at=at):
        part = at_table.get(m.institution_id)
        look = urgent.get((m.institution_id, m.account_id))
        by = part or look
        if by and needed <= accounts.words_of(m):
            rule = SeenBy.TAKES_PART if part else SeenBy.EMERGENCY
            found.append(Seer(m.account, m.institution, m.team, rule, frozenset(), False, by.until, by))
    order = [str(r) for r in SeenBy]
    return sorted(found, key=lambda s: (order.index(s.rule), s.institution.name, s.account.name))


@dataclass(frozen=True, slots=True)
class Kept:
    """An institution that takes or took part and cannot see an entry, and why: not shared, ended, or it left."""

    institution: Any
    why: str
    since: dt.datetime | None


def who_cannot(entry: Entry, *, at: dt.datetime) -> list[Kept]:
    """For the institution that wrote an entry: which others of the table cannot see it at that moment, and why. A
    share to one team or person counts as seen there. Two queries."""
    if at < entry.recorded_at or entry.for_all:
        return []
    rows = Participation.objects.filter(case_id=entry.case_id, only=None, since__lte=at)
    parts = rows.exclude(institution_id=entry.institution_id).select_related("institution").order_by("since")
    latest = {p.institution_id: p for p in parts}
    shares: dict[Any, Share] = {}
    for share in Share.objects.filter(entry=entry, since__lte=at).order_by("until"):
        shares[share.to_id] = share
    found = []
    for institution, part in latest.items():
        given = shares.get(institution)
        if part.until and part.until <= at:
            found.append(Kept(part.institution, "left", part.until))
        elif given is None:
            found.append(Kept(part.institution, "not_shared", None))
        elif given.until <= at:
            found.append(Kept(part.institution, "ended", given.until))
    return found


def _seer(entry: Entry, member: Any, part: Any, shares: list[Share], urgent: dict[Any, Any]) -> Seer | None:
    def seer(rule: str, until: dt.datetime | None, by: Any = None, **more: Any) -> Seer:
        given: dict[str, Any] = {"fields": frozenset(), "excerpt": False, **more}
        return Seer(member.account, member.institution, member.team, rule, until=until, by=by, **given)

    if part and entry.institution_id == member.institution_id:
        return seer(SeenBy.WORK, part.until, part)
    if part and entry.for_all:
        return seer(SeenBy.TABLE, part.until, part)
    look = urgent.get((member.institution_id, member.account_id))
    if look:
        return seer(SeenBy.EMERGENCY, look.until, look)
    mine = [s for s in shares if _reaches(s, member)]
    if not mine:
        return None
    until = max(s.until for s in mine)
    if any(not s.fields and not s.excerpt for s in mine):
        return seer(SeenBy.SHARE, until, mine[0])
    fields = frozenset().union(*(s.names for s in mine))
    return seer(SeenBy.SHARE, until, mine[0], fields=fields, excerpt=any(s.excerpt for s in mine))


def _reaches(share: Share, member: Any) -> bool:
    team = share.to_team_id in (None, member.team_id)
    return share.to_id == member.institution_id and team and share.to_account_id in (None, member.account_id)


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment at which it changed who can see an entry. `kind` is written, shared, ended, urgent."""

    at: dt.datetime
    kind: str
    who: str


def turns(entry: Entry) -> list[Turn]:
    """When it changed who can see an entry, oldest first, the ends to come among them. Three queries."""
    found = [Turn(entry.recorded_at, "written", entry.institution.name)]
    for share in Share.objects.filter(entry=entry).select_related("to"):
        found += [Turn(share.since, "shared", share.to.name), Turn(share.until, "ended", share.to.name)]
    for look in looks(entry):
        part = look.participation
        found.append(Turn(part.since, "urgent", part.institution.name))
    return sorted(found, key=lambda t: t.at)


def looks(entry: Entry) -> list[EmergencyLook]:
    """The looks in an emergency that reached an entry, newest first."""
    rows = EmergencyLook.objects.filter(
        Q(participation__until__gt=entry.recorded_at), participation__case_id=entry.case_id
    ).select_related("participation__institution", "account", "reviewed_by")
    return list(rows.order_by("-participation__since", "-id"))


def shares_of(entry: Entry) -> list[Share]:
    """All shares of an own entry, running ones first."""
    rows = Share.objects.filter(entry=entry).select_related(
        "to", "to_team", "to_account", "shared_by", "ended_by"
    )
    return list(rows.order_by("-until", "-id"))
