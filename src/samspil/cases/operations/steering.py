"""Opening, steering and closing a case."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import policy
from samspil.cases.models import Case, Participation, Whereabouts
from samspil.cases.operations.entries import announce
from samspil.cases.operations.guard import list_place, listed_place, locked, saved, stands
from samspil.cases.terms import MISSING_FIRST, Closing, Part, Place
from samspil.ground import fence
from samspil.ground.errors import Invalid, Refused
from samspil.ground.periods import running
from samspil.institutions import service as institutions
from samspil.people import service as people
from samspil.referrals import service as referrals
from samspil.trail import service as trail


@transaction.atomic
def open(
    *,
    by: Actor,
    at: dt.datetime,
    child: Any,
    competence: str,
    place: str,
    place_since: dt.date,
    next_on: dt.date | None,
    next_what: str = "",
    next_time: dt.time | None = None,
    place_text: str = "",
    place_secret: bool = False,
    worker: Any = None,
    reference: str = "",
    referral: Any = None,
    language: str = "",
) -> Case:
    """Open a case led by the actor's institution. The worker is an account; without one the board shows the gap."""
    require(by, Word.CASE_OPEN)
    institutions.require_live(by.institution)
    problems = _place_problems(place, place_since, by.day(at), child, place_secret)
    _check_opening(problems, competence in by.competences, next_on)
    case = Case(
        child=child, institution_id=by.institution, reference=reference or _reference(by, at), referral=referral,
        language=language or by.language, opened_at=at, worker=worker, worker_missing_since=None if worker else at,
        next_on=next_on, next_time=next_time, next_what=next_what.strip(),
    )  # fmt: skip
    stands(case, place, place_text.strip(), place_since, secret=place_secret)
    with fence.lifted("nobody takes part yet in a case that is being opened"):
        case.save(force_insert=True)
        _noted(by, case, place, place_text.strip(), place_since, place_secret)
        _lead(by, at, case, competence, next_on)
    if referral:
        referrals.opened(by=by, at=at, referral=referral, case=case.pk)
    said = {"institution": by.institution_name}
    announce(case=case, by=by, at=at, code="cases.opened", data=said, for_all=True)
    trail.record(by=by, at=at, act="cases.open", record_kind="case", record=case.pk, case=case.pk)
    return case


def _check_opening(problems: dict[str, Any], holds: bool, next_on: dt.date | None) -> None:
    if not holds:
        problems["competence"] = _("Your institution does not hold this competence today. Choose another.")
    if next_on is None:
        problems["next_on"] = _("Set a next date: when does somebody look again?")
    if problems:
        raise Invalid(problems)


def _lead(by: Actor, at: dt.datetime, case: Case, competence: str, next_on: dt.date | None) -> None:
    """The actor's institution takes part as the leading one, and knows the child."""
    Participation.objects.create(
        case=case, institution_id=by.institution, competence=competence, part=Part.OWNER, worker=case.worker, purpose="",
        since=at, added_by_id=by.account, listed_on=next_on, listed_name=case.child.sort_name,
        listed_place=listed_place(case, by.institution), lacks_worker=case.worker_id is None,
    )  # fmt: skip
    people.make_known([case.child], to=by.institution, by=by, at=at)


def _noted(by: Actor, case: Case, place: str, text: str, since: dt.date, secret: bool) -> None:
    Whereabouts.objects.create(
        case=case, place=place, text=text, since=since, secret=secret,
        noted_by_id=by.institution or case.institution_id,
    )  # fmt: skip


def _reference(by: Actor, at: dt.datetime) -> str:
    """A number to say on the phone: year and a running number within the institution."""
    year = f"{by.day(at):%Y}-"
    used = Case.objects.filter(institution_id=by.institution, reference__regex=rf"^{year}[0-9]{{5}}$")
    last = used.order_by("-reference").values_list("reference", flat=True).first()
    return f"{year}{int(last.removeprefix(year)) + 1 if last else 1:05d}"


def _place_problems(place: str, since: dt.date, today: dt.date, child: Any, secret: bool) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if place not in Place.values:
        problems["place"] = _("Say where the child is, or that it is not known.")
    if secret and place == Place.NOT_KNOWN:
        problems["secret"] = _("Nobody knows where the child is. There is nothing to protect.")
    if since > today:
        problems["place_since"] = _("This day has not come yet. Write the day since when the child is there.")
    if child.born_on and since < child.born_on:
        problems["place_since"] = _("This day is before the child was born. Check both dates.")
    return problems


