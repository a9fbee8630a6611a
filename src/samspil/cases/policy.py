"""Who sees which case and which entry, both ways: `visible` for lists, `can` for one record. They agree by test."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.cases.models import Case, EmergencyLook, Entry, Participation, Share, Whereabouts
from samspil.cases.terms import EntryKind, Part, ShareField
from samspil.ground.periods import covers, running


def parts(actor: Actor, at: dt.datetime) -> QuerySet[Participation]:
    """The running participations of the institution the actor acts for, and their own looks in an emergency."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Participation.objects.none()
    theirs = Q(only=None) | Q(only=actor.account)
    return Participation.objects.filter(running(at), theirs, institution_id=actor.institution)


def listed(actor: Actor, at: dt.datetime, *, closed: bool = False) -> QuerySet[Participation]:
    """The running participations in cases that are open, or in closed ones, for lists. A look in an emergency is none.

    Written with `in` because SQLite takes a bare truth value for no equality and would leave the list's index aside.
    """
    return parts(actor, at).filter(is_open__in=(not closed,)).exclude(part=Part.EMERGENCY)


def in_seen_case(actor: Actor, at: dt.datetime, path: str) -> Exists:
    """A condition for rows that belong to a case by `path`: the actor's institution takes part in that case.

    Asked per row, so that its cost follows the rows found and not the number of the institution's cases.
    """
    return Exists(parts(actor, at).filter(case_id=OuterRef(path)))


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Case]:
    """Cases in which the actor's institution takes part at that moment, or into which the actor looks in an emergency."""
    return Case.objects.filter(Exists(parts(actor, at).filter(case=OuterRef("pk"))))


def shared_with(actor: Actor, at: dt.datetime) -> QuerySet[Share]:
    """The running shares to the actor: to their institution, or only to their team or to themselves."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Share.objects.none()
    team = Q(to_team=None) | Q(to_team=actor.team) if actor.team else Q(to_team=None)
    person = Q(to_account=None) | Q(to_account=actor.account)
    return Share.objects.filter(running(at), team, person, to_id=actor.institution)


def visible_entries(actor: Actor, *, at: dt.datetime) -> QuerySet[Entry]:
    """Entries of those cases that are the institution's own, for everybody at the table, shared with the actor now, or
    seen in an emergency.

    That no share is its own entry is always true. It keeps PostgreSQL from reading all shares that ever reached the
    institution in order to answer for a screenful of entries.
    """
    own_or_open = Q(institution_id=actor.institution) | Q(for_all=True)
    shared = Exists(shared_with(actor, at).filter(entry=OuterRef("pk")).exclude(pk=OuterRef("pk")))
    mine = parts(actor, at).filter(case=OuterRef("case_id"))
    urgent = Exists(mine.filter(part=Part.EMERGENCY))
    return Entry.objects.filter(own_or_open | shared | urgent).filter(Exists(mine))


def _mine(actor: Actor, record: Case, at: dt.datetime) -> list[Participation]:
    return [
        p
        for p in record.participations.all()
        if p.institution_id == actor.institution
        and p.only_id in (None, actor.account)
        and covers(p.since, p.until, at)
    ]


def works_on(mine: Iterable[Participation]) -> bool:
    """A look in an emergency reads and changes nothing; work needs a part of the institution."""
    return any(p.part != Part.EMERGENCY for p in mine)


def can(actor: Actor, act: str, record: Case, *, at: dt.datetime) -> bool:
    """`act` is read, write or steer. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return False
    mine = _mine(actor, record, at)
    if act == "read" or not mine:
        return bool(mine)
    if record.closed_at is not None or not works_on(mine):
        return False
    return actor.may(Word.CASE_WRITE if act == "write" else Word.CASE_STEER)


def reaches(actor: Actor, share: Share, at: dt.datetime) -> bool:
    """One share, asked the other way: does it reach this actor at that moment?"""
    return (
        share.to_id == actor.institution
        and share.to_team_id in (None, actor.team)
        and share.to_account_id in (None, actor.account)
        and covers(share.since, share.until, at)
    )


