"""Calls to learn from: drawn so that nobody picks, read by a colleague if whoever took them agrees."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.duty import service as duty
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.line import policy
from samspil.line.models import AcuteLine, Call, Review
from samspil.line.operations.guard import answering, leading, told
from samspil.line.terms import COUNSEL, DRAWN_FROM, Look, Reviewed
from samspil.trail import service as trail

LONGEST = 4000
MOST = 5


@transaction.atomic
def draw(*, by: Actor, at: dt.datetime, line: AcuteLine, most: int = 3) -> int:
    """Some calls of the last three months are drawn, of those whose callers agreed while they spoke. Their order follows from the
    installation's key: nobody can see to it that a certain one is drawn. Whoever took one is asked."""
    leading(by, line, at)
    if not 1 <= most <= MOST:
        raise Invalid({"most": _("Write a number from %(low)s to %(high)s.") % {"low": 1, "high": MOST}})
    rows = Call.objects.filter(
        line=line,
        may_learn=True,
        review=None,
        by__isnull=False,
        kind__in=COUNSEL,
        ended_at__gt=at - DRAWN_FROM,
    )
    drawn = sorted(rows.exclude(text=""), key=_lot)[:most]
    for call in drawn:
        Review.objects.create(call=call, taker_id=call.by_id, drawn_at=at)
        trail.record(act="line.draw", **told(by, at, call))
    return len(drawn)


def _lot(call: Call) -> str:
    return salted_hmac("samspil.line.draw", str(call.pk), algorithm="sha256").hexdigest()


@transaction.atomic
def allow(*, by: Actor, at: dt.datetime, review: Review, agree: bool) -> Review:
    """Whoever took the call agrees that a colleague reads it, or does not; nobody asks why. Who reads it is somebody else on the
    line's rota, whoever has read least."""
    now = _mine(by, at, review, taker=True, state=Reviewed.ASKED)
    reader = _reader(now, by, at) if agree else None
    if agree and reader is None:
        raise Refused(_("Nobody else is on this rota who could read it."))
    now.state, now.answered_at = (Reviewed.AGREED if agree else Reviewed.DECLINED), at
    now.reader_id = reader
    now.save(update_fields=["state", "answered_at", "reader"])
    trail.record(act="line.allow" if agree else "line.decline", **told(by, at, now.call))
    return now


def _reader(review: Review, by: Actor, at: dt.datetime) -> Any:
    line = review.call.line
    others = [
        m.account_id for m in duty.members(line.roster, on=by.day(at)) if m.account_id != review.taker_id
    ]
    read = Counter(Review.objects.filter(call__line=line, reader__in=others).values_list("reader", flat=True))
    return min(others, key=lambda one: (read[one], others.index(one)), default=None)


@transaction.atomic
def give_back(
    *, by: Actor, at: dt.datetime, review: Review, found: Iterable[str], well: str, other: str
) -> Review:
    """What the colleague found, for whoever took the call alone."""
    now = _mine(by, at, review, taker=False, state=Reviewed.AGREED)
    if not well.strip():
        raise Invalid({"well": _("Write what went well first.")})
    now.found = [one.value for one in Look if one.value in set(found)]
    now.well, now.other = well.strip()[:LONGEST], other.strip()[:LONGEST]
    now.state, now.read_at = Reviewed.READ, at
    now.save(update_fields=["found", "well", "other", "state", "read_at"])
    trail.record(act="line.give_back", **told(by, at, now.call))
    return now


def _mine(by: Actor, at: dt.datetime, review: Review, *, taker: bool, state: str) -> Review:
    rows = policy.reviews(by).select_for_update(of=("self",)).select_related("call__line__roster")
    found = rows.filter(pk=review.pk).first()
    if found is None or by.account != (found.taker_id if taker else found.reader_id):
        raise NotFound
    answering(by, found.call.line, at)
    if found.state != state:
        raise Refused(_("This was answered already."))
    return found
