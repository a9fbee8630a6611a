"""A request for help is opened, taken on, and answered: accepted, passed on or declined, each time with a reason."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground import fence, typed
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.referrals import policy
from samspil.referrals.models import Referral
from samspil.referrals.operations.asking import arrive_passed_on, tidy
from samspil.referrals.operations.grounds import kept as grounds_kept
from samspil.referrals.terms import NAMELESS, NAMING, Grounds, State
from samspil.trail import service as trail

RESTS = ("basis", "statute", "requested_on", "consent", "until")


@transaction.atomic
def look_at(*, by: Actor, at: dt.datetime, referral: Referral) -> None:
    """Somebody opens the request: who first did is kept; the sender's reading of the answer is kept too."""
    rows = policy.visible(by).filter(pk=referral.pk)
    if referral.to_id == by.institution:
        first = rows.filter(looked_at_first=None).update(looked_at_first=at, looked_by_id=by.account)
        if first:
            referral.looked_at_first, referral.looked_by_id = at, by.account
            trail.record(by=by, at=at, act="referrals.look_at", record_kind="referral", record=referral.pk)
    elif referral.state != State.WAITING and referral.answer_read_at is None:
        rows.filter(answer_read_at=None).update(answer_read_at=at)


@transaction.atomic
def take_on(*, by: Actor, at: dt.datetime, referral: Referral) -> Referral:
    """The actor says: mine. If a colleague was faster than the page knew, it stays with the colleague."""
    now = _deciding(by, referral)
    if now.worker_id not in (None, by.account, referral.worker_id):
        raise Refused(
            _("%(name)s has just taken it on. Look again before you take it over.") % {"name": now.worker}
        )
    now.worker_id = by.account
    now.save(update_fields=["worker"])
    _record(by, at, "take_on", now)
    return now


@transaction.atomic
def set_next(
    *,
    by: Actor,
    at: dt.datetime,
    referral: Referral,
    revision: int,
    next_on: dt.date | None,
    next_what: str = "",
) -> Referral:
    """A new next date: until then it may wait, and what happens meanwhile. An older `revision` is a Conflict."""
    now = _deciding(by, referral)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    today = by.day(at)
    problems = {}
    if next_on is None:
        problems["next_on"] = _("Set a date: when does somebody look at it at the latest?")
    elif next_on < today:
        problems["next_on"] = _("This day has passed. Choose today or a later day.")
    if len(tidy(next_what)) > 160:
        problems["next_what"] = _("There is room for %(most)s letters here. Shorten it.") % {"most": 160}
    if problems or next_on is None:
        raise Invalid(problems)
    now.next_on, now.next_what = next_on, tidy(next_what)
    now.revision += 1
    now.save(update_fields=["next_on", "next_what", "revision"])
    _record(by, at, "set_next", now)
    return now


@transaction.atomic
def accept(*, by: Actor, at: dt.datetime, referral: Referral, reason: str = "", note: str = "") -> Referral:
    """We help. `reason` is what the sender reads; who accepts works on it unless a colleague already does."""
    now = _deciding(by, referral)
    now.worker_id = now.worker_id or by.account
    _answer(now, by, at, State.ACCEPTED, reason, note)
    _record(by, at, "accept", now)
    return now


