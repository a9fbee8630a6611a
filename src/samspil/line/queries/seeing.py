"""Who can see a call, what was handed over of it, a call to learn from, and word that was left; now or at a moment of the past."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.duty import service as duty
from samspil.line import policy
from samspil.line.models import Call, Flag, Handover, Review
from samspil.line.terms import Reviewed
from samspil.look import service as look


def who_could(call: Call, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could open a call at that moment, or was handed what came of it, and by which rule. Four queries."""
    if at < (call.began_at if call.exchange else call.answered_at or call.began_at):
        return []
    took, lead, owed = [], [], []
    for m in _answering(call.line, at=at):
        if m.account_id == call.by_id and (call.answered_at is None or call.answered_at <= at):
            took.append(_sight(m, _("because they answered it"), _("They write it and end it.")))
        elif Word.LINE_LEAD in accounts.words_of(m) and m.institution_id == call.line.institution_id:
            lead.append(
                _sight(m, _("because they lead the line"), _("Whoever leads the line reads its calls."))
            )
        elif _owed(call, at=at):
            why = _("Until somebody has called back, everybody on the rota reads it.")
            owed.append(_sight(m, _("because a call back is owed"), why, _("until somebody has called back")))
    found = [*took, *lead, *owed]
    return [*found, *_handed_to(call, {s.account.pk for s in found}, at=at)]


def _sight(membership: Any, rule: str, why: str, no_end: str = "") -> look.Sight:
    return look.Sight(membership.account, membership.institution, rule, why, no_end=no_end)


def _answering(line: Any, *, at: dt.datetime) -> list[Any]:
    return [m for m in duty.seers(line.roster, at=at) if Word.LINE_ANSWER in accounts.words_of(m)]


def _owed(call: Call, *, at: dt.datetime) -> bool:
    said = call.back_said_at or call.ended_at or call.began_at
    promised = call.back_at is not None and said <= at
    return promised and (call.back_done_at is None or at < call.back_done_at)


def _handed_to(call: Call, others: set[Any], *, at: dt.datetime) -> list[look.Sight]:
    """Who was handed what came of the call, but for those who read it whole."""
    handed = Handover.objects.filter(call=call).select_related("call").first()
    if handed is None:
        return []
    return [s for s in who_could_handed(handed, at=at, leads=False) if s.account.pk not in others]


def who_could_handed(record: Handover, *, at: dt.datetime, leads: bool = True) -> list[look.Sight]:
    """Everybody who could read a hand-over at that moment: whoever is asked, whoever it goes to without a yes, whoever said yes, and
    with `leads` whoever leads there. One query."""
    began = record.handed_at or record.call.ended_at
    if began is None or at < began:
        return []
    yes = record.answered_at is not None and record.answered_at <= at
    people = {record.answered_by_id if yes else (record.asked_id or record.to_id), record.otherwise_id}
    part = _("They read the summary, the advice and what was agreed. Not what was written while they spoke.")
    handed, lead = [], []
    for m in accounts.staff([record.institution_id], at=at):
        words = accounts.words_of(m)
        if Word.LINE_ANSWER not in words:
            continue
        if m.account_id in people:
            handed.append(_sight(m, _("because it was handed to them"), part))
        elif leads and Word.LINE_LEAD in words:
            lead.append(_sight(m, _("because they lead the line"), part))
    return [*handed, *lead]


def who_could_learn(record: Review, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read a call that was drawn to learn from, at that moment: whoever took it, and the colleague if they
    agreed to it. Two queries."""
    if at < record.drawn_at:
        return []
    agreed = record.state in (Reviewed.AGREED, Reviewed.READ)
    yes = record.answered_at is not None and record.answered_at <= at
    reader = record.reader_id if agreed and yes else None
    took = _("They took the call, and say whether a colleague reads it.")
    why = _("You both agreed to it. Only you are told.")
    found = [
        _sight(m, _("because they answered it"), took)
        if m.account_id == record.taker_id
        else _sight(m, _("because they read it to learn from it"), why)
        for m in _answering(record.call.line, at=at)
        if m.account_id in (record.taker_id, reader)
    ]
    return sorted(found, key=lambda s: s.account.pk != record.taker_id)


def who_could_flag(record: Flag, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read what somebody left for whoever answers next, until the day it names. Two queries."""
    day = Actor(time_zone=record.line.institution.time_zone).day(at)
    if at < record.at or day > record.until:
        return []
    why = _("Whoever answers a call of them reads it at the top of the call.")
    return [_sight(m, _("because they answer the line"), why) for m in _answering(record.line, at=at)]


def who_learns(call: Call, *, for_: Actor, at: dt.datetime) -> list[look.Sight]:
    """The colleague who reads a call to learn from it. Told to whoever took the call and to nobody else: whoever leads learns how many
    were drawn, never which."""
    rows = policy.reviews(for_).filter(call=call, taker_id=for_.account, answered_at__lte=at)
    readers = set(rows.filter(state__in=(Reviewed.AGREED, Reviewed.READ)).values_list("reader_id", flat=True))
    why = _("You both agreed to it. Only you are told.")
    staff = _answering(call.line, at=at) if readers else []
    return [
        _sight(m, _("because they read it to learn from it"), why) for m in staff if m.account_id in readers
    ]
