"""Help at home: a beginning, a middle, an end; the hand-over; the close; and the look at what came before."""

import datetime as dt
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.beds import service as beds
from samspil.crisis.models import Crisis, Goal, HandOver, Programme, Supervision, Upstream
from samspil.crisis.models import Due as DueRow
from samspil.crisis.operations.going import colleague
from samspil.crisis.operations.guard import announce, done, queued, remind, told, working
from samspil.crisis.terms import DAYS, GOALS_OF, Answer, Due, Ending, Help, Reached, Sign
from samspil.ground.errors import Invalid, Refused
from samspil.referrals import service as referrals
from samspil.referrals.terms import State, Urgency
from samspil.trail import service as trail

UPSTREAM_DAYS = dt.timedelta(days=7)
WEEK = dt.timedelta(days=7)


def _evening(by: Actor, day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(17), tzinfo=ZoneInfo(by.law_zone)).astimezone(dt.UTC)


@transaction.atomic
def begin(
    *, by: Actor, at: dt.datetime, crisis: Crisis, help: str, worker: UUID, started_on: dt.date, reachable: str = "",
    fits: bool | None = None, goals: dict[str, str] | None = None,
) -> Programme:  # fmt: skip
    """Help at home begins: one fixed worker, an end that is known, a middle at which it is looked at."""
    now = working(by, at, crisis)
    if hasattr(now, "programme"):
        raise Refused(_("Help at home has begun already."))
    problems: dict[str, Any] = {}
    if help not in Help.values:
        problems["help"] = _("Choose from the list.")
    if started_on > by.day(at) or started_on < by.day(now.received_at) - WEEK:
        problems["started_on"] = _("Write the day it began: not later than today.")
    if problems:
        raise Invalid(problems)
    days = dt.timedelta(days=DAYS[Help(help)])
    row = Programme.objects.create(
        crisis=now, help=help, worker_id=colleague(by, at, worker), started_on=started_on, due_on=started_on + days,
        mid_due_on=started_on + days / 2, reachable=reachable.strip()[:120], fits=fits,
    )  # fmt: skip
    said = goals or {}
    Goal.objects.bulk_create(
        Goal(programme=row, code=code, text=said.get(code, "").strip()[:300])
        for code, _words in GOALS_OF[Help(help)]
    )
    now.goings.filter(ended_at=None).update(ended_at=at)
    remind(now, Due.MID, _evening(by, row.mid_due_on), account=worker)
    remind(now, Due.END, _evening(by, row.due_on), account=worker)
    if now.case is not None:
        beds.start_following(by=by, at=at, case=now.case, record=now.pk, began_on=started_on)
    queued(now)
    trail.record(act="crisis.begin", **told(by, at, now))
    return row


@transaction.atomic
def aim(*, by: Actor, at: dt.datetime, crisis: Crisis, goals: dict[str, str]) -> Programme:
    """Each goal in the family's own words."""
    now, row = _running(by, at, crisis)
    for goal in row.goals.all():
        goal.text = goals.get(goal.code, goal.text).strip()[:300]
        goal.save(update_fields=["text"])
    queued(now)
    trail.record(act="crisis.aim", **told(by, at, now))
    return row


@transaction.atomic
def evaluate(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    words: str,
    goals: dict[str, str],
    referrer: bool | None = None,
) -> Programme:
    """Half-way: how far each goal is, and what changes. With who sent the family, if they can."""
    now, row = _running(by, at, crisis)
    if not words.strip():
        raise Invalid({"words": _("Write a few words.")})
    row.mid_on, row.mid_words, row.referrer_took_part = by.day(at), words.strip(), referrer
    row.save(update_fields=["mid_on", "mid_words", "referrer_took_part"])
    for goal in row.goals.all():
        goal.mid = goals.get(goal.code, "") if goals.get(goal.code) in Reached.values else ""
        goal.save(update_fields=["mid"])
    done(now, Due.MID, at)
    queued(now)
    trail.record(act="crisis.evaluate", **told(by, at, now))
    return row


@transaction.atomic
def begin_closing(*, by: Actor, at: dt.datetime, crisis: Crisis) -> Programme:
    """The last days: who goes on, and how."""
    now, row = _running(by, at, crisis)
    row.closing_on = row.closing_on or by.day(at)
    row.save(update_fields=["closing_on"])
    queued(now)
    trail.record(act="crisis.begin_closing", **told(by, at, now))
    return row


@transaction.atomic
def supervise(
    *, by: Actor, at: dt.datetime, crisis: Crisis, on: dt.date, account: UUID | None = None, name: str = "", words: str = ""
) -> Supervision:  # fmt: skip
    """The work with this family was talked over with a behavioural scientist."""
    now, row = _running(by, at, crisis)
    problems: dict[str, Any] = {}
    if not row.started_on <= on <= by.day(at):
        problems["on"] = _("Write a day of this help, not later than today.")
    if account is None and not name.strip():
        problems["account"] = _("Say with whom.")
    if account == by.account:
        problems["account"] = _("Nobody advises themselves. Name somebody else.")
    if problems:
        raise Invalid(problems)
    made = Supervision.objects.create(
        programme=row, on=on, account_id=colleague(by, at, account) if account else None, name=name.strip()[:120],
        words=words.strip(), by_id=by.account,
    )  # fmt: skip
    queued(now)
    trail.record(act="crisis.supervise", **told(by, at, now))
    return made