@transaction.atomic
def pass_on(
    *,
    by: Actor,
    at: dt.datetime,
    referral: Referral,
    to: Any,
    reason: str,
    note: str = "",
    with_names: bool = False,
    grounds: Grounds = NAMELESS,
) -> Referral:
    """Another institution fits better. It waits there at once; the answer here names where it went, and why.

    Without `with_names` the names, the contact and the place stay here: nobody is named to the next institution, and what
    is told goes on resting on what it came on. With them, on the grounds given.
    """
    now = _deciding(by, referral)
    problems = _reason_problems(reason)
    told: dict[str, Any] = {} if with_names else {name: getattr(now, name) for name in RESTS}
    if to is None or to.pk == by.institution or to.closed_on:
        problems["to"] = _("Choose the organisation you pass it on to.")
    elif _was_at(now, to):
        problems["to"] = _("It has already been there. Choose another one, or accept or decline it.")
    elif with_names:
        facts = {name: getattr(now, name) for name in NAMING}
        told, wrong = grounds_kept(
            grounds, by=by, at=at, to=to, urgency=now.urgency, facts=facts, text=now.text
        )
        problems |= wrong
    if problems:
        raise Invalid(problems)
    typed.hands_on([now.text, now.where if with_names else ""])
    _answer(now, by, at, State.PASSED_ON, reason, note)
    after = arrive_passed_on(by=by, at=at, before=now, to=to, with_names=with_names, told=told)
    _record(by, at, "pass_on", now, {"to": str(to.pk), "with_names": with_names})
    return after


@transaction.atomic
def decline(*, by: Actor, at: dt.datetime, referral: Referral, reason: str, note: str = "") -> Referral:
    """We do not help, and say why."""
    now = _deciding(by, referral)
    if problems := _reason_problems(reason):
        raise Invalid(problems)
    _answer(now, by, at, State.DECLINED, reason, note)
    _record(by, at, "decline", now)
    return now


@transaction.atomic
def opened(*, by: Actor, at: dt.datetime, referral: Referral, case: UUID) -> Referral:
    """A case was opened from the request; accepts it if nobody had yet. Called by the shared file."""
    now = _locked(by, referral)
    if now.to_id != by.institution:
        raise Refused(_("Only the organisation it was sent to can answer it."))
    if now.state == State.WAITING:
        now = accept(by=by, at=at, referral=now)
    if now.state != State.ACCEPTED or now.opened_as not in (None, case):
        raise Refused(_("This request has already been answered. Look at it again."))
    now.opened_as = case
    now.save(update_fields=["opened_as"])
    trail.record(by=by, at=at, act="referrals.opened", record_kind="referral", record=now.pk, case=case)
    return now


def _locked(by: Actor, referral: Referral) -> Referral:
    """The request as it stands now. One that is not for this actor is not there."""
    found = Referral.objects.select_for_update().filter(pk=referral.pk).first()
    if found is None or not policy.can(by, "read", found):
        raise NotFound
    return found


def _deciding(by: Actor, referral: Referral) -> Referral:
    now = _locked(by, referral)
    if now.to_id != by.institution:
        raise Refused(_("Only the organisation it was sent to can answer it."))
    require(by, Word.REFERRAL_DECIDE)
    if now.state != State.WAITING:
        raise Refused(_("This request has already been answered. Look at it again."))
    return now


def _reason_problems(reason: str) -> dict[str, Any]:
    if not tidy(reason, lines=True):
        return {"reason": _("Write the reason. Whoever sent it reads it.")}
    return {}


def _was_at(referral: Referral, to: Any) -> bool:
    """Whether the request already went through that institution, so that it does not go round in circles."""
    now: Referral | None = referral
    for _hop in range(20):
        if now is None:
            return False
        if to.pk in (now.to_id, now.sender_id):
            return True
        with fence.lifted("a request does not go back to where it was before it was passed on to us"):
            now = now.passed_from
    return False


def _answer(now: Referral, by: Actor, at: dt.datetime, state: State, reason: str, note: str) -> None:
    now.state, now.decided_at, now.decided_by_id = state, at, by.account
    if state == State.ACCEPTED:
        now.until = None  # from now on it is the work of who accepted
    now.reason, now.note = tidy(reason, lines=True), tidy(note, lines=True)
    if now.looked_at_first is None:
        now.looked_at_first, now.looked_by_id = at, by.account
    now.save()


def _record(
    by: Actor, at: dt.datetime, verb: str, now: Referral, details: dict[str, Any] | None = None
) -> None:
    trail.record(
        by=by, at=at, act=f"referrals.{verb}", record_kind="referral", record=now.pk, details=details or {}
    )
