"""A call: answered, written while they speak, ended, given back; or kept by one key."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.documents.service import drafts
from samspil.ground import fence, typed
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.phones import normal
from samspil.line import policy, queries
from samspil.line.models import AcuteLine, Call, Flag
from samspil.line.operations.guard import answering, told, writing
from samspil.line.operations.handing import hand_over
from samspil.line.terms import COUNSEL, QUICK, End, Kind, Topic
from samspil.referrals import service as referrals
from samspil.trail import service as trail

LONGEST = 20_000
FLAG_MOST = dt.timedelta(days=90)


def draft_key(call: Call) -> str:
    return f"line.call:{call.pk}"


@transaction.atomic
def begin(
    *, by: Actor, at: dt.datetime, line: AcuteLine, number: str = "", began_at: dt.datetime | None = None
) -> Call:
    """Somebody answered. The family is found by the number where it is known; the number itself is not kept. A number that
    cannot be read is simply not recognised: nobody is turned away for it."""
    answering(by, line, at)
    family = queries.whose(line, number, for_=by, at=at) if number else None
    call = Call.objects.create(
        line=line, began_at=began_at or at, answered_at=at, by_id=by.account,
        caller=policy.caller_hash(number, line) if number else "", family=family,
    )  # fmt: skip
    trail.record(act="line.begin", **told(by, at, call))
    return call


@transaction.atomic
def quick(*, by: Actor, at: dt.datetime, line: AcuteLine, kind: str, call: Call | None = None) -> Call:
    """Silent, hung up, abusive, wrong number: saved by one key, with nothing else to say. Also of a call that is being written: the
    caller may hang up while it is."""
    answering(by, line, at)
    if kind not in QUICK:
        raise Invalid({"kind": _("Choose a kind from the list.")})
    if call is None:
        call = Call.objects.create(
            line=line, began_at=at, answered_at=at, ended_at=at, by_id=by.account, kind=kind
        )
    else:
        writing(by, call, at)
        if call.ended_at is not None:
            raise Refused(_("This call has ended already."))
        Call.objects.filter(pk=call.pk).update(kind=kind, ended_at=at)
        call.refresh_from_db()
    drafts.drop(draft_key(call), by=by)
    trail.record(act="line.quick", **told(by, at, call), details={"kind": kind})
    return call


@transaction.atomic
def set_family(*, by: Actor, at: dt.datetime, call: Call, family: UUID | None) -> Call:
    """Whom it is about, of the families of the line's institution, or nobody known."""
    writing(by, call, at)
    known = {f.pk for f in queries.families(call.line, for_=by, at=at)}
    if family is not None and family not in known:
        raise NotFound
    call.family_id = family
    call.save(update_fields=["family"])
    trail.record(act="line.set_family", **told(by, at, call))
    return call


@dataclass(frozen=True, slots=True)
class Said:
    """What a call came to, as its form says it."""

    text: str = ""
    who: str = ""
    kind: str = ""
    topics: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    advice: str = ""
    next_step: str = ""
    back_at: dt.datetime | None = None
    back_safe: bool | None = None
    back_number: str = ""
    helped: bool | None = None
    may_learn: bool | None = None
    summary: str = ""
    ask: str = ""


@transaction.atomic
def finish(*, by: Actor, at: dt.datetime, call: Call, said: Said) -> Call:
    """The call ends, or what was written of an ended one is mended. What is chosen is done with it: a hand-over is sent, a call back
    is promised."""
    call = (
        Call.objects.select_for_update(of=("self",))
        .select_related("line__institution", "line__roster", "family")
        .get(pk=call.pk)
    )
    writing(by, call, at)
    _check(call, said, at)
    call.text, call.who = said.text.strip()[:LONGEST], said.who.strip()[:120]
    call.kind = said.kind or (Kind.EMERGENCY if End.DANGER in said.ends else Kind.SELF)
    call.topics, call.ends = _of(said.topics, Topic), _of(said.ends, End)
    call.advice, call.next_step = said.advice.strip()[:LONGEST], said.next_step.strip()[:LONGEST]
    call.helped, call.may_learn = said.helped, said.may_learn
    if End.BACK in said.ends and call.back_done_at is None:
        call.back_said_at = call.back_said_at or at
        call.back_at, call.back_safe = said.back_at, said.back_safe
        call.back_number = normal(said.back_number, call.line.institution.country) if said.back_number else ""
    call.ended_at = call.ended_at or at
    call.save()
    if End.HANDED in said.ends:
        hand_over(by=by, at=at, call=call, summary=said.summary or said.text, ask=said.ask)
    drafts.drop(draft_key(call), by=by)
    trail.record(act="line.finish", **told(by, at, call), details={"kind": str(call.kind)})
    return call