def _running(by: Actor, at: dt.datetime, crisis: Crisis) -> tuple[Crisis, Programme]:
    now = working(by, at, crisis)
    row = Programme.objects.filter(crisis=now, ended_on=None).first()
    if row is None:
        raise Refused(_("No help at home runs in this crisis."))
    return now, row


@transaction.atomic
def hand_over(
    *, by: Actor, at: dt.datetime, crisis: Crisis, to: Any, text: str, next_on: dt.date | None
) -> HandOver:
    """The next institution is asked, as for every request: it answers in its own name. Nobody is named in it; who goes on
    hears the name from the family, or by phone."""
    now = working(by, at, crisis)
    if _asked(now) in (State.WAITING, State.ACCEPTED):
        raise Refused(_("Somebody was asked already, and has not declined."))
    referral = referrals.send(
        by=by, at=at, to=to, urgency=Urgency.WEEK, next_on=next_on, text=text, child_age=now.ages[:40]
    )
    HandOver.objects.filter(crisis=now).delete()
    row = HandOver.objects.create(crisis=now, referral=referral, to=to, by_id=by.account, asked_at=at)
    queued(now)
    trail.record(act="crisis.hand_over", **told(by, at, now))
    return row


@transaction.atomic
def close(
    *, by: Actor, at: dt.datetime, crisis: Crisis, ending: str, words: str = "", alone: str = "",
    reached: dict[str, str] | None = None, incident: str = "",
) -> Crisis:  # fmt: skip
    """The crisis is over: where the child lives now, how far the goals came, and who goes on: the next institution has
    said yes, or `alone` says why nobody needs to."""
    now = working(by, at, crisis)
    if ending not in Ending.values:
        raise Invalid({"ending": _("Say where the child lives now, or that it is not known.")})
    if now.gates.filter(documented_at=None).exists():
        raise Refused(_("Write down first why a bed was needed."))
    if not _goes_on(now) and not alone.strip():
        raise Invalid(
            {
                "alone": _(
                    "Nobody has accepted the hand-over. Wait for them, or say why nobody needs to go on."
                )
            }
        )
    now.closed_at, now.closed_by_id, now.ending = at, by.account, ending
    now.incident = incident if incident in (Answer.YES, Answer.NO) else Answer.NOT_KNOWN
    now.close_words = "\n".join(filter(None, (words.strip(), alone.strip())))
    now.goings.filter(ended_at=None).update(ended_at=at)
    _ended(by, at, now, ending, reached or {})
    DueRow.objects.filter(crisis=now, done_at=None).exclude(kind__in=[Due.UPSTREAM, Due.VOICE]).update(
        done_at=at
    )
    if not hasattr(now, "upstream"):
        remind(now, Due.UPSTREAM, at + UPSTREAM_DAYS, account=by.account)
    queued(now)
    announce(by, at, now, "crisis.closed")
    trail.record(act="crisis.close", **told(by, at, now))
    return now


def _goes_on(crisis: Crisis) -> bool:
    return _asked(crisis) == State.ACCEPTED


def _asked(crisis: Crisis) -> str:
    """What became of the request to who goes on; nothing where nobody was asked."""
    row = HandOver.objects.filter(crisis=crisis).select_related("referral").first()
    return str(row.referral.state) if row and row.referral else ""


def _ended(by: Actor, at: dt.datetime, crisis: Crisis, ending: str, reached: dict[str, str]) -> None:
    row = Programme.objects.filter(crisis=crisis, ended_on=None).first()
    if row is None:
        return
    row.ended_on = max(by.day(at), row.started_on)
    row.save(update_fields=["ended_on"])
    for goal in row.goals.all():
        goal.reached = reached.get(goal.code, "") if reached.get(goal.code) in Reached.values else ""
        goal.save(update_fields=["reached"])
    if crisis.case is not None:
        home = None if ending == Ending.NOT_KNOWN else ending in (Ending.HOME, Ending.NETWORK)
        beds.close_following(by=by, at=at, record=crisis.pk, closed_on=row.ended_on, home=home)


@transaction.atomic
def look_upstream(
    *, by: Actor, at: dt.datetime, crisis: Crisis, signs: list[str], words: str, earlier: str = ""
) -> Upstream:
    """What preceded this crisis, and what could have helped earlier: looked at after each, so that many can be learnt from."""
    now = working(by, at, crisis, closed=True)
    if not words.strip() and not signs:
        raise Invalid({"words": _("Write a few words.")})
    row, _made = Upstream.objects.update_or_create(
        crisis=now,
        defaults={
            "signs": [s for s in Sign.values if s in signs], "words": words.strip(), "earlier": earlier.strip(),
            "by_id": by.account, "at": at,
        },
    )  # fmt: skip
    done(now, Due.UPSTREAM, at)
    queued(now)
    trail.record(act="crisis.look_upstream", **told(by, at, now))
    return row