@transaction.atomic
def set_next(
    *,
    by: Actor,
    at: dt.datetime,
    case: Case,
    revision: int,
    next_on: dt.date,
    next_what: str = "",
    next_time: dt.time | None = None,
) -> Case:
    """The next date: when somebody looks again. It lies today or later."""
    now = locked(by, case, revision, at)
    if next_on < by.day(at):
        raise Invalid({"next_on": _("This day has passed. Choose today or a later day.")})
    now.next_on, now.next_time, now.next_what, now.next_missing_since = (
        next_on,
        next_time,
        next_what.strip(),
        None,
    )
    saved(now)
    _list_again(now)
    trail.record(by=by, at=at, act="cases.set_next", record_kind="case", record=now.pk, case=now.pk)
    return now


@transaction.atomic
def give_to(*, by: Actor, at: dt.datetime, case: Case, revision: int, worker: Any) -> Case:
    """The case gets a worker of the leading institution."""
    now = locked(by, case, revision, at)
    if not policy.leads(by, now):
        raise Refused(_("Only the leading institution names the worker of the case."))
    now.worker, now.worker_missing_since = worker, (None if worker else at)
    saved(now)
    Participation.objects.filter(case=now, institution_id=now.institution_id, until=None).update(
        worker=worker
    )
    announce(
        case=now,
        by=by,
        at=at,
        code="cases.worker",
        data={"name": worker.name if worker else "–"},
        for_all=True,
    )
    trail.record(by=by, at=at, act="cases.give_to", record_kind="case", record=now.pk, case=now.pk)
    return now


@transaction.atomic
def moved(
    *,
    by: Actor,
    at: dt.datetime,
    case: Case,
    revision: int,
    place: str,
    since: dt.date,
    text: str = "",
    secret: bool = False,
) -> Case:
    """The child is somewhere else since a day, or it is not known where since then. A secret place is seen only by
    the institution that says it; the others see that it is protected."""
    now = locked(by, case, revision, at)
    problems = _place_problems(place, since, by.day(at), now.child, secret)
    if since < now.place_since:
        problems["since"] = _("The child is where it is since a later day. Write a day on or after it.")
    if problems:
        raise Invalid({"since" if k == "place_since" else k: v for k, v in problems.items()})
    with fence.lifted("a place that another institution keeps secret ends where the next begins"):
        Whereabouts.objects.filter(case=now, until=None).update(until=since)
    _noted(by, now, place, text.strip(), since, secret)
    stands(now, str(place), text.strip(), since, secret=secret)
    saved(now)
    _list_again(now)
    announce(case=now, by=by, at=at, code="cases.moved", data={"place": now.place}, for_all=True)
    trail.record(by=by, at=at, act="cases.moved", record_kind="case", record=now.pk, case=now.pk)
    return now


@transaction.atomic
def close(*, by: Actor, at: dt.datetime, case: Case, revision: int, reason: str) -> Case:
    """Close the case with a reason; it stays readable to those who take part."""
    now = locked(by, case, revision, at)
    if not policy.leads(by, now):
        raise Refused(_("Only the leading institution closes the case."))
    if reason not in Closing.values:
        raise Invalid({"reason": _("Choose why the case is closed.")})
    now.closed_at, now.close_reason = at, reason
    saved(now)
    Participation.objects.filter(case=now).update(is_open=False)
    announce(case=now, by=by, at=at, code="cases.closed", data={"reason": str(reason)}, for_all=True)
    trail.record(by=by, at=at, act="cases.close", record_kind="case", record=now.pk, case=now.pk)
    return now


@transaction.atomic
def reopen(*, by: Actor, at: dt.datetime, case: Case, next_on: dt.date) -> Case:
    """Open a closed case again, with a next date."""
    require(by, Word.CASE_STEER)
    now = Case.objects.select_for_update().get(pk=case.pk)
    if now.closed_at is None or not policy.leads(by, now):
        raise Refused(_("Only the leading institution opens a closed case again."))
    if next_on < by.day(at):
        raise Invalid({"next_on": _("This day has passed. Choose today or a later day.")})
    now.closed_at, now.close_reason, now.next_on, now.next_missing_since = None, "", next_on, None
    now.worker_missing_since = None if now.worker_id else at
    saved(now)
    Participation.objects.filter(running(at), case=now).update(is_open=True)
    _list_again(now)
    announce(case=now, by=by, at=at, code="cases.reopened", data={}, for_all=True)
    trail.record(by=by, at=at, act="cases.reopen", record_kind="case", record=now.pk, case=now.pk)
    return now


def _list_again(case: Case) -> None:
    """Bring the copies that lists read up to date with the case."""
    Participation.objects.filter(case=case).update(
        listed_on=case.next_on or MISSING_FIRST, lacks_worker=case.worker_id is None
    )
    list_place(case)
