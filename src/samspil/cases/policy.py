"""Who sees which case and which entry, both ways: `visible` for lists, `can` for one record. They agree by test."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.cases.models import Case, Entry, Participation, Share, Whereabouts
from samspil.cases.terms import EntryKind
from samspil.ground.periods import covers, running


def parts(actor: Actor, at: dt.datetime) -> QuerySet[Participation]:
    """The running participations of the institution the actor acts for."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Participation.objects.none()
    return Participation.objects.filter(running(at), institution_id=actor.institution)


def listed(actor: Actor, at: dt.datetime, *, closed: bool = False) -> QuerySet[Participation]:
    """The running participations in cases that are open, or in closed ones, for lists.

    Written with `in` because SQLite takes a bare truth value for no equality and would leave the list's index aside.
    """
    return parts(actor, at).filter(is_open__in=(not closed,))


def in_seen_case(actor: Actor, at: dt.datetime, path: str) -> Exists:
    """A condition for rows that belong to a case by `path`: the actor's institution takes part in that case.

    Asked per row, so that its cost follows the rows found and not the number of the institution's cases.
    """
    return Exists(parts(actor, at).filter(case_id=OuterRef(path)))


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Case]:
    """Cases in which the actor's institution takes part at that moment."""
    return Case.objects.filter(Exists(parts(actor, at).filter(case=OuterRef("pk"))))


def visible_entries(actor: Actor, *, at: dt.datetime) -> QuerySet[Entry]:
    """Entries of those cases that are the institution's own, for everybody at the table, or shared with it now."""
    shared = Share.objects.filter(running(at), entry=OuterRef("pk"), to_id=actor.institution)
    own_or_open = Q(institution_id=actor.institution) | Q(for_all=True)
    in_case = Exists(parts(actor, at).filter(case=OuterRef("case_id")))
    return Entry.objects.filter(own_or_open | Exists(shared)).filter(in_case)


def can(actor: Actor, act: str, record: Case, *, at: dt.datetime) -> bool:
    """`act` is read, write or steer. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return False
    takes_part = any(
        p.institution_id == actor.institution and covers(p.since, p.until, at)
        for p in record.participations.all()
    )
    if not takes_part:
        return False
    if act == "read":
        return True
    if record.closed_at is not None:
        return False
    return actor.may(Word.CASE_WRITE if act == "write" else Word.CASE_STEER)


def can_entry(actor: Actor, act: str, record: Entry, *, at: dt.datetime) -> bool:
    """`act` is read, correct or share."""
    if not can(actor, "read", record.case, at=at):
        return False
    own = record.institution_id == actor.institution
    if act == "read":
        shared = any(
            s.to_id == actor.institution and covers(s.since, s.until, at) for s in record.shares.all()
        )
        return own or record.for_all or shared
    if act == "share":
        return own and actor.may(Word.CASE_SHARE)
    words_of_child = record.kind == EntryKind.VOICE and record.author_id != actor.account
    return own and actor.may(Word.CASE_WRITE) and record.kind != EntryKind.EVENT and not words_of_child


Opener = Callable[[Actor, dt.datetime], Q]
_openers: list[Opener] = []


def opens_secret_places(rule: Opener) -> Opener:
    """Register a rule by which somebody may know secret whereabouts that their institution did not note: a condition
    on `Whereabouts` for this actor at this moment."""
    _openers.append(rule)
    return rule


def _may_know_place(actor: Actor, at: dt.datetime) -> Q:
    condition = Q(secret=False) | Q(secret=True, noted_by_id=actor.institution)
    for rule in _openers:
        condition |= rule(actor, at)
    return condition


def visible_whereabouts(actor: Actor, *, at: dt.datetime) -> QuerySet[Whereabouts]:
    """Where children of visible cases are and were; a secret place only for the institution that noted it, and for
    those to whom a rule opens it."""
    in_case = Exists(parts(actor, at).filter(case=OuterRef("case_id")))
    return Whereabouts.objects.filter(_may_know_place(actor, at)).filter(in_case)


def can_whereabouts(actor: Actor, act: str, record: Whereabouts, *, at: dt.datetime) -> bool:
    if act != "read" or not can(actor, "read", record.case, at=at):
        return False
    if not record.secret or record.noted_by_id == actor.institution:
        return True
    return any(Whereabouts.objects.filter(rule(actor, at), pk=record.pk).exists() for rule in _openers)


def leads(actor: Actor, record: Any) -> bool:
    return record.institution_id == actor.institution