def _of(said: Iterable[str], words: Any) -> list[str]:
    return [w.value for w in words if w.value in set(said)]


def _check(call: Call, said: Said, at: dt.datetime) -> None:
    problems: dict[str, Any] = {}
    if said.kind and said.kind not in Kind.values:
        problems["kind"] = _("Choose a kind from the list.")
    counsel = not said.kind or said.kind in COUNSEL
    if counsel and not said.ends:
        problems["ends"] = _("Say how the call ended.")
    if End.BACK in said.ends and call.back_done_at is None:
        if said.back_at is None or said.back_at <= at - dt.timedelta(minutes=1):
            problems["back_at"] = _("Say by when you call back.")
        if said.back_number and not normal(said.back_number, call.line.institution.country):
            problems["back_number"] = _("This is no telephone number.")
        if call.family_id is None and not said.back_number:
            problems["back_number"] = _("Nobody is known to this call. Write the number they left.")
    if End.HANDED in said.ends and not (said.summary.strip() or said.text.strip()):
        problems["summary"] = _("Write what the consultant must know.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def call_back_done(*, by: Actor, at: dt.datetime, call: Call) -> Call:
    """Somebody rang back. The number that was left goes."""
    answering(by, call.line, at)
    rows = Call.objects.filter(pk=call.pk, back_at__isnull=False, back_done_at=None)
    if not rows.update(back_done_at=at, back_by=by.account, back_number=""):
        raise Refused(_("Somebody has called back already."))
    call.refresh_from_db()
    trail.record(act="line.call_back_done", **told(by, at, call))
    return call


@transaction.atomic
def raise_flag(*, by: Actor, at: dt.datetime, call: Call, text: str, until: dt.date) -> Flag:
    """Something whoever answers next must know; it ends by itself."""
    writing(by, call, at)
    today = by.day(at)
    problems: dict[str, Any] = {}
    if not text.strip():
        problems["text"] = _("Write what whoever answers must know.")
    if not today < until <= today + FLAG_MOST:
        problems["until"] = _("A flag ends within 90 days.")
    if call.family_id is None and not call.caller:
        problems["text"] = _("Nobody is known to this call, so nothing can be kept of them.")
    if problems:
        raise Invalid(problems)
    about = {"family_id": call.family_id} if call.family_id else {"caller": call.caller}
    found = Flag.objects.create(
        line=call.line, text=text.strip()[:200], until=until, by_id=by.account, at=at, **about
    )
    trail.record(act="line.raise_flag", **told(by, at, call))
    return found


@transaction.atomic
def refer(*, by: Actor, at: dt.datetime, call: Call, urgency: str = "day") -> Any:
    """The call becomes a request for help at the line's institution, in one step, with what was written."""
    writing(by, call, at)
    call = (
        Call.objects.select_for_update(of=("self",))
        .select_related("line__institution", "family")
        .get(pk=call.pk)
    )
    if call.referral_id is not None:
        raise Refused(_("A request for help came of this call already."))
    if not call.text.strip():
        raise Invalid({"text": _("Write what happened first.")})
    typed.hands_on([call.text])
    acting = policy.eyes(by, call.line, at=at)
    with fence.acting(acting, at=at):
        made = referrals.note_down(
            by=acting, at=at, source="family", urgency=urgency, next_on=acting.day(at) + dt.timedelta(days=1), text=call.text,
            asker_name=call.who or (call.family.name if call.family else ""),
        )  # fmt: skip
    call.referral = made
    call.ends = _of([*call.ends, End.REFERRED], End)
    call.save(update_fields=["referral", "ends"])
    trail.record(act="line.refer", **told(by, at, call))
    return made
