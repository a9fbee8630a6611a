"""Many cases at once, from a return or a list, and what a later return says of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samspil.access.service import Actor, Word, require
from samspil.cases.models import Case, Participation, Whereabouts
from samspil.cases.operations.entries import Happening, announce_all
from samspil.cases.operations.guard import list_place, stands
from samspil.cases.terms import MISSING_FIRST, Part, Place
from samspil.ground import fence
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the child is since when, and whether help has ended."""

    place: str
    place_since: dt.date
    closed_at: dt.datetime | None = None
    close_reason: str = ""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as it stood elsewhere. What it lacks (worker, next date) is noted as missing, so the board shows it."""

    child: Any
    reference: str
    competence: str
    opened_at: dt.datetime
    standing: Standing
    worker: Any = None
    next_on: dt.date | None = None
    next_what: str = ""


@transaction.atomic
def take_over(*, by: Actor, at: dt.datetime, new: Iterable[NewCase]) -> list[Case]:
    """Take over cases that the actor's institution led before it wrote them here."""
    require(by, Word.EXCHANGE)
    given = list(new)
    made = [_case(each, by, at) for each in given]
    with fence.lifted("nobody takes part yet in a case that is being taken over"):
        _keep(made, given, by)
    announce_all(by=by, at=at, happenings=[h for case in made for h in _begun(case, by)])
    trail.record_all(
        [trail.Fact("cases.take_over", "case", case.pk, case=case.pk) for case in made], by=by, at=at
    )
    return made


def _keep(made: list[Case], given: list[NewCase], by: Actor) -> None:
    Case.objects.bulk_create(made, batch_size=500)
    Whereabouts.objects.bulk_create(
        [Whereabouts(case=c, place=c.place, since=c.place_since, noted_by_id=by.institution) for c in made],
        batch_size=500,
    )
    Participation.objects.bulk_create(
        [_part(case, each, by) for case, each in zip(made, given, strict=True)], batch_size=500
    )


def _case(new: NewCase, by: Actor, at: dt.datetime) -> Case:
    stands = new.standing
    return Case(
        child=new.child,
        institution_id=by.institution,
        reference=new.reference,
        language=by.language,
        opened_at=min(new.opened_at, at),
        closed_at=stands.closed_at,
        close_reason=stands.close_reason,
        worker=new.worker,
        worker_missing_since=None if new.worker or stands.closed_at else at,
        next_on=new.next_on,
        next_what=new.next_what,
        next_missing_since=None if new.next_on or stands.closed_at else at,
        place=stands.place,
        place_since=stands.place_since,
    )


def _part(case: Case, new: NewCase, by: Actor) -> Participation:
    return Participation(
        case=case,
        institution_id=by.institution,
        competence=new.competence,
        part=Part.OWNER,
        worker=new.worker,
        since=case.opened_at,
        added_by_id=by.account,
        is_open=case.closed_at is None,
        listed_on=case.next_on or MISSING_FIRST,
        listed_name=new.child.sort_name,
        listed_place=case.place,
        lacks_worker=new.worker is None,
    )


def _begun(case: Case, by: Actor) -> list[Happening]:
    told = {"institution": by.institution_name}
    found = [Happening(case, "cases.opened", told, case.opened_at, for_all=True)]
    if case.closed_at:
        why = {"reason": str(case.close_reason)}
        found.append(Happening(case, "cases.closed", why, case.closed_at, for_all=True))
    return found


@transaction.atomic
def follow(*, by: Actor, at: dt.datetime, case: Case, standing: Standing) -> Case:
    """A later return says that the child is elsewhere now, that help has ended, or that it goes on after all."""
    require(by, Word.EXCHANGE)
    was_closed = case.closed_at is not None
    happened: list[Happening] = []
    with fence.lifted("a return ends also a place that another institution keeps secret"):
        before = Whereabouts.objects.get(case=case, until=None)
        elsewhere = (before.place, before.since) != (standing.place, standing.place_since)
        if elsewhere:
            _elsewhere(case, standing, before, by)
    if elsewhere:
        data = {"place": str(case.place)}
        happened.append(Happening(case, "cases.moved", data, at, for_all=True))
    case.closed_at, case.close_reason = standing.closed_at, standing.close_reason
    if standing.closed_at and not was_closed:
        why = {"reason": str(standing.close_reason)}
        happened.append(Happening(case, "cases.closed", why, standing.closed_at, for_all=True))
    if was_closed and not standing.closed_at:
        case.worker_missing_since = None if case.worker_id else at
        case.next_missing_since = None if case.next_on else at
        happened.append(Happening(case, "cases.reopened", {}, at, for_all=True))
    case.revision += 1
    case.save()
    Participation.objects.filter(case=case, until=None).update(
        is_open=case.closed_at is None, listed_on=case.next_on or MISSING_FIRST
    )
    list_place(case)
    announce_all(by=by, at=at, happenings=happened)
    trail.record(by=by, at=at, act="cases.follow", record_kind="case", record=case.pk, case=case.pk)
    return case


def _elsewhere(case: Case, standing: Standing, before: Whereabouts, by: Actor) -> None:
    """The running whereabouts end where the next begin; a return that now names an earlier day corrects them instead.
    A return cannot say that a place is secret, so what follows a secret place is secret too."""
    secret = before.secret and standing.place != Place.NOT_KNOWN
    theirs = before.secret and before.noted_by_id != by.institution
    now = before
    if theirs or standing.place_since > before.since:
        end = max(standing.place_since, before.since)
        Whereabouts.objects.filter(pk=before.pk).update(until=end)
        now = Whereabouts(case=case)
    now.place, now.text, now.since = standing.place, "", standing.place_since
    now.secret, now.noted_by_id = secret, by.institution
    now.save()
    stands(case, standing.place, "", standing.place_since, secret=secret)