def can_entry(actor: Actor, act: str, record: Entry, *, at: dt.datetime) -> bool:
    """`act` is read, correct or share."""
    if not can(actor, "read", record.case, at=at):
        return False
    own = record.institution_id == actor.institution
    mine = _mine(actor, record.case, at)
    if act == "read":
        urgent = any(p.part == Part.EMERGENCY for p in mine)
        return own or record.for_all or urgent or any(reaches(actor, s, at) for s in record.shares.all())
    if not own or not works_on(mine):
        return False
    if act == "share":
        return actor.may(Word.CASE_SHARE)
    words_of_child = record.kind == EntryKind.VOICE and record.author_id != actor.account
    return actor.may(Word.CASE_WRITE) and record.kind != EntryKind.EVENT and not words_of_child


def _may_know_place(actor: Actor, at: dt.datetime) -> Q:
    """A secret place is the institution's that noted it, of those with whom that institution shared where the child is
    now, and seen in an emergency if the rule shows it. Nobody else can share it: they do not know it."""
    told = shared_with(actor, at).filter(
        case=OuterRef("case_id"), person=OuterRef("case__child_id"), giver=OuterRef("noted_by_id"),
        fields__contains=ShareField.WHEREABOUTS,
    )  # fmt: skip
    urgent = parts(actor, at).filter(case=OuterRef("case_id"), part=Part.EMERGENCY, shows_place=True)
    own = Q(secret=False) | Q(noted_by_id=actor.institution)
    return own | Q(Exists(told), until=None) | Q(Exists(urgent))


def visible_whereabouts(actor: Actor, *, at: dt.datetime) -> QuerySet[Whereabouts]:
    """Where children of visible cases are and were; a secret place only for the institution that noted it, and for
    those to whom that institution opened it."""
    in_case = Exists(parts(actor, at).filter(case=OuterRef("case_id")))
    return Whereabouts.objects.filter(_may_know_place(actor, at)).filter(in_case)


def can_whereabouts(actor: Actor, act: str, record: Whereabouts, *, at: dt.datetime) -> bool:
    if act != "read" or not can(actor, "read", record.case, at=at):
        return False
    if not record.secret or record.noted_by_id == actor.institution:
        return True
    if any(p.part == Part.EMERGENCY and p.shows_place for p in _mine(actor, record.case, at)):
        return True
    if record.until is not None:
        return False
    shares = record.case.shares_of_facts.all()
    return any(
        ShareField.WHEREABOUTS in s.names
        and (s.giver_id, s.person_id) == (record.noted_by_id, record.case.child_id)
        and reaches(actor, s, at)
        for s in shares
    )


def leads(actor: Actor, record: Any) -> bool:
    return record.institution_id == actor.institution


def reviews(actor: Actor) -> QuerySet[EmergencyLook]:
    """Looks in an emergency whose review is the business of the actor's institution: it leads the file, its own records in
    the file were opened, or it looked."""
    if actor.institution is None or not actor.may(Word.EMERGENCY_REVIEW):
        return EmergencyLook.objects.none()
    ours = Q(participation__institution_id=actor.institution)
    leads = Q(participation__case__institution_id=actor.institution)
    return EmergencyLook.objects.filter(ours | leads | Q(sat(actor)))


def sat(actor: Actor, **more: Any) -> Exists:
    """A condition for looks: the actor's institution took part in the file when somebody looked."""
    then = OuterRef("participation__since")
    rows = Participation.objects.filter(
        running(then), case=OuterRef("participation__case"), institution_id=actor.institution, only=None
    )
    return Exists(rows.filter(**more))


def reviewed_in(look: EmergencyLook) -> set[Any]:
    """The institutions whose business the review of a look is. One query."""
    part = look.participation
    sat_there = Participation.objects.filter(running(part.since), case=part.case_id, only=None)
    there = sat_there.values_list("institution", flat=True)
    return {part.institution_id, part.case.institution_id, *there}


def may_review(actor: Actor, look: EmergencyLook) -> bool:
    """Never by who looked."""
    ours = actor.institution in reviewed_in(look)
    return ours and actor.may(Word.EMERGENCY_REVIEW) and look.account_id != actor.account
