"""Calls that come through an exchange. What it tells may come twice, late or in another order; every call ends all the same."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.duty import service as duty
from samspil.ground import fence
from samspil.ground.errors import NotFound, Refused
from samspil.line import policy, queries
from samspil.line.bridge import ringing
from samspil.line.models import AcuteLine, Call, Told
from samspil.line.operations.guard import answering, told
from samspil.line.terms import BACK_WITHIN, TALKED, CameTo
from samspil.trail import service as trail

MOST = 200


def exchange_of(line: AcuteLine, *, at: dt.datetime) -> Actor:
    """The exchange, acting for the institution that runs the line: it may learn who answers, and nothing of anybody else."""
    home = line.institution
    return Actor(
        institution=home.pk, role="exchange", words=frozenset({str(Word.DUTY_SEE), str(Word.LINE_ANSWER)}),
        country=home.country, language=home.language, time_zone=home.time_zone, institution_name=home.name, at=at,
    )  # fmt: skip


@transaction.atomic
def ring(*, by: Actor, at: dt.datetime, line: AcuteLine, exchange: str, number: str = "") -> Call:
    """Somebody rings. Who is tried in which order is fixed now, whatever the rota becomes. Told again, it is the same call.
    `by` is whoever asks, signed in nowhere; what they learn is what the exchange of the line may know."""
    by = exchange_of(line, at=at)
    known = Call.objects.filter(line=line, exchange=exchange[:80]).first()
    if known is not None:
        return known
    steps = ringing.frozen(duty.chain(roster=line.roster, for_=by, at=at), line.institution.country)
    family = queries.whose(line, number, for_=by, at=at) if number else None
    call = Call(
        line=line, exchange=exchange[:80], began_at=at, rung_at=at, chain=steps, family=family,
        caller=policy.caller_hash(number, line) if number else "",
    )  # fmt: skip
    try:
        with transaction.atomic():
            call.save(force_insert=True)
    except IntegrityError:  # the same call told by two requests at once
        return Call.objects.get(line=line, exchange=exchange[:80])
    _stand(call, ringing.started(call), at)
    trail.record(act="line.ring", **told(by, at, call))
    return call


@transaction.atomic
def hear(
    *, by: Actor, at: dt.datetime, line: AcuteLine, exchange: str, step: int, heard: str, key: str = ""
) -> Call:
    """What an exchange tells of a number that rings, or of a talk. Told twice by the same key it counts once."""
    call = (
        Call.objects.select_for_update()
        .filter(line=line, exchange=exchange[:80])
        .exclude(exchange="")
        .first()
    )
    if call is None:
        raise NotFound
    if key and not _new(line, key, at):
        return call
    after = ringing.told(call, step, heard)
    if after is not None:
        _stand(call, after, at)
        by = exchange_of(line, at=at)
        trail.record(act="line.hear", **told(by, at, call), details={"heard": heard})
    return call


def _new(line: AcuteLine, key: str, at: dt.datetime) -> bool:
    try:
        with transaction.atomic():
            Told.objects.create(line=line, key=key[:120], at=at)
    except IntegrityError:
        return False
    return True


def _stand(call: Call, state: Any, at: dt.datetime) -> None:
    """The call as the engine says it is now."""
    if state.end is None:
        if state.talking:
            call.answered_at = call.answered_at or at
        elif state.at != call.step:
            call.rung_at = at
        call.step = state.at
    else:
        call.came_to = CameTo(state.end.value)
        if not (
            call.came_to == CameTo.ANSWERED and call.by_id
        ):  # who took it ends what they write themselves
            call.ended_at = call.ended_at or at
        if call.came_to == CameTo.NOBODY and call.back_at is None:
            call.back_at = at + BACK_WITHIN
    call.save()


def sweep(*, by: Actor, at: dt.datetime) -> int:
    """What nobody told: a number that rings for too long was not answered, a talk of hours is over. So no call stays without an end,
    whatever broke: the exchange, the worker that wrote it, or the database in between."""
    with fence.lifted("the clock ends calls of all lines that were left open"):
        rows = Call.objects.filter(came_to="").exclude(exchange="").select_related("line__institution")
        ended = sum(_overdue(by, at, call) for call in rows.order_by("rung_at", "id")[:MOST])
        written = Call.objects.filter(exchange="", ended_at=None, began_at__lt=at - TALKED)
        return ended + written.update(ended_at=F("began_at") + TALKED)


def _overdue(by: Actor, at: dt.datetime, call: Call) -> bool:
    """An exchange's call goes on as if it had been told what follows from its silence; each step is kept by itself."""
    who: dict[str, Any] = {"by": by, "at": at, "line": call.line, "exchange": call.exchange}
    if call.answered_at is not None:
        over = at - call.answered_at > TALKED
        return over and bool(hear(**who, step=call.step, heard="over").came_to)
    if not ringing.late(call, at):
        return False
    while not call.came_to:
        call = hear(**who, step=call.step, heard="no_answer")
    return True


@transaction.atomic
def take(*, by: Actor, at: dt.datetime, call: Call) -> Call:
    """Whoever answered the telephone opens the call here and writes it. Also when the exchange did not say that somebody answered
    (one that only redirects never does): then nobody need call back for that."""
    answering(by, call.line, at)
    rows = Call.objects.filter(pk=call.pk, by=None).exclude(exchange="")
    if not rows.update(by=by.account):
        raise Refused(_("Somebody has this call already."))
    call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    if call.came_to in (CameTo.NOBODY, CameTo.GAVE_UP):
        call.came_to, call.ended_at, call.back_at = CameTo.ANSWERED, None, None
    call.answered_at = call.answered_at or at
    call.save(update_fields=["came_to", "ended_at", "back_at", "answered_at"])
    trail.record(act="line.take", **told(by, at, call))
    return call
